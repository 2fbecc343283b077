import { PDFDict, PDFDocument, PDFName, type PDFObject, PDFRef } from 'pdf-lib'
import { createReader, type Reader } from '../../src/pdf/objects.ts'
import { pageIndexes, walkPageTree } from '../../src/pdf/pages/page-tree.ts'
import { readStructure, type StructureElement } from '../../src/pdf/structure/structure.ts'

export interface Inspected {
  document: PDFDocument
  reader: Reader
  catalog: PDFDict
  pages: readonly PDFDict[]
  /** The structure as an outline of types, such as `Document(P Part(H1 P) P)`. */
  structure: string
  elements: readonly StructureElement[]
  /** The value at a path of keys from the catalog. */
  at(...keys: string[]): PDFObject | undefined
}

/** Reads the objects of a file that was written. */
export async function inspect(bytes: Uint8Array): Promise<Inspected> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const reader = createReader(document.context)
  const { catalog, pages } = walkPageTree(document)
  const structure = readStructure(reader, catalog, pageIndexes(pages))
  return {
    document,
    reader,
    catalog,
    pages: pages.map(({ dict }) => dict),
    structure: (structure?.top ?? []).map(described).join(' '),
    elements: structure?.elements ?? [],
    at: (...keys) => {
      let found: PDFObject | undefined = catalog
      for (const key of keys) found = found instanceof PDFDict ? reader.get(found, PDFName.of(key)) : undefined
      return found
    },
  }
}

function described(element: StructureElement): string {
  const kids = element.kids.flatMap((kid) => (kid.kind === 'element' ? [described(kid.element)] : []))
  return kids.length > 0 ? `${element.role}(${kids.join(' ')})` : element.role
}

/** True where no reference in the file leads to nothing. */
export function hasNoDanglingReferences({ document }: Inspected): boolean {
  const open: PDFObject[] = document.context.enumerateIndirectObjects().map(([, object]) => object)
  const text = open.map(String).join('\n')
  return [...text.matchAll(/(\d+) (\d+) R\b/g)].every(
    ([, number, generation]) => document.context.lookup(PDFRef.of(Number(number), Number(generation))) !== undefined,
  )
}
