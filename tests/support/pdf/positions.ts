import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export interface Piece {
  text: string
  /** Points from the left and the lower edge of the page. */
  x: number
  y: number
  width: number
}

/** The pieces of text on a page, 1-based, and where each begins, in whole points. */
export async function piecesOf(pdf: Uint8Array, number = 1): Promise<Piece[]> {
  const loading = getDocument({
    data: new Uint8Array(pdf),
    standardFontDataUrl: `${join(pdfjs, 'standard_fonts')}/`,
    verbosity: 0,
  })
  const document = await loading.promise
  const { items } = await (await document.getPage(number)).getTextContent()
  await loading.destroy()
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , , x, y] = item.transform as number[]
    return [{ text: item.str, x: Math.round(x ?? 0), y: Math.round(y ?? 0), width: Math.round(item.width) }]
  })
}

/** Where the piece with these words begins. */
export function placeOf(pieces: readonly Piece[], words: string): Piece {
  const found = pieces.find(({ text }) => text.includes(words))
  if (!found) throw new Error(`There is no "${words}" among ${pieces.map(({ text }) => text).join(' | ')}.`)
  return found
}
