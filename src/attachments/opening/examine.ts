import { Name } from '../../pdf/names.ts'
import { createReader } from '../../pdf/objects.ts'
import { contentsWithinBounds } from '../../pdf/opening/content-guard.ts'
import { type LoadedDocument, loadDocument, saysEncrypted } from '../../pdf/opening/load-document.ts'
import { reportAccessibility } from '../accessibility/accessibility.ts'
import type { PageContents } from '../contents/page-contents.ts'
import { examinePages } from '../contents/page-facts.ts'
import type { Pdfium, PdfiumDocument } from '../contents/pdfium.ts'
import { loadable, showSamePages } from './compare-pages.ts'
import type { ExaminationAnswer, ExaminationRequest } from './examining-messages.ts'
import { withHeader } from './file-kind.ts'
import { recogniseUntagged } from './recognise-untagged.ts'
import { isUnusual } from './unusual.ts'

interface Candidate {
  bytes: Uint8Array
  loaded: LoadedDocument
  steps: string[]
}

/**
 * Finds a way to load a file, and looks at its pages. A reading by pdf-lib counts only if PDFium finds as many pages, and,
 * for a file with anything unusual about it, the same ones; otherwise PDFium rewrites the file.
 */
export async function examine(
  request: ExaminationRequest,
  pdfium: Pdfium,
  answer: (said: ExaminationAnswer) => void,
): Promise<void> {
  if (!contentsWithinBounds(request.bytes)) return answer({ kind: 'refused', problem: 'packed' })
  const opened = pdfium.open(request.bytes, request.password)
  const given = typeof opened === 'string' ? undefined : opened
  try {
    const found = await findCandidate(request, pdfium, given)
    if (!found) {
      const problem = opened === 'password' || opened === 'encryption' ? opened : 'unreadable'
      return answer({ kind: 'refused', problem })
    }
    if (isCrowded(found.loaded)) return answer({ kind: 'refused', problem: 'crowded' })
    const { tree, document } = found.loaded
    answer({
      kind: 'opened',
      mended: found.bytes === request.bytes ? undefined : found.bytes,
      steps: found.steps,
      pageCount: tree.pages.length,
      encrypted: saysEncrypted(request.bytes),
      otherCount: otherCount(found.loaded, given),
      missingPages: tree.pages.flatMap(({ missing }, index) => (missing ? [index + 1] : [])),
    })
    const facts = withPdfium(pdfium, given, found, (engine) =>
      examinePages(found.loaded, engine, {
        known: (page) => request.known?.get(page),
        examined: (page, { scan: _, ...found }) => answer({ kind: 'page', page, found }),
      }),
    )
    const contents = facts.map(({ contents: page }): PageContents | undefined => page)
    const tooDeepPages = facts.flatMap(({ scan }, index) => (scan?.tooDeep ? [index + 1] : []))
    const accessibility = reportAccessibility(document, tree, facts)
    answer({ kind: 'examined', accessibility, contents, tooDeepPages })
    // A page that took too long would do so again.
    const isSlow = [...(request.known?.values() ?? [])].includes('lost')
    // Last, as the document is changed for it.
    const recognition = accessibility.tagged || isSlow ? undefined : await recogniseUntagged(found.loaded, pdfium)
    answer({ kind: 'recognised', recognition })
  } finally {
    given?.close()
  }
}

/** Links, fields and comments of a page that are looked at: each takes time, and a large form has some hundreds. */
const mostAnnotations = 5_000

function isCrowded({ document, tree }: LoadedDocument): boolean {
  const reader = createReader(document.context)
  return tree.pages.some(({ dict }) => (reader.array(dict.get(Name.Annots))?.size() ?? 0) > mostAnnotations)
}

/** What the file claims or PDFium counts, where that is not what was found. */
function otherCount({ tree }: LoadedDocument, given: PdfiumDocument | undefined): number | undefined {
  const count = tree.pages.length
  if (tree.claimed !== undefined && tree.claimed !== count) return tree.claimed
  return given && given.pageCount !== count && loadable(given) !== count ? given.pageCount : undefined
}

