import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../src/manifest/manifest.ts'
import { papers } from './cases/papers.ts'
import { folderOf, run } from './commands/run.ts'
import { readPdf } from './support/pdf/read-pdf.ts'
import { expectedWords, joined } from './support/words.ts'

const given = papers.filter(({ name }) => /^[1-4]-/.test(name))

/** The number at the beginning of each line that has one, with the letters that follow it. */
function numberedLines(text: string): string[] {
  return [...text.matchAll(/^(?:\*\*|#+ )?((?:\d+\.)*\d+\.? |\(?[ivxl]+[.)] )(\S.*)$/gmu)].map(
    ([, number = '', line = '']) => joined(`${number}${expectedWords(line).slice(0, 3).join('')}`),
  )
}

describe('papers as the reports of one meeting', () => {
  let folder = ''
  let manifest: Manifest | undefined
  const printed: string[] = []
  beforeAll(async () => {
    const agenda = given
      .map(({ name }, index) => `  - { title: Report ${index + 1}, documents: [ ${name} ] }\n`)
      .join('')
    folder = await folderOf({
      'agendapack.yaml':
        'organisation: { name: Riverbank Council }\nprofile: plain\nrules: { placeholder-text: warning }\n',
      'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
      'meetings/m/meeting.yaml': `committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda:\n${agenda}`,
      ...Object.fromEntries(given.map(({ name, text }) => [`meetings/m/${name}`, text])),
    })
    const { code, out } = await run('build', folder, '--format', 'json')
    expect(code, out.slice(0, 2000)).toBe(0)
    const packs = join(folder, 'dist/public/health/2022-12-12')
    manifest = JSON.parse(await readFile(join(packs, 'pack.json'), 'utf8'))
    const { pages } = await readPdf(await readFile(join(packs, 'public-pack.pdf')))
    printed.push(...pages.map(({ text }) => text))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const pagesOf = (index: number): string => {
    const items = manifest?.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : [])) ?? []
    const { first, last } = items[index]?.pages ?? { first: 1, last: 0 }
    // A word can go on over the page: without what is on every page.
    return printed
      .slice(first - 1, last)
      .map((text) =>
        joined(text).replace(/^AgendaItemNo:\d+|(AgendaItemNo:\d+)?HealthPanel·12December2022Page\d+$/g, ''),
      )
      .join('')
  }

  it.each(given.map(({ name, text }, index) => [name, text, index] as const))(
    '%s loses no word',
    (_, source, index) => {
      const text = pagesOf(index)
      const lost = new Map<string, number>()
      const counts = new Map<string, number>()
      for (const word of expectedWords(source)) counts.set(word, (counts.get(word) ?? 0) + 1)
      for (const [word, count] of counts) {
        const found = text.split(joined(word)).length - 1
        if (found < count) lost.set(word, count - found)
      }
      expect(counts.size).toBeGreaterThan(30)
      expect(Object.fromEntries(lost)).toEqual({})
    },
  )

  it.each(given.map(({ name, text }, index) => [name, text, index] as const))(
    '%s keeps every number, in order',
    (_, source, index) => {
      const text = pagesOf(index)
      const lost: string[] = []
      let from = 0
      for (const line of numberedLines(source)) {
        const at = text.indexOf(line, from)
        if (at < 0) lost.push(line)
        else from = at
      }
      expect(lost).toEqual([])
    },
  )
})
