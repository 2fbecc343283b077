import { type PDFDict, type PDFName, PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import type { StructureElement } from '../../pdf/structure/structure.ts'

/** Kinds of annotation that PDF/UA-1 does not allow or that nobody can check here. */
const unsuitable: ReadonlySet<string> = new Set(['TrapNet', 'Movie', 'Screen', 'Sound', 'RichMedia', '3D'])

/** What about a file's annotations keeps it from PDF/UA-1 (ISO 14289-1, 7.18), in words. */
export function checkAnnotations(
  reader: Reader,
  pages: readonly SourcePage[],
  elements: readonly StructureElement[],
): string[] {
  const found = new Set<string>()
  const holders = new Map<PDFRef, string>()
  for (const element of elements) {
    for (const kid of element.kids) if (kid.kind === 'object') holders.set(kid.object, element.standard)
  }
  for (const page of pages) {
    for (const value of elementsOf(reader, page.dict.get(Name.Annots))) {
      const annotation = reader.dict(value)
      const subtype = reader.name(annotation?.get(Name.Subtype))
      if (!annotation || !subtype) continue
      if (unsuitable.has(subtype.decodeText())) found.add(`an annotation of type ${subtype.decodeText()}`)
      if (subtype === Name.Popup) found.add('a popup of a note')
      const holder = value instanceof PDFRef ? holders.get(value) : undefined
      if (holder !== undefined && holder !== wantedHolder(subtype)) found.add('annotations tagged as something else')
      if (subtype === Name.Widget && !hasDescription(reader, annotation)) found.add('form fields without a description')
    }
  }
  return [...found].sort()
}

function wantedHolder(subtype: PDFName): string {
  if (subtype === Name.Link) return 'Link'
  return subtype === Name.Widget ? 'Form' : 'Annot'
}

function hasDescription(reader: Reader, widget: PDFDict): boolean {
  const parent = reader.dict(widget.get(Name.Parent))
  return [widget.get(Name.TU), parent?.get(Name.TU)].some((value) => (reader.text(value) ?? '') !== '')
}
