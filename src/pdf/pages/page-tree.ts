import { type PDFArray, PDFDict, type PDFDocument, type PDFName, type PDFObject, PDFRef } from 'pdf-lib'
import { Name } from '../names.ts'
import { createReader, type Reader } from '../objects.ts'

/** More pages than any pack has: a tree that claims more is hostile. */
const mostPages = 50_000

const inheritable = [Name.Resources, Name.MediaBox, Name.CropBox, Name.Rotate]

/** A page of a file, with what it inherits from the tree. */
export interface SourcePage {
  ref: PDFRef | undefined
  dict: PDFDict
  inherited: ReadonlyMap<PDFName, PDFObject>
  /** True where the same page object stood before: the same sheet shown again. */
  repeated: boolean
  /** True where the tree refers to a page that is not in the file: a blank one stands for it. */
  missing: boolean
}

export interface PageTree {
  catalog: PDFDict
  pages: SourcePage[]
  /** The tree's own nodes: nobody may copy them along with a page. */
  nodes: ReadonlySet<PDFDict>
  /** True where the catalog or the tree had to be guessed. */
  guessed: boolean
  /** How many pages the tree says it has. */
  claimed: number | undefined
}

/** Finds the pages of a file without recursion: loops, missing types and wrong counts do no harm. */
export function walkPageTree(document: PDFDocument): PageTree {
  const reader = createReader(document.context)
  const { catalog, guessed } = findCatalog(document, reader)
  const nodes = new Set<PDFDict>()
  const pages = descend(reader, catalog.get(Name.Pages), nodes)
  const claimed = reader.number(reader.dict(catalog.get(Name.Pages))?.get(Name.Count))
  if (pages.length > 0) return { catalog, pages, nodes, guessed, claimed }
  return { catalog, pages: loosePages(document), nodes, guessed: true, claimed }
}

/** 0-based index by page object, the first where a page stands twice. */
export function pageIndexes(pages: readonly SourcePage[]): ReadonlyMap<PDFRef, number> {
  const indexes = new Map<PDFRef, number>()
  for (const [index, { ref }] of pages.entries()) if (ref && !indexes.has(ref)) indexes.set(ref, index)
  return indexes
}

/** The catalog by the trailer, else any dictionary with pages. */
function findCatalog(document: PDFDocument, reader: Reader): { catalog: PDFDict; guessed: boolean } {
  const root = reader.dict(document.context.trailerInfo.Root)
  if (root && reader.dict(root.get(Name.Pages))) return { catalog: root, guessed: false }
  let found: PDFDict | undefined
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !reader.dict(object.get(Name.Pages))) continue
    if (!found || object.get(Name.Type) === Name.Catalog) found = object
  }
  return { catalog: found ?? root ?? document.context.obj({}), guessed: true }
}

interface Branch {
  value: PDFObject | undefined
  inherited: ReadonlyMap<PDFName, PDFObject>
  isRoot: boolean
}

function descend(reader: Reader, root: PDFObject | undefined, nodes: Set<PDFDict>): SourcePage[] {
  const pages: SourcePage[] = []
  const seen = new Set<PDFDict>()
  const open: Branch[] = [{ value: root, inherited: new Map(), isRoot: true }]
  for (let branch = open.pop(); branch && pages.length < mostPages; branch = open.pop()) {
    // Where a page should be, other readers take the dictionary of a stream for an empty page.
    const present = reader.anyDict(branch.value)
    const dict = present ?? blankPage(reader, branch)
    if (!dict) continue
    const inherited = inheritedBy(reader, dict, branch.inherited)
    const kids = isNode(reader, dict)
    if (kids) {
      if (nodes.has(dict)) continue
      nodes.add(dict)
      const elements = kids.asArray()
      for (let index = elements.length - 1; index >= 0; index -= 1)
        open.push({ value: elements[index], inherited, isRoot: false })
    } else if (!branch.isRoot || reader.get(dict, Name.Type) === Name.Page) {
      const ref = branch.value instanceof PDFRef ? branch.value : undefined
      pages.push({ ref, dict, inherited, repeated: seen.has(dict), missing: present === undefined })
      seen.add(dict)
    }
  }
  return pages
}

/** Kids make a node of a dictionary, unless it says that it is a page and has contents. */
function isNode(reader: Reader, dict: PDFDict): PDFArray | undefined {
  const isPage = reader.get(dict, Name.Type) === Name.Page && dict.has(Name.Contents)
  return isPage ? undefined : reader.array(dict.get(Name.Kids))
}

/** Stands for a page that the tree refers to and that is not there: other readers count it, too. */
function blankPage(reader: Reader, branch: Branch): PDFDict | undefined {
  if (branch.isRoot || !(branch.value instanceof PDFRef)) return undefined
  return PDFDict.withContext(reader.context)
}

function inheritedBy(
  reader: Reader,
  dict: PDFDict,
  above: ReadonlyMap<PDFName, PDFObject>,
): ReadonlyMap<PDFName, PDFObject> {
  let own: Map<PDFName, PDFObject> | undefined
  for (const key of inheritable) {
    const value = dict.get(key)
    if (value === undefined || reader.resolve(value) === undefined) continue
    own ??= new Map(above)
    own.set(key, value)
  }
  return own ?? above
}

/** Pages that no tree leads to, in the order of their object numbers. */
function loosePages(document: PDFDocument): SourcePage[] {
  const pages: SourcePage[] = []
  for (const [ref, dict] of document.context.enumerateIndirectObjects()) {
    if (pages.length >= mostPages) break
    if (!(dict instanceof PDFDict) || dict.get(Name.Type) !== Name.Page) continue
    const inherited = inheritedBy(createReader(document.context), dict, new Map())
    pages.push({ ref, dict, inherited, repeated: false, missing: false })
  }
  return pages
}
