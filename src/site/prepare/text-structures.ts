import type { ManifestDocument } from '../../manifest/manifest.ts'
import { numbersPrinted } from '../../manifest/page-numbers.ts'
import type { PageStretch, TextElement, TextRun } from '../../verify/reading/structure-reading.ts'
import type { PaperStructure, PublicManifest } from '../model.ts'

/** Reads the structure of stretches of pages of a PDF, by its path in the public folder of the meeting. */
export type ReadStructure = (path: string, stretches: readonly PageStretch[]) => Promise<TextElement[][]>

/** Nobody reads more pages on one page of a website. */
const mostPages = 500
/** Characters of all words of a paper. */
const mostText = 2_000_000

interface Wanted extends PageStretch {
  id: string
  path: string
  /** Printed number of each page, from the first on; undefined where the file counts its pages by itself. */
  numbers: readonly number[] | undefined
}

/**
 * The structure of each public paper that is a PDF, with its words, read in what the public gets: what is withheld or redacted is not
 * there. A paper of which nothing can be read has none.
 *
 * @param reports ids of the papers that have a page of their own
 */
export async function paperStructures(
  manifest: PublicManifest,
  reports: { has(id: string): boolean },
  read: ReadStructure,
): Promise<ReadonlyMap<string, PaperStructure>> {
  const wanted = manifest.agenda
    .flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))
    .filter((paper) => paper.visibility === 'public' && !paper.unreadable && !reports.has(paper.id))
    .flatMap((paper) => wantedOf(paper, manifest))
  const found = new Map<string, PaperStructure>()
  for (const path of new Set(wanted.map((one) => one.path))) {
    const ofFile = wanted.filter((one) => one.path === path)
    // Without it, there is the PDF.
    const structures = await read(path, ofFile).catch(() => [])
    for (const [index, { id, first, numbers }] of ofFile.entries()) {
      const elements = structures[index] ?? []
      const size = textSize(elements)
      if (size === 0 || size > mostText) continue
      const last = lastPage(elements)
      const count = numbers ?? Array.from({ length: last - first + 1 }, (_, page) => page + 1)
      found.set(id, { elements, pages: count.map((number, page) => ({ page: first + page, number })) })
    }
  }
  return found
}

function wantedOf({ id, pages, file, supplement }: ManifestDocument, { packs }: PublicManifest): Wanted[] {
  if (file) return [{ id, path: file.path, first: 0, last: mostPages - 1, numbers: undefined }]
  const pack = packs.find((one) => one.supplement === supplement && one.audience === 'public')
  if (!pages || !pack) return []
  const sheets = numbersPrinted(pack).flatMap((number, sheet) =>
    number >= pages.first && number <= pages.last ? [{ number, sheet }] : [],
  )
  const [first, last] = [sheets[0], sheets.at(-1)]
  if (!first || !last || sheets.length > mostPages) return []
  return [
    { id, path: pack.file.path, first: first.sheet, last: last.sheet, numbers: sheets.map(({ number }) => number) },
  ]
}

function textSize(kids: readonly (TextElement | TextRun)[]): number {
  return kids.reduce((sum, kid) => sum + ('role' in kid ? textSize(kid.kids) : kid.text.trim().length), 0)
}

function lastPage(kids: readonly (TextElement | TextRun)[]): number {
  return kids.reduce((last, kid) => Math.max(last, 'role' in kid ? lastPage(kid.kids) : kid.page), 0)
}