async function findCandidate(
  request: ExaminationRequest,
  pdfium: Pdfium,
  given: PdfiumDocument | undefined,
): Promise<Candidate | undefined> {
  const { bytes, password } = request
  const direct = request.anew ? undefined : await readDirectly(bytes, password)
  if (direct && (!given || (await agrees(direct, pdfium, given)))) return direct
  const anew = given && (await readAnew(given))
  if (!anew || !given) return direct
  if (!direct || isExactly(anew, given) || !isExactly(direct, given)) return anew
  return direct
}

function isExactly(candidate: Candidate, given: PdfiumDocument): boolean {
  return candidate.loaded.tree.pages.length === given.pageCount
}

/** The file as it is, with a header if it has none. An encrypted one is left to PDFium: pdf-lib writes its strings wrongly. */
async function readDirectly(bytes: Uint8Array, password: string): Promise<Candidate | undefined> {
  const headed = withHeader(bytes)
  const loaded = await loadDocument(headed, password)
  if (!loaded) return undefined
  const steps = [...(headed === bytes || headed.length === bytes.length ? [] : ['header']), 'pdf-lib']
  return { bytes: headed.length === bytes.length ? bytes : headed, loaded, steps: withTree(steps, loaded) }
}

async function readAnew(given: PdfiumDocument): Promise<Candidate | undefined> {
  const bytes = given.copy()
  const loaded = bytes && (await loadDocument(bytes, ''))
  return loaded && { bytes, loaded, steps: withTree(['pdfium'], loaded) }
}

function withTree(steps: string[], loaded: LoadedDocument): string[] {
  return loaded.tree.guessed ? [...steps, 'page-tree'] : steps
}

async function agrees(candidate: Candidate, pdfium: Pdfium, given: PdfiumDocument): Promise<boolean> {
  const { bytes, loaded } = candidate
  if (saysEncrypted(bytes)) return false
  const count = loaded.tree.pages.length
  if (count !== given.pageCount && count !== loadable(given)) return false
  if (!isUnusual(bytes, loaded) || isLarge(bytes, loaded)) return true
  const again = await savedAgain(loaded, pdfium)
  if (!again) return false
  try {
    // Damage may hide pages from PDFium that the other reading still finds.
    return loadable(again) > loadable(given) || showSamePages(given, again)
  } finally {
    again.close()
  }
}

/** Writing and reading a larger file again would take longer than opening it. */
function isLarge(bytes: Uint8Array, { document }: LoadedDocument): boolean {
  return bytes.length > 20_000_000 || document.context.enumerateIndirectObjects().length > 25_000
}

/** What pdf-lib understood, as PDFium reads it. */
async function savedAgain(
  { document, invalidObjects }: LoadedDocument,
  pdfium: Pdfium,
): Promise<PdfiumDocument | undefined> {
  try {
    // They do not come along into a pack, but would be written here as they are.
    for (const ref of invalidObjects) document.context.delete(ref)
    const bytes = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
    const opened = pdfium.open(bytes, '')
    return typeof opened === 'string' ? undefined : opened
  } catch {
    return undefined
  }
}

/** Calls `use` with PDFium's view of the pages that were loaded, if it has the same number of them. */
function withPdfium<T>(
  pdfium: Pdfium,
  given: PdfiumDocument | undefined,
  found: Candidate,
  use: (engine: PdfiumDocument | undefined) => T,
): T {
  const count = found.loaded.tree.pages.length
  if (given) return use(given.pageCount === count ? given : undefined)
  const opened = pdfium.open(found.bytes, '')
  if (typeof opened === 'string') return use(undefined)
  try {
    return use(opened.pageCount === count ? opened : undefined)
  } finally {
    opened.close()
  }
}
