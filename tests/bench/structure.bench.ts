import { PDFDocument } from 'pdf-lib'
import { attachmentOf, packOf } from '../assemble/make-pack.ts'
import { withoutTags } from '../support/pdf/without-tags.ts'
import { atLeast, type Benchmark, type Figure, told, under } from './benchmark.ts'
import { inFolder } from './cold-process.ts'
import { type Agreement, compareTags, type Share, sumOf } from './compare-tags.ts'
import { readTags } from './read-tags.ts'
import { ownAgendas, papersIn, type TaggedPaper, taggedPapers } from './tagged-papers.ts'

/** A folder with tagged PDFs of strangers, to be measured besides. */
const strangers = process.env.AGENDAPACK_TAGGED_PAPERS

/** Takes the tags off papers, makes a structure for them again, and compares. */
export async function benchmark(): Promise<Benchmark[]> {
  return inFolder(async (folder) => {
    const papers = await taggedPapers(folder)
    const found: Benchmark[] = []
    for (const [program, made] of Object.entries(papers)) found.push(await measure(`Papers made by ${program}`, made))
    found.push(await measureAgendas(await ownAgendas(folder)))
    if (strangers) found.push(await measure(`Papers in ${strangers}`, await papersIn(strangers)))
    return found
  })
}

async function measure(title: string, papers: readonly TaggedPaper[]): Promise<Benchmark> {
  const made = await allMadeAgain(papers)
  if (made.length === 0) return { title, figures: [told('papers', 'none: the program is not installed')] }
  const confidences = made.flatMap(({ confidence }) => confidence ?? [])
  const mean = confidences.reduce((sum, one) => sum + one, 0) / confidences.length
  return {
    title: `${title}: ${made.length}`,
    figures: [
      ...figuresOf(sumOf(made.map(({ agreement }) => agreement))),
      told('confidence, on average', mean.toFixed(2)),
    ],
    note: 'Tags are compared page by page with pdf.js; what goes on over pages counts on each.',
  }
}

/** Their items, members and particulars stand in columns, but are no tables. */
async function measureAgendas(papers: readonly TaggedPaper[]): Promise<Benchmark> {
  const made = await allMadeAgain(papers)
  const { falseTables } = sumOf(made.map(({ agreement }) => agreement))
  return {
    title: `Front sheets and agendas made by agendapack: ${made.length}`,
    figures: [under('false tables', falseTables, 1)],
  }
}

interface MadeAgain {
  agreement: Agreement
  confidence: number | undefined
}

/** One after the other, as each takes much memory. */
async function allMadeAgain(papers: readonly TaggedPaper[]): Promise<MadeAgain[]> {
  const made: MadeAgain[] = []
  for (const paper of papers) made.push(await madeAgain(paper))
  return made
}

async function madeAgain({ bytes }: TaggedPaper): Promise<MadeAgain> {
  const stripped = await withoutTags(bytes)
  const { recognition } = await attachmentOf(stripped)
  const { pack } = await packOf({ a: stripped })
  const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
  // In the pack, an agenda of one page stands before them.
  const agreement = compareTags(await readTags(bytes, 0, pages), await readTags(pack.bytes, 1, pages))
  return { agreement, confidence: recognition?.confidence }
}

function figuresOf(all: Agreement): Figure[] {
  return [
    atLeast(`headings found, of ${all.headings.all}`, ratio(all.headings), 0.85),
    under('false headings / headings', all.falseHeadings / Math.max(1, all.headings.all), 0.1),
    atLeast('of those, with the same level', ratio(all.levels), 0.85),
    atLeast(`words followed by the same word, of ${all.neighbours.all}`, ratio(all.neighbours), 0.97),
    atLeast(`paragraphs whole, of ${all.paragraphs.all}`, ratio(all.paragraphs), 0.85),
    told(`items of lists with their labels, of ${all.items.all}`, ratio(all.items).toFixed(2)),
    atLeast(`cells at their place, of ${all.cells.all}`, ratio(all.cells), 0.75),
    under('false tables', all.falseTables, 1),
  ]
}

function ratio({ right, all }: Share): number {
  return all === 0 ? 1 : right / all
}
