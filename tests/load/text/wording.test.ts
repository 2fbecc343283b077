import { describe, expect, it } from 'vitest'
import { explainWording } from '../../../src/commands/shared/explain-wording.ts'
import { memoryHost } from '../../../src/host/memory.ts'
import { loadWorkspace } from '../../../src/load/workspace.ts'

async function load(language: string, files: Record<string, string> = {}) {
  const settings = `organisation: { name: Riverbank Council }\nlanguage: ${language}\n`
  const { value, messages } = await loadWorkspace(memoryHost({ 'agendapack.yaml': settings, ...files }))
  const wording = value?.wordings.get(language)
  if (!wording) throw new Error(messages.map(String).join('\n'))
  return { wording, told: messages.map(({ file, line, reason }) => `${file}:${line} ${reason}`), messages }
}

describe('words of a workspace', () => {
  it('replace those that come with the program, one by one', async () => {
    const { wording, told } = await load('de', { 'templates/wording/de.yaml': 'pack: { agenda: Sitzungsplan }\n' })
    expect(wording.text('pack.agenda')).toBe('Sitzungsplan')
    expect(wording.text('pack.front_sheet')).toBe('Deckblatt')
    expect(told).toEqual([])
  })

  it('can be a language that does not come with it; what it lacks is English and a finding', async () => {
    const { wording, messages } = await load('nl', { 'templates/wording/nl.yaml': 'pack: { agenda: Agenda }\n' })
    expect(wording.language).toBe('nl')
    expect(wording.text('pack.front_sheet')).toBe('Front sheet')
    expect(messages.map(({ ruleId, file }) => [ruleId, file])).toEqual([['wording', 'templates/wording/nl.yaml']])
  })

  it('are English, and say so, in a language that has none', async () => {
    const { wording, told } = await load('nl')
    expect(wording.language).toBe('en-GB')
    expect(told).toEqual([
      'agendapack.yaml:2 agendapack has no words in the language `nl`, so packs and pages are in English.',
    ])
  })

  it('are refused with a key or a value that does not exist, at its place', async () => {
    const { told } = await load('en-GB', {
      'templates/wording/en-GB.yaml': 'pack:\n  agnda: Agenda\nagenda:\n  added: "Added by {whom}."\n',
    })
    expect(told.some((one) => one.startsWith('templates/wording/en-GB.yaml:2'))).toBe(true)
    const { told: values } = await load('en-GB', { 'templates/wording/en-GB.yaml': 'agenda:\n  added: "By {whom}."\n' })
    expect(values).toEqual(['templates/wording/en-GB.yaml:2 There is no value `{whom}` in this text.'])
  })

  it('take nothing from the name of a file that is no language of the settings', async () => {
    const { wording } = await load('cy', { 'templates/wording/fr.yaml': 'pack: { agenda: Autre }\n' })
    expect(wording.text('pack.agenda')).toBe('Agenda')
    expect(wording.text('pack.front_sheet')).toBe('Taflen flaen')
  })
})

describe('explain wording', () => {
  it('says which languages nobody has read yet, and prints a file', () => {
    expect(explainWording(undefined)).toMatch(/de {5}Deutsch \(not yet read/)
    expect(explainWording(undefined)).toMatch(/en-GB {2}English\n/)
    expect(explainWording('ga')).toContain('language_name: Gaeilge')
    expect(explainWording('xx')).toBeUndefined()
  })
})
