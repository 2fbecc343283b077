import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../src/host/content.ts'
import type { Manifest, ManifestDocument, ManifestPack } from '../../src/manifest/manifest.ts'
import { startReader } from '../../src/verify/engine/reading-threads.ts'
import { stream, writePdf } from '../attachments/write-pdf.ts'
import { buildFiles, numbersOf } from '../support/build.ts'
import { canDecode, decodePdf } from '../support/pdf/decode.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

const reader = startReader()
afterAll(() => reader.close())

type Ground = 'open' | 'exempt' | 'confidential'

interface RandomPaper {
  kind: 'report' | 'attachment'
  ground: Ground
  /** Redacted passages of a report, or pages of an attachment that the public does not get. */
  isPartly: boolean
  /** 0 for the pack. */
  supplement: 0 | 1 | 2
  /** Paragraphs, or pages of an attachment. */
  length: number
}

interface RandomMeeting {
  duplex: boolean
  numbering: 'shared' | 'own'
  items: { ground: Ground; papers: RandomPaper[] }[]
}

const ground = fc.constantFrom<Ground>('open', 'open', 'exempt', 'confidential')
const paper = fc.record<RandomPaper>({
  kind: fc.constantFrom('report', 'attachment'),
  ground,
  isPartly: fc.boolean(),
  supplement: fc.constantFrom(0, 0, 1, 2),
  length: fc.integer({ min: 1, max: 5 }),
})
const meeting = fc.record<RandomMeeting>({
  duplex: fc.boolean(),
  numbering: fc.constantFrom('shared', 'shared', 'own'),
  items: fc.array(fc.record({ ground, papers: fc.array(paper, { maxLength: 3 }) }), { minLength: 1, maxLength: 4 }),
})

/** Words that nothing else has: `count` of them, made of the letters of a number. */
function wordsOf(name: string, count: number): string[] {
  const letters = (number: number) => String(number).replace(/\d/g, (digit) => 'bdfgklmnpr'[Number(digit)] ?? '')
  return Array.from({ length: count }, (_, index) => `zq${name}u${letters(index)}o`)
}

const nameOf = (...numbers: number[]) => numbers.map((number) => 'aeiouyaeiou'[number] ?? 'y').join('w')

interface Written {
  files: Record<string, string | Uint8Array>
  /** Words that no public file may have, and some that it has to have. */
  hidden: string[]
  shown: string[]
}

function write(random: RandomMeeting): Written {
  const written: Written = { files: {}, hidden: [], shown: [] }
  const late: Record<number, string[]> = { 1: [], 2: [] }
  const agenda = random.items.map((item, index) => {
    const lists: Record<number, string[]> = { 0: [], 1: [], 2: [] }
    for (const [position, made] of item.papers.entries())
      lists[made.supplement]?.push(writePaper(made, item.ground, [index, position], written))
    for (const number of [1, 2])
      if (lists[number]?.length)
        late[number]?.push(`      - { item: "${index + 1}", documents: [${lists[number].join(', ')}] }`)
    const title = wordsOf(`${nameOf(index)}t`, 1).join(' ')
    ;(item.ground === 'open' ? written.shown : written.hidden).push(title)
    const note = wordsOf(`${nameOf(index)}n`, 2).join(' ')
    if (item.ground !== 'open') written.hidden.push(note)
    const head = `  - { item: "${index + 1}", title: ${title}, note: ${note}${privacyOf(item.ground, 'Public title')}`
    return `${head}, documents: [${lists[0]?.join(', ')}] }`
  })
  const supplements = [1, 2].filter((number) => late[number]?.length)
  const listed = supplements.map(
    (number, index) =>
      `  - supplement: ${index + 1}\n    published: 2022-12-0${index + 5}\n    items:\n${late[number]?.join('\n')}`,
  )
  written.files[MEETING] =
    `${meetingHead}agenda:\n${agenda.join('\n')}\n${listed.length ? `supplements:\n${listed.join('\n')}\n` : ''}`
  written.files['agendapack.yaml'] =
    `organisation: { name: Riverbank Council }\nprofile: england-council\nnumbering: ${random.numbering}\nstyle: { duplex: ${random.duplex} }\n`
  return written
}

function privacyOf(of: Ground, title: string): string {
  if (of === 'open') return ''
  return of === 'exempt'
    ? `, private: { paragraphs: [3], reason: Prices, public_title: ${title} }`
    : `, confidential: { ground: a court forbids it, public_title: ${title} }`
}

