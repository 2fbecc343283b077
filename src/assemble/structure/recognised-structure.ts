import { PDFArray, type PDFDict, PDFHexString, PDFNull, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib'
import type { Part, RecognisedElement, Recognition } from '../../attachments/recognition/tree/element.ts'
import { Name } from '../../pdf/names.ts'
import { elementsOf } from '../../pdf/objects.ts'
import type { Copier } from '../../pdf/write/copier.ts'
import type { Source } from '../files/source.ts'
import { newElement, registerParents, type Target, targetDict } from '../files/target.ts'
import { type ContentGroup, contentGroups } from './content-groups.ts'
import { markPages, type PageMarks } from './mark-pages.ts'

export interface RecognisedOptions {
  /** Target page by 0-based source page; what is on others is left out. */
  pages: ReadonlyMap<number, PDFRef>
  /** The element that the made ones hang on. */
  parent: PDFRef
  /** Of the document, for what a figure says that has no caption. */
  title: string
  copier: Copier
}

export interface WrittenStructure {
  /** Elements by the 0-based source page that they start on, in reading order. */
  top: ReadonlyMap<number, readonly PDFRef[]>
  /** Pages of the target whose contents are marked. */
  marked: ReadonlySet<PDFRef>
}

/**
 * Writes a structure that was recognised: marks the contents of the copied pages, makes the elements and registers their
 * content in the parent tree (ISO 32000-1, 14.7.4.4). What is drawn on the pages stays the same.
 */
export function writeRecognised(
  target: Target,
  source: Source,
  recognition: Recognition,
  options: RecognisedOptions,
): WrittenStructure {
  const groups = contentGroups(recognition.elements.map(({ element }) => element))
  const left = new Set(recognition.wholePages)
  const marks = markPages(target, source, groups, new Map([...options.pages].filter(([page]) => !left.has(page))))
  const owners = new Map<ContentGroup, PDFRef>()
  const writer: Writer = { target, source, options, marks, groups, owners }
  const top = new Map<number, PDFRef[]>()
  for (const { element } of recognition.elements) {
    const pages = shownPages(writer, element)
    const made = pages.length > 0 ? writeElement(writer, element, options.parent) : undefined
    const [first = 0] = pages
    if (made) top.set(first, [...(top.get(first) ?? []), made])
  }
  registerContent(writer)
  return { top, marked: new Set([...marks.values()].map(({ ref }) => ref)) }
}

interface Writer {
  target: Target
  source: Source
  options: RecognisedOptions
  /** By 0-based source page. */
  marks: ReadonlyMap<number, PageMarks>
  groups: ReadonlyMap<Part, ContentGroup>
  owners: Map<ContentGroup, PDFRef>
}

/** The pages that show something of an element, in reading order. */
function shownPages(writer: Writer, { kids }: RecognisedElement): number[] {
  return kids.flatMap((kid): number[] => {
    if (kid.kind === 'element') return shownPages(writer, kid)
    return writer.marks.has(kid.page) ? [kid.page] : []
  })
}

/** Elements that stay though they are empty: without its empty cells, a table is another one. */
const lasting: ReadonlySet<string> = new Set(['TH', 'TD'])

function writeElement(writer: Writer, element: RecognisedElement, parent: PDFRef): PDFRef | undefined {
  const { target } = writer
  const pages = shownPages(writer, element)
  if (pages.length === 0 && !lasting.has(element.role)) return undefined
  const annotation = annotationOf(writer, element)
  const role = element.role === 'Link' && !annotation ? 'Span' : element.role
  const { ref, dict } = newElement(target, role, parent)
  const kids = PDFArray.withContext(target.context)
  const [first] = pages
  const page = first === undefined ? undefined : writer.options.pages.get(first)
  if (page) dict.set(Name.Pg, page)
  const written = new Set<ContentGroup>()
  for (const kid of element.kids) {
    if (kid.kind === 'element') {
      const made = writeElement(writer, kid, ref)
      if (made) kids.push(made)
      continue
    }
    const group = writer.groups.get(kid)
    if (!group || written.has(group)) continue
    written.add(group)
    writer.owners.set(group, ref)
    for (const content of contentOf(writer, group, first)) kids.push(content)
  }
  if (annotation && page) {
    kids.push(target.context.obj({ Type: 'OBJR', Obj: annotation, Pg: page }))
    targetDict(target, annotation).set(Name.StructParent, PDFNumber.of(registerParents(target, ref)))
  }
  if (kids.size() > 0) dict.set(Name.K, kids.size() === 1 ? kids.get(0) : kids)
  describe(writer, element, dict, first)
  return ref
}

/** Marked content of a group: by its identifier on the page of the element, by a reference on another one. */
function contentOf({ target, marks, options }: Writer, group: ContentGroup, ownPage: number | undefined): PDFObject[] {
  const found = marks.get(group.page)
  const page = options.pages.get(group.page)
  if (!found || !page) return []
  return (found.identifiers.get(group) ?? []).map((identifier) =>
    group.page === ownPage ? PDFNumber.of(identifier) : target.context.obj({ Type: 'MCR', MCID: identifier, Pg: page }),
  )
}

function describe(
  { target, options }: Writer,
  element: RecognisedElement,
  dict: PDFDict,
  page: number | undefined,
): void {
  const { role, alternative, actualText, scope, columnSpan, rowSpan } = element
  if (role === 'Figure') {
    const { title } = options
    const unknown = target.wording.text('pack.picture_page', { page: (page ?? 0) + 1, title })
    dict.set(Name.Alt, PDFHexString.fromText(alternative || unknown))
  }
  if (actualText) dict.set(Name.ActualText, PDFHexString.fromText(actualText))
  if (!scope && !columnSpan && !rowSpan) return
  const attributes = target.context.obj({ O: 'Table' })
  if (scope) attributes.set(Name.Scope, target.context.obj(scope))
  if (columnSpan) attributes.set(Name.ColSpan, PDFNumber.of(columnSpan))
  if (rowSpan) attributes.set(Name.RowSpan, PDFNumber.of(rowSpan))
  dict.set(Name.A, attributes)
}

/** The copy of a link's annotation; undefined where it stayed behind or already belongs to an element. */
function annotationOf({ target, source, options }: Writer, { link }: RecognisedElement): PDFRef | undefined {
  const page = link && source.pages[link.page]
  const given = page && elementsOf(source.reader, page.dict.get(Name.Annots))[link.annotation]
  const copy = given instanceof PDFRef ? options.copier.copied(given) : undefined
  if (!(copy instanceof PDFRef) || targetDict(target, copy).has(Name.StructParent)) return undefined
  return copy
}

function registerContent({ target, marks, owners }: Writer): void {
  for (const { ref, keys } of marks.values()) {
    const parents = PDFArray.withContext(target.context)
    for (const group of keys) parents.push(owners.get(group) ?? PDFNull)
    const key = registerParents(target, target.context.register(parents))
    targetDict(target, ref).set(Name.StructParents, PDFNumber.of(key))
  }
}
