import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** An element of the structure of a page, without its content. */
export interface Element {
  role: string
  /** Its description. */
  alt?: string
  /** Its own language, where that is not the file's. */
  lang?: string
  children: Element[]
}

type Node = Awaited<ReturnType<PDFPageProxy['getStructTree']>>

/** The structure of a page, 1-based, as assistive technology gets it. */
export async function structureOf(pdf: Uint8Array, number = 1): Promise<Element> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await loading.promise
  const tree = await (await document.getPage(number)).getStructTree()
  await loading.destroy()
  return element(tree)
}

/** An element and all that is in it, in reading order. */
export function allIn(element: Element): Element[] {
  return [element, ...element.children.flatMap(allIn)]
}

function element({ role, children, ...more }: Node): Element {
  const alt = 'alt' in more && typeof more.alt === 'string' ? { alt: more.alt } : {}
  const lang = 'lang' in more && typeof more.lang === 'string' ? { lang: more.lang } : {}
  return { role, ...alt, ...lang, children: children.flatMap((child) => ('role' in child ? [element(child)] : [])) }
}
