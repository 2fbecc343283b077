import type { Engine, OpenedPdf } from '../engine/engine.ts'
import type { OpenedPage } from '../engine/engine-page.ts'
import { PdfError } from '../engine/pdf-error.ts'
import type { FileFrame, NumberReading, PageReading, PdfReading, ReadingPart } from './reading.ts'

const MAXIMUM_PAGES = 50_000

/** A file is opened again after so many bytes, so that the engine does not keep all of it. */
const BYTES_KEPT = 16 * 1024 * 1024

export interface ReadOptions {
  password?: string
  part?: ReadingPart
  /** 0-based; all pages and the outline unless given. Those are then the pages of the reading, in this order. */
  pages?: readonly number[]
  /** Tell pictures by what they show, whatever they are stored as; that takes longer. */
  drawn?: boolean
  /** The word that stands before a page's number at its foot; "Page" unless given. */
  pageWord?: string
}

/** Reads a file, or a part of its pages, with an engine of this thread. Throws `PdfError`. */
export function readPdf(engine: Engine, bytes: Uint8Array, options: ReadOptions = {}): PdfReading {
  let opened = engine.open(bytes, options.password)
  try {
    const pageCount = countPages(opened)
    const { part, parts } = options.part ?? { part: 0, parts: 1 }
    const asked = options.pages ?? Array.from({ length: pageCount }, (_, index) => index)
    const [first, end] = [part, part + 1].map((share) => Math.floor((asked.length * share) / parts))
    const pattern = numberPattern(options.pageWord ?? 'Page')
    const outline = part === 0 && !options.pages ? opened.outline() : []
    const pages: PageReading[] = []
    const opening = opened.bytesRead()
    for (const index of asked.slice(first, end)) {
      pages.push(readPage(opened, index, pattern, options.drawn ?? false))
      // A file that has to be searched to be opened is opened once.
      if (opening > BYTES_KEPT || opened.bytesRead() < BYTES_KEPT) continue
      const next = engine.open(bytes, options.password)
      opened.close()
      opened = next
    }
    return { pageCount, pages, outline }
  } finally {
    opened.close()
  }
}

/** What is read of a file besides what is on its pages. Throws `PdfError`. */
export function readFrame(engine: Engine, bytes: Uint8Array): FileFrame {
  const opened = engine.open(bytes)
  try {
    const pages = Array.from({ length: countPages(opened) }, (_, index) => ({
      label: opened.label(index),
      object: opened.object(index),
    }))
    return { outline: opened.outline(), pages }
  } finally {
    opened.close()
  }
}

function countPages({ pageCount }: OpenedPdf): number {
  if (pageCount <= MAXIMUM_PAGES) return pageCount
  throw new PdfError(`The file has ${pageCount} pages; at most ${MAXIMUM_PAGES} can be read.`)
}

function readPage(opened: OpenedPdf, index: number, pattern: NumberPattern, isDrawn: boolean): PageReading {
  const page = opened.page(index)
  try {
    const text = page.text()
    return {
      label: opened.label(index),
      object: opened.object(index),
      width: page.width,
      height: page.height,
      text,
      ...page.drawings(isDrawn),
      fields: page.fields(),
      numbers: readNumbers(page, text, pattern),
      links: page.links(),
    }
  } finally {
    page.close()
  }
}

/** Finds "Page 13" in the text of a page. */
interface NumberPattern {
  usual: RegExp
  /** "13 Page": on a line with words that run from right to left, the engine gives all of it in their order. */
  reversed: RegExp
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/**
 * Letters may come apart where text runs up or down the page. Others may stand right before the word and after the number: on
 * a page of a few centimetres, the engine takes the words of an attachment and those of a stamp for one.
 */
function numberPattern(word: string): NumberPattern {
  const letters = Array.from(word, (letter) => letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s*')
  return {
    usual: new RegExp(`${letters}\\s*(\\d+)`, 'gu'),
    reversed: new RegExp(`(\\d+)\\s*${letters}`, 'gu'),
  }
}

function readNumbers(page: OpenedPage, text: string, { usual, reversed }: NumberPattern): NumberReading[] {
  const backwards = RIGHT_TO_LEFT.test(text) ? [...text.matchAll(reversed)] : []
  // Another line may have a year before the word: "12 December 2022 Page 5".
  const matches = [
    ...text.matchAll(usual),
    ...backwards.filter(({ index }) => RIGHT_TO_LEFT.test(lineAround(text, index))),
  ]
  return matches.map((match) => {
    const box = page.box(match.index)
    const middle = box ? (box.top + box.bottom) / 2 : 0
    const [words = '', digits = ''] = match
    const start = match.index + words.indexOf(digits)
    return { number: Number(digitsTogether(page, digits, start)), fromBottom: page.height - middle }
  })
}

/** Gap between the digits of one number, in heights of a digit. */
const MOST_GAP = 0.6

/**
 * The digits that stand side by side: a slide's own number beside the stamp is another number, which the engine gives without
 * a space where they are close.
 * @param start 0-based index of the first digit in the text of the page
 */
function digitsTogether(page: OpenedPage, digits: string, start: number): string {
  for (let index = 1; index < digits.length; index += 1) {
    const [before, after] = [page.box(start + index - 1), page.box(start + index)]
    if (!before || !after) continue
    const size = Math.max(before.bottom - before.top, before.right - before.left)
    const across = Math.max(after.left - before.right, before.left - after.right)
    const down = Math.max(after.top - before.bottom, before.top - after.bottom)
    if (Math.max(across, down) > MOST_GAP * size) return digits.slice(0, index)
  }
  return digits
}

/** The line of a text that a 0-based offset is in. */
function lineAround(text: string, offset: number): string {
  const end = text.slice(offset).search(/[\r\n]/)
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  return text.slice(start, end < 0 ? text.length : offset + end)
}
