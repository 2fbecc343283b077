import { PDFDocument } from 'pdf-lib'
import { attachmentOf, packOf } from '../assemble/make-pack.ts'
import { withoutTags } from '../support/pdf/without-tags.ts'
import { atLeast, type Benchmark, type Figure, told, under } from './benchmark.ts'
import { inFolder } from './cold-process.ts'
import { type Agreement, compareTags, type Share, sumOf } from './compare-tags.ts'
import { readTags } from './read-tags.ts'
import { papersIn, type TaggedPaper, taggedPapers } from './tagged-papers.ts'

/** A folder with tagged PDFs of strangers, to be measured besides. */
const strangers = process.env.AGENDAPACK_TAGGED_PAPERS

/** Takes the tags off papers, makes a structure for them again, and compares. */
export async function benchmark(): Promise<Benchmark[]> {
  return inFolder(async (folder) => {
    const papers = await taggedPapers(folder)
    const found: Benchmark[] = []
    for (const [program, made] of Object.entries(papers)) found.push(await measure(`Papers made by ${program}`, made))
    if (strangers) found.push(await measure(`Papers in ${strangers}`, await papersIn(strangers)))
    return found
  })
}

async function measure(title: string, papers: readonly TaggedPaper[]): Promise<Benchmark> {
  const agreements: Agreement[] = []
  const confidences: number[] = []
  for (const { bytes } of papers) {
    const stripped = await withoutTags(bytes)
    const { recognition } = await attachmentOf(stripped)
    if (recognition) confidences.push(recognition.confidence)
    const { pack } = await packOf({ a: stripped })
    const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
    // In the pack, an agenda of one page stands before them.
    agreements.push(compareTags(await readTags(bytes, 0, pages), await readTags(pack.bytes, 1, pages)))
  }
  if (agreements.length === 0) return { title, figures: [told('papers', 'none: the program is not installed')] }
  const mean = confidences.reduce((sum, one) => sum + one, 0) / confidences.length
  return {
    title: `${title}: ${agreements.length}`,
    figures: [...figuresOf(sumOf(agreements)), told('confidence, on average', mean.toFixed(2))],
    note: 'Tags are compared page by page with pdf.js; what goes on over pages counts on each.',
  }
}

function figuresOf(all: Agreement): Figure[] {
  return [
    atLeast(`headings found, of ${all.headings.all}`, ratio(all.headings), 0.85),
    under('false headings / headings', all.falseHeadings / Math.max(1, all.headings.all), 0.1),
    atLeast('of those, with the same level', ratio(all.levels), 0.85),
    atLeast(`words followed by the same word, of ${all.neighbours.all}`, ratio(all.neighbours), 0.97),
    atLeast(`paragraphs whole, of ${all.paragraphs.all}`, ratio(all.paragraphs), 0.85),
    told(`items of lists whole, of ${all.items.all}`, ratio(all.items).toFixed(2)),
    atLeast(`cells at their place, of ${all.cells.all}`, ratio(all.cells), 0.75),
    under('false tables', all.falseTables, 1),
  ]
}

function ratio({ right, all }: Share): number {
  return all === 0 ? 1 : right / all
}
