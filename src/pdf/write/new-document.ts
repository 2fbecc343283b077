import { PDFArray, PDFContext, type PDFDict, PDFNumber, type PDFRef } from 'pdf-lib'
import { Name } from '../names.ts'

/** Pages below one node of the page tree. */
const pagesPerNode = 64

/** A file of empty pages, without a size, in a page tree of two levels. */
export function newDocument(pageCount: number): { context: PDFContext; catalog: PDFDict; pages: PDFRef[] } {
  const context = PDFContext.create()
  const catalog = context.obj({ Type: 'Catalog' })
  context.trailerInfo.Root = context.register(catalog)
  const root = context.obj({ Type: 'Pages' })
  const rootRef = context.register(root)
  catalog.set(Name.Pages, rootRef)
  const pages: PDFRef[] = []
  const nodes = PDFArray.withContext(context)
  for (let start = 0; start < pageCount; start += pagesPerNode) {
    const node = context.obj({ Type: 'Pages', Parent: rootRef })
    const nodeRef = context.register(node)
    const kids = PDFArray.withContext(context)
    for (let index = start; index < Math.min(start + pagesPerNode, pageCount); index += 1) {
      const page = context.register(context.obj({ Type: 'Page', Parent: nodeRef }))
      kids.push(page)
      pages.push(page)
    }
    node.set(Name.Kids, kids)
    node.set(Name.Count, PDFNumber.of(kids.size()))
    nodes.push(nodeRef)
  }
  root.set(Name.Kids, nodes)
  root.set(Name.Count, PDFNumber.of(pageCount))
  return { context, catalog, pages }
}
