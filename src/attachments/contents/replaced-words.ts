import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { borrow, numbersAt, stringFrom } from '../../pdf/pdfium/memory.ts'
import { TEXT } from '../../pdf/pdfium/reading.ts'
import { type Letter, lettersOf } from './letters.ts'
import type { LookedAt } from './unseen-words.ts'

const key = 'ActualText'
const ofText = 3
/** Letters of a word that are no ligature, no symbol and no hyphen. */
const telling = 3
/** What a symbol such as a tick is called. */
const longestName = 20
/** Marks of one object; a hostile page can have millions. */
const mostMarks = 100

/**
 * True where a page gives other words for copying than it shows (`/ActualText`, ISO 32000-2, 14.9.4), which is meant for
 * ligatures, words that are parted and symbols. Takes these marks off the page; close it afterwards.
 */
export function hasReplacedWords({ pdfium, page, objects, toPixels }: LookedAt): boolean {
  const given = new Map<number, string>()
  for (const { object, kind } of objects) {
    const text = kind === TEXT ? takeText(pdfium, object) : ''
    if (text !== '') given.set(object, text)
  }
  if (given.size === 0) return false
  const textPage = pdfium.FPDFText_LoadPage(page)
  try {
    const letters = lettersOf(pdfium, textPage, toPixels)
    const shown = plain(letters.map(({ code }) => characterOf(code)).join(''))
    const byObject = new Map<number, Letter[]>([...given.keys()].map((object) => [object, []]))
    for (const letter of letters) byObject.get(letter.object)?.push(letter)
    return [...given].some(([object, text]) => {
      const own = byObject.get(object) ?? []
      if (own.some(isUnknown)) return false
      const isSymbol = !own.some(({ code }) => /[\p{L}\p{N}]/u.test(characterOf(code)))
      if (isSymbol && text.length <= longestName) return false
      return text.split(/[^\p{L}\p{M}\p{N}\u00ad]+/u).some((word) => {
        const spelling = plain(word)
        return spelling.length >= telling && !shown.includes(spelling)
      })
    })
  } finally {
    pdfium.FPDFText_ClosePage(textPage)
  }
}

/** What the marks of an object say that it shows. */
function takeText(pdfium: WrappedPdfiumModule, object: number): string {
  let text = ''
  const count = Math.min(mostMarks, pdfium.FPDFPageObj_CountMarks(object))
  for (let index = count - 1; index >= 0; index -= 1) {
    const mark = pdfium.FPDFPageObj_GetMark(object, index)
    if (mark === 0 || pdfium.FPDFPageObjMark_GetParamValueType(mark, key) !== ofText) continue
    const words = stringFrom(pdfium, (buffer, size) =>
      borrow(pdfium, 4, (pointer) => {
        pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, buffer, size, pointer)
        return numbersAt(pdfium, pointer, 1, 'i32')[0] ?? 0
      }),
    )
    text += ` ${words}`
    pdfium.FPDFPageObj_RemoveMark(object, mark)
  }
  return text.trim()
}

/** True for a glyph of which the file does not say what it is: there, such a mark is the only text. */
function isUnknown({ code }: Letter): boolean {
  return code === 0xfffd || code > 0x10_ffff || (code >= 0xe000 && code <= 0xf8ff)
}

function characterOf(code: number): string {
  return code > 0x10_ffff ? '' : String.fromCodePoint(code)
}

/** Letters and digits alone: ligatures, capitals and hyphens make no difference. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
