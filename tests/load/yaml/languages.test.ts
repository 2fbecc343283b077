import { describe, expect, it } from 'vitest'
import { committeeSchema } from '../../../src/load/schema/committee.ts'
import { meetingSchema } from '../../../src/load/schema/meeting.ts'
import { EVERY_LANGUAGE, type Reading } from '../../../src/load/yaml/languages.ts'
import { readYaml } from '../../../src/load/yaml/yaml.ts'

const translations = new Map([
  ['cy', new Map<string, string>()],
  ['en', new Map([['Ymddiheuriadau', 'Apologies']])],
])
const reading = (language: string): Reading => ({ language, all: ['cy', 'en'], translations })
const bytes = (text: string) => new TextEncoder().encode(text)

const MEETING = `committee: cabinet
date: 2026-11-24
time: "10:00"
venue: Siambr
agenda:
  - { title: Ymddiheuriadau, note: { cy: Nodyn, en: Note } }
  - title: { cy: Cyllid }
  - { title: 2026/27, private: { paragraphs: [14], reason: { en: Price, cy: Pris } } }
accept: [{ rule: dates, reason: Wedi’i gytuno }]
`

describe('texts in several languages', () => {
  const read = (language: string) => readYaml('meeting.yaml', bytes(MEETING), meetingSchema, reading(language))

  it('are those of the language that is read, else of the first that is there', () => {
    const titles = (language: string) =>
      read(language).value?.value.agenda.map((entry) => ('title' in entry ? [entry.title, entry.note] : []))
    expect(titles('cy')).toEqual([
      ['Ymddiheuriadau', 'Nodyn'],
      ['Cyllid', undefined],
      ['2026/27', undefined],
    ])
    expect(titles('en')).toEqual([
      ['Apologies', 'Note'],
      ['Cyllid', undefined],
      ['2026/27', undefined],
    ])
    expect(read('en').value?.value.venue).toBe('Siambr')
    const [, , third] = read('en').value?.value.agenda ?? []
    expect(third).toMatchObject({ private: { reason: 'Price' } })
  })

  it('that are missing in a language are named once, by their lines, and quoted nowhere', () => {
    const { messages } = read('cy')
    expect(messages.map(({ ruleId, line, reason, expected }) => [ruleId, line, reason, expected])).toEqual([
      ['translation', 4, '2 texts are not there in the language `en`: lines 4, 7.', ['venue', 'agenda.1.title']],
    ])
    expect(read('en').messages).toEqual([])
  })

  it('have their places, and their mistakes', () => {
    const place = read('en').value?.place(['agenda', 1, 'title'])
    expect(place?.start.line).toBe(7)
    const wrong = readYaml('x.yaml', bytes('name: { cy: Cabinet, fr: Cabinet }\n'), committeeSchema, reading('cy'))
    expect(wrong.messages.map(({ ruleId, line }) => [ruleId, line])).toEqual([['yaml-schema', 1]])
  })

  it('do not let a redaction through where it hides nothing', () => {
    const marked = MEETING.replace('cy: Cyllid', 'cy: ":redact[Cyllid]"').replace('cy: Nodyn', 'cy: ":redact[Nodyn]"')
    const { messages } = readYaml('meeting.yaml', bytes(marked), meetingSchema, reading('cy'))
    expect(messages.filter(({ ruleId }) => ruleId === 'privacy-mark').map(({ line }) => line)).toEqual([7])
  })

  it('can be read together, to see whether any of them has changed', () => {
    const all = readYaml('meeting.yaml', bytes(MEETING), meetingSchema, EVERY_LANGUAGE)
    expect(all.messages).toEqual([])
    expect(all.value?.value.agenda[0]).toMatchObject({ note: 'cy: Nodyn\nen: Note' })
  })

  it('are plain texts where a workspace has one language', () => {
    const one: Reading = { language: 'cy', all: ['cy'], translations: new Map() }
    const { messages } = readYaml('meeting.yaml', bytes(MEETING), meetingSchema, one)
    expect(messages.map(({ line }) => line)).toEqual([6, 7, 8])
  })
})
