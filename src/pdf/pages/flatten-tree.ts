import type { PDFDict, PDFName, PDFObject } from 'pdf-lib'
import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'

/** Key and value of every entry of a name or number tree (`leafKey` Names or Nums), without recursion; loops are cut. */
export function flattenTree(reader: Reader, root: PDFObject | undefined, leafKey: PDFName): [PDFObject, PDFObject][] {
  const entries: [PDFObject, PDFObject][] = []
  const seen = new Set<PDFDict>()
  const open: (PDFObject | undefined)[] = [root]
  while (open.length > 0) {
    const node = reader.dict(open.pop())
    if (!node || seen.has(node)) continue
    seen.add(node)
    const leaf = reader.array(node.get(leafKey))?.asArray() ?? []
    for (let index = 0; index + 1 < leaf.length; index += 2) {
      const [key, value] = [leaf[index], leaf[index + 1]]
      if (key !== undefined && value !== undefined) entries.push([key, value])
    }
    const kids = reader.array(node.get(Name.Kids))?.asArray() ?? []
    for (let index = kids.length - 1; index >= 0; index -= 1) open.push(kids[index])
  }
  return entries
}
