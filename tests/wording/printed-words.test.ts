import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { bytesOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { builtInText } from '../../src/wording/built-in.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING } from '../support/workspace.ts'

/** The words of a language with every letter an x: what is printed in small letters that are none comes from elsewhere. */
function marked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/(\{\w+\})|\p{L}/gu, (_, name: string | undefined) => name ?? 'x')
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, marked(part)]))
}

// The proof of a pack knows page numbers by the word before them, which must be no other word.
const words = marked(parse(builtInText('en-GB') ?? '')) as { range: object; pack: object }
words.range = { ...words.range, page: '(PAGE {first})', pages: '(PAGES {first} - {last})', ranges: '(PAGES {ranges})' }
words.pack = { ...words.pack, page: 'PAGE {number}' }

const folder = 'meetings/2022-12-12-health'
const files = {
  'agendapack.yaml':
    'organisation: { name: QQ ORG, phone: "01234", address: QQ ROAD }\nprofile: plain\nlanguage: en-GB\nstyle: { duplex: true }\n',
  'templates/wording/en-GB.yaml': stringify(words),
  'committees/health.yaml': `name: QQ PANEL
type: QQ TYPE
quorum: 2
vacancies: [ {} ]
members:
  - { name: QQ ONE, role: chair }
  - { name: QQ TWO, role: vice-chair }
  - { name: QQ THREE, role: co-opted }
substitutes: [ { name: QQ FOUR } ]
`,
  [MEETING]: `committee: health
date: 2022-12-12
time: "13:30"
published: 2022-12-02
venue: QQ HALL
title: QQ MEETING
contact: { name: QQ CLERK }
enclosures: letters
agenda:
  - part: QQ PART
  - { item: "1", title: QQ A, type: key, note: QQ NOTE, documents: [ open.md, { file: two.md, revised: { version: 2, date: 2022-12-05, change: QQ CHANGE } } ] }
  - { item: "2", title: QQ B, documents: [ { title: QQ LATER, to_follow: 2022-12-09 } ] }
  - { item: "3", title: QQ X, type: exclusion, excludes: ["4"] }
  - { item: "4", title: QQ SECRET, private: { paragraphs: [3], reason: QQ WHY, public_title: QQ C }, documents: [ closed.md ] }
  - { item: "5", title: QQ D, documents: [ { file: hidden.md, private: { paragraphs: [3], reason: QQ WHY } } ] }
  - { item: "6", title: QQ E, next_meeting: { date: 2023-01-19, time: "10:00" }, type: date-of-next }
`,
  [`${folder}/open.md`]: `---
title: QQ OPEN
author: QQ AUTHOR
contact: QQ CONTACT
date: 2022-12-01
background_papers: [QQ PAPER]
---

QQ TEXT 🔴 :redact[QQ HIDDEN WORDS THAT ARE LONG]

:::recommendations
QQ ASK
:::

> [!WARNING]
> QQ MIND

QQ [QQ LINK](item:2).
`,
  [`${folder}/two.md`]: '---\ntitle: QQ TWO\n---\n\nQQ.\n',
  [`${folder}/closed.md`]: '---\ntitle: QQ CLOSED\n---\n\nQQ ALL OF THIS IS FOR MEMBERS ALONE.\n',
  [`${folder}/hidden.md`]: '---\ntitle: QQ HIDDEN\n---\n\nQQ THIS TOO IS FOR MEMBERS ALONE.\n',
}

/** Small letters that no word of the language has. */
const strange = (text: string): string[] => text.match(/\S*[a-wyz]\S*/gu)?.filter((word) => word !== 'QQ') ?? []

describe('a pack prints no word that is not in the wording files', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(files, reader)
  })
  afterAll(() => reader.close())

  const read = async (name: string) => {
    const file = built.output?.publicFiles.get(name) ?? built.output?.privateFiles.get(name)
    if (!file) throw new Error(`no ${name}: ${built.errors.join('\n')}`)
    return readPdf(bytesOf(file))
  }

  it.each(['public-pack.pdf', 'members-pack.pdf', 'agenda.pdf'])('in %s', async (name) => {
    const { pages, outline } = await read(name)
    const text = pages.map((page) => page.text).join('\n')
    // The measure itself has to see something: marks of a weekday, a stamp and a range.
    expect(text).toMatch(/xxxxxx 12 xxxxxxxx 2022/)
    expect(strange(text)).toEqual([])
    expect(strange(JSON.stringify(titlesIn(outline)))).toEqual([])
  })
})

function titlesIn(outline: readonly { title: string; items?: unknown }[]): string[] {
  return outline.flatMap(({ title, items }) => [title, ...(Array.isArray(items) ? titlesIn(items) : [])])
}
