import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadLink {
  /** 0-based page it leads to, or the address. */
  target: number | string | undefined
}

export interface ReadPage {
  text: string
  /** Points, as seen. */
  width: number
  height: number
  links: ReadLink[]
}

export interface ReadBookmark {
  title: string
  /** 0-based. */
  page: number | undefined
  children: ReadBookmark[]
}

export interface ReadFile {
  pages: ReadPage[]
  labels: string[]
  outline: ReadBookmark[]
  info: Record<string, unknown>
  language: string | undefined
  tagged: boolean
}

/** Reads a PDF with a reader that has nothing to do with the program: Mozilla's pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadFile> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  try {
    const pages: ReadPage[] = []
    for (let number = 1; number <= document.numPages; number += 1)
      pages.push(await readPage(document, await document.getPage(number)))
    const { info } = await document.getMetadata()
    const markInfo = await document.getMarkInfo()
    return {
      pages,
      labels: (await document.getPageLabels()) ?? [],
      outline: await readOutline(document),
      info: info as Record<string, unknown>,
      language: (info as { Language?: string }).Language,
      tagged: markInfo?.Marked === true,
    }
  } finally {
    await task.destroy()
  }
}

async function readPage(document: PDFDocumentProxy, page: PDFPageProxy): Promise<ReadPage> {
  const content = await page.getTextContent()
  const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  const { width, height } = page.getViewport({ scale: 1 })
  const links: ReadLink[] = []
  for (const annotation of await page.getAnnotations()) {
    if (annotation.subtype !== 'Link') continue
    links.push({ target: annotation.url ?? (await pageOf(document, annotation.dest)) })
  }
  return { text, width, height, links }
}

async function pageOf(document: PDFDocumentProxy, destination: unknown): Promise<number | undefined> {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination
  if (!Array.isArray(explicit)) return undefined
  return document.getPageIndex(explicit[0])
}

type OutlineItem = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]

async function readOutline(document: PDFDocumentProxy): Promise<ReadBookmark[]> {
  const read = async (item: OutlineItem): Promise<ReadBookmark> => ({
    title: item.title,
    page: await pageOf(document, item.dest),
    children: await Promise.all(item.items.map(read)),
  })
  return Promise.all(((await document.getOutline()) ?? []).map(read))
}