function writePaper(random: RandomPaper, ofItem: Ground, place: number[], { files, hidden, shown }: Written): string {
  const name = nameOf(...place)
  const isHidden = random.ground !== 'open' || ofItem !== 'open'
  const file = wordsOf(`${name}f`, 1).join('')
  const parts = Array.from({ length: random.length }, (_, part) => wordsOf(`${name}p${'bdfgk'[part]}`, 40))
  const isOpen = (part: number) => !isHidden && !(random.isPartly && part % 2 === 0)
  for (const [part, words] of parts.entries()) (isOpen(part) ? shown : hidden).push(...words)
  if (isHidden) hidden.push(file)
  const ground = privacyOf(random.ground, 'Public paper')
  const path = `meetings/2022-12-12-health/${file}`
  if (random.kind === 'report') {
    const text = parts.map((words, part) =>
      random.isPartly && part % 2 === 0
        ? part % 4 === 0
          ? `:::exempt\n${words.join(' ')}\n:::`
          : `Before :redact[${words.join(' ')}] after.`
        : words.join(' '),
    )
    files[`${path}.md`] = `# Paper\n\n${text.join('\n\n')}\n`
    return `{ file: ${file}.md${ground} }`
  }
  files[`${path}.pdf`] = attachment(parts)
  const chosen = parts.flatMap((_, part) => (part % 2 === 0 ? [] : [part + 1]))
  const pages = random.isPartly && chosen.length > 0 ? `, pages: { public: "${chosen.join(',')}" }` : ''
  if (random.isPartly && chosen.length === 0) {
    // A file of one page cannot be cut: it is open as a whole.
    for (const word of parts.flat()) if (!isHidden) hidden.splice(hidden.indexOf(word), 1)
  }
  return `{ file: ${file}.pdf${pages}${ground} }`
}

/** Words in a font of the standard fourteen, so that they stand in the file as they are. */
function attachment(pages: readonly string[][]): Uint8Array {
  const kids = pages.map((_, index) => `${index * 2 + 4} 0 R`).join(' ')
  const objects: Record<number, string> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  }
  for (const [index, words] of pages.entries()) {
    const own = index * 2 + 4
    objects[own] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${own + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`
    const lines = words.map((word) => `(${word}) Tj T*`).join(' ')
    objects[own + 1] = stream(`BT /F1 9 Tf 14 TL 60 760 Td ${lines} ET`)
  }
  return writePdf(objects)
}

function textOf(path: string, bytes: Uint8Array): string {
  return path.endsWith('.pdf') ? decodePdf(bytes) : Buffer.from(bytes).toString('utf8')
}

const papersOf = ({ agenda }: Manifest): ManifestDocument[] =>
  agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))

/** Numbers of a pack that have no sheet stand for a paper that says so, or are the back of a leaf. */
function undeclaredGaps(manifest: Manifest, pack: ManifestPack, duplex: boolean): number[] {
  const numbers = numbersOf(pack.runs ?? [])
  const printed = new Set(numbers)
  const partly = papersOf(manifest).filter(({ supplement }) => supplement === pack.supplement)
  const declared = new Set(numbersOf(partly.flatMap(({ pages }) => pages ?? [])))
  const all = numbersOf([pack.numbers])
  expect(numbers).toEqual([...printed].toSorted((a, b) => a - b))
  return all.filter((number) => !printed.has(number) && !declared.has(number) && !(duplex && number % 2 === 0))
}

describe.skipIf(!canDecode && process.env.CI !== 'true')('random agendas with random privacy', () => {
  it('leave no private word in a public file, whatever reads it, and share their numbers', async () => {
    let withheld = 0
    await fc.assert(
      fc.asyncProperty(meeting, async (random) => {
        const { files, hidden, shown } = write(random)
        const { output, errors, open, members } = await buildFiles(files, reader)
        expect(errors).toEqual([])
        if (!output || !open) throw new Error('There is a public edition.')
        const texts = [...output.publicFiles].map(([path, bytes]) => `${path}\n${textOf(path, bytesOf(bytes))}`)
        for (const text of texts) expect(hidden.filter((word) => text.includes(word))).toEqual([])
        const everything = texts.join('\n')
        expect(shown.filter((word) => !everything.includes(word))).toEqual([])
        for (const pack of open.packs) expect(undeclaredGaps(open, pack, random.duplex)).toEqual([])

        expect(members !== undefined).toBe(hidden.length > 0)
        if (!members) return
        withheld += 1
        const whole = [...output.privateFiles].map(([path, bytes]) => textOf(path, bytesOf(bytes))).join('\n')
        expect([...hidden, ...shown].filter((word) => !whole.includes(word))).toEqual([])
        for (const pack of members.packs) expect(undeclaredGaps(members, pack, random.duplex)).toEqual([])
        if (random.numbering === 'own') return
        const pagesOf = (manifest: Manifest) => papersOf(manifest).map(({ id, pages }) => [id, pages])
        expect(pagesOf(open)).toEqual(pagesOf(members))
        expect(open.packs.map(({ numbers }) => numbers.first)).toEqual(
          members.packs.map(({ numbers }) => numbers.first),
        )
      }),
      { numRuns: 6, seed: 20230221 },
    )
    expect(withheld).toBeGreaterThan(2)
  })
})
