import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { applyPoint, concatenated, type Matrix } from '../../../pdf/matrix.ts'
import { borrow, numbersAt, stringFrom } from '../../../pdf/pdfium/memory.ts'
import type { PageView, TextPiece } from './page-view.ts'

/** No page that a person reads has more. */
const mostCharacters = 200_000

/** PDFium's character for a hyphen at the end of a line, which is no letter of the word. */
const lineEndHyphen = 2
const softHyphen = '\u00ad'

const boldNames = /bold|black|heavy|semibd|demi(?!light)/i
const italicNames = /italic|oblique/i
const forcedBold = 1 << 18
const strokedToo = 2

interface Growing {
  characters: string[]
  /** PDFium's text object of the first of them. */
  object: number
  /** Index of the first character that shows something. */
  first: number
  left: number
  right: number
}

/** The words that each operator shows, and those that show nothing but spaces or the same words again. `drawingOf` gives its number by PDFium's text object. */
export function readTexts(
  pdfium: WrappedPdfiumModule,
  page: number,
  seen: Matrix,
  drawingOf: ReadonlyMap<number, number>,
): Pick<PageView, 'texts' | 'blanks' | 'copies'> {
  const textPage = pdfium.FPDFText_LoadPage(page)
  if (textPage === 0) return { texts: [], blanks: new Set(), copies: new Set() }
  try {
    return borrow(pdfium, 64, (pointer) => {
      const found = growTexts(pdfium, textPage, seen, drawingOf, pointer)
      const others = [...drawingOf].filter(([, drawing]) => !found.has(drawing))
      const blanks = new Set(others.filter(([object]) => isFlat(pdfium, object, pointer)).map(([, drawing]) => drawing))
      const copies = new Set(others.map(([, drawing]) => drawing).filter((drawing) => !blanks.has(drawing)))
      const texts = [...found].map(([drawing, growing]) =>
        finishedPiece(pdfium, textPage, drawing, growing, seen, pointer),
      )
      return { texts, blanks, copies }
    })
  } finally {
    pdfium.FPDFText_ClosePage(textPage)
  }
}

/** True for spaces: letters that PDFium leaves out, such as a second copy that makes them bold, have a height. */
function isFlat(pdfium: WrappedPdfiumModule, object: number, pointer: number): boolean {
  if (!pdfium.FPDFPageObj_GetBounds(object, pointer, pointer + 4, pointer + 8, pointer + 12)) return true
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersAt(pdfium, pointer, 4, 'float')
  return Math.min(top - bottom, right - left) < 0.01
}

function growTexts(
  pdfium: WrappedPdfiumModule,
  textPage: number,
  seen: Matrix,
  drawingOf: ReadonlyMap<number, number>,
  pointer: number,
): ReadonlyMap<number, Growing> {
  const found = new Map<number, Growing>()
  const count = Math.min(pdfium.FPDFText_CountChars(textPage), mostCharacters)
  for (let index = 0; index < count; index += 1) {
    const character = characterOf(pdfium.FPDFText_GetUnicode(textPage, index))
    const object = character === '' ? 0 : pdfium.FPDFText_GetTextObject(textPage, index)
    const drawing = drawingOf.get(object)
    if (drawing === undefined) continue
    const isBlank = character.trim() === ''
    const known = found.get(drawing)
    if (!known && isBlank) continue
    const growing = known ?? { characters: [], object, first: index, left: Infinity, right: -Infinity }
    found.set(drawing, growing)
    growing.characters.push(character)
    if (isBlank || !pdfium.FPDFText_GetLooseCharBox(textPage, index, pointer)) continue
    const [left = 0, top = 0, right = 0, bottom = 0] = numbersAt(pdfium, pointer, 4, 'float')
    const [x1] = applyPoint(seen, left, bottom)
    const [x2] = applyPoint(seen, right, top)
    growing.left = Math.min(growing.left, x1, x2)
    growing.right = Math.max(growing.right, x1, x2)
  }
  return found
}

function characterOf(code: number): string {
  if (code === lineEndHyphen) return softHyphen
  if (code > 0x10_ffff || code === 0 || code === 10 || code === 13) return ''
  return code < 32 ? ' ' : String.fromCodePoint(code)
}

function finishedPiece(
  pdfium: WrappedPdfiumModule,
  textPage: number,
  drawing: number,
  { characters, object, first, left, right }: Growing,
  seen: Matrix,
  pointer: number,
): TextPiece {
  const known = pdfium.FPDFText_GetMatrix(textPage, first, pointer)
  const own = (known ? numbersAt(pdfium, pointer, 6, 'float') : [1, 0, 0, 1, 0, 0]) as unknown as Matrix
  const [a, b, c, d] = concatenated(own, seen)
  const [x = 0, y = 0] = pdfium.FPDFText_GetCharOrigin(textPage, first, pointer, pointer + 8)
    ? numbersAt(pdfium, pointer, 2, 'double')
    : []
  const [, baseline] = applyPoint(seen, x, y)
  const font = pdfium.FPDFTextObj_GetFont(object)
  const name =
    font === 0 ? '' : stringFrom(pdfium, (to, size) => pdfium.FPDFFont_GetBaseFontName(font, to, size), 'utf-8')
  const flags = font === 0 ? 0 : pdfium.FPDFFont_GetFlags(font)
  const isStroked = pdfium.FPDFTextObj_GetTextRenderMode(object) === strokedToo
  return {
    drawing,
    text: characters.join(''),
    left,
    right,
    baseline,
    size: pdfium.FPDFText_GetFontSize(textPage, first) * Math.hypot(c, d),
    bold: boldNames.test(name) || (flags & forcedBold) !== 0 || isStroked,
    italic: italicNames.test(name),
    sideways: Math.abs(b) > Math.abs(a) * 0.1 || a < 0 || d < 0,
  }
}
