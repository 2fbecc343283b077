import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box } from '../../../pdf/geometry.ts'
import { borrow, numbersAt, stringFrom } from '../../../pdf/pdfium/memory.ts'
import { objectsOf, TEXT } from '../../../pdf/pdfium/reading.ts'
import type { Drawing } from '../drawing.ts'
import { movedBox } from '../placed-objects.ts'
import { type Letter, lettersOf } from './letters.ts'
import type { Spoken, SpokenKind } from './spoken-words.ts'
import type { LookedAt } from './unseen-words.ts'

const keys: readonly (readonly [key: string, kind: SpokenKind])[] = [
  ['ActualText', 'instead'],
  ['Alt', 'about'],
  ['E', 'expanded'],
]
const ofText = 3
/** Letters of a word that are no ligature, no symbol and no hyphen. */
const telling = 3
/** What a symbol such as a tick is called. */
const longestName = 20
/** Marks of one object; a hostile page can have millions. */
const mostMarks = 100
/** Difference of a colour that is seen. */
const contrast = 24

/** Words, and the objects of the page that they are said for. */
interface Said {
  kind: SpokenKind
  text: string
  objects: number[]
  /** Words that stand on other pages for which it is said as well. */
  elsewhere: string
}

/** What is said for a page beside its marks. */
export type SpokenHere = Pick<Spoken, 'kind' | 'text' | 'ids'> & { elsewhere: string }

/**
 * True where a page gives other words for copying or reading out than it shows: in place of words that are not shown, which is meant for
 * ligatures, words that are parted and symbols, or about drawings of which nothing is seen. Takes marks with words off the page;
 * close it afterwards.
 */
export function hasReplacedWords(page: LookedAt, spoken: readonly SpokenHere[]): boolean {
  const marked = saidByMarks(page)
  if (marked.length === 0 && spoken.length === 0) return false
  const { pdfium } = page
  const textPage = marked.length === 0 ? 0 : pdfium.FPDFText_LoadPage(page.page)
  try {
    const letters = textPage === 0 ? page.letters : lettersOf(pdfium, textPage, page.toPixels)
    const said = [...marked, ...saidByStructure(page, spoken)]
    return hasUnshownWords(page, letters, said) || hasUnseenDrawing(page, said)
  } finally {
    if (textPage !== 0) pdfium.FPDFText_ClosePage(textPage)
  }
}

/** What the marks of the page's objects say. Marks with words are taken off, as the words would be read in place of the letters. */
function saidByMarks({ pdfium, objects }: LookedAt): Said[] {
  const said = new Map<string, Said>()
  for (const { object } of objects) {
    for (const { kind, text } of takeWords(pdfium, object)) {
      const known = said.get(`${kind} ${text}`) ?? { kind, text, objects: [], elsewhere: '' }
      known.objects.push(object)
      said.set(`${kind} ${text}`, known)
    }
  }
  return [...said.values()]
}

/** What the structure says for objects of the page, and for forms on it. */
function saidByStructure({ pdfium, page }: LookedAt, spoken: readonly SpokenHere[]): Said[] {
  if (spoken.length === 0) return []
  const byId = new Map<number, number[]>()
  for (const { object, top } of objectsOf(pdfium, page)) {
    const id = pdfium.FPDFPageObj_GetMarkedContentID(top)
    if (id >= 0) byId.set(id, [...(byId.get(id) ?? []), object])
  }
  return spoken.flatMap(({ kind, text, ids, elsewhere }) =>
    ids ? [{ kind, text, objects: [...ids].flatMap((id) => byId.get(id) ?? []), elsewhere }] : [],
  )
}

function hasUnshownWords({ pdfium }: LookedAt, letters: readonly Letter[], said: readonly Said[]): boolean {
  const shown = plain(letters.map(({ code }) => characterOf(code)).join(''))
  const byObject = new Map<number, Letter[]>()
  for (const letter of letters) byObject.set(letter.object, [...(byObject.get(letter.object) ?? []), letter])
  return said.some(({ kind, text, objects, elsewhere }) => {
    // What is said about a picture, or in place of one, is not to be read off it.
    if (kind === 'about' || objects.some((object) => pdfium.FPDFPageObj_GetType(object) !== TEXT)) return false
    const own = objects.flatMap((object) => byObject.get(object) ?? [])
    if (own.some(isUnknown)) return false
    const characters = own.map(({ code }) => characterOf(code)).join('')
    const isSymbol = own.length > 0 && !/[\p{L}\p{N}]/u.test(characters)
    if (isSymbol && text.length <= longestName) return false
    if (kind === 'expanded' && abbreviates(characters, text)) return false
    return text.split(/[^\p{L}\p{M}\p{N}\u00ad]+/u).some((word) => {
      const spelling = plain(word)
      return spelling.length >= telling && !shown.includes(spelling) && !elsewhere.includes(spelling)
    })
  })
}

/** True where something is said for drawings of which nothing is seen: taking them away changes nothing where they stand. */
function hasUnseenDrawing(page: LookedAt, said: readonly Said[]): boolean {
  const { pdfium, objects, toPixels, whole } = page
  const boxes = new Map(objects.map(({ object, box }) => [object, movedBox(box, toPixels)]))
  const drawn = said.filter(
    ({ text, objects: own }) =>
      plain(text).length >= telling && own.some((object) => pdfium.FPDFPageObj_GetType(object) !== TEXT),
  )
  const placed = drawn.flatMap(({ objects: own }) => {
    const on = own.map((object) => boxes.get(object)).filter((box): box is Box => box !== undefined && isOn(whole, box))
    return on.length > 0 ? [on] : []
  })
  if (placed.length === 0) return false
  const without = page.without(new Set(drawn.flatMap(({ objects: own }) => own)))
  return placed.some((on) => !on.some((box) => differ(whole, without, box)))
}

function isOn({ width, height }: Drawing, [left, top, right, bottom]: Box): boolean {
  return left < width && top < height && right > 0 && bottom > 0
}

function differ(first: Drawing, second: Drawing, [left, top, right, bottom]: Box): boolean {
  const [x1, x2] = [Math.max(0, Math.floor(left) - 1), Math.min(first.width, Math.ceil(right) + 1)]
  const [y1, y2] = [Math.max(0, Math.floor(top) - 1), Math.min(first.height, Math.ceil(bottom) + 1)]
  for (let y = y1; y < y2; y += 1) {
    for (let at = 4 * (y * first.width + x1); at < 4 * (y * first.width + x2); at += 1) {
      if (Math.abs((first.pixels[at] ?? 0) - (second.pixels[at] ?? 0)) > contrast) return true
    }
  }
  return false
}

/** True for "Cllr" and "Councillor": the letters stand in the long form in the same order. */
function abbreviates(short: string, long: string): boolean {
  const letters = plain(long)
  let at = 0
  for (const letter of plain(short)) {
    at = letters.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** What the marks of an object say. */
function takeWords(pdfium: WrappedPdfiumModule, object: number): { kind: SpokenKind; text: string }[] {
  const said: { kind: SpokenKind; text: string }[] = []
  const count = Math.min(mostMarks, pdfium.FPDFPageObj_CountMarks(object))
  for (let index = count - 1; index >= 0; index -= 1) {
    const mark = pdfium.FPDFPageObj_GetMark(object, index)
    if (mark === 0) continue
    const words = keys.flatMap(([key, kind]) => {
      const text = wordsOf(pdfium, mark, key)
      return text === '' ? [] : [{ kind, text }]
    })
    if (words.length > 0) pdfium.FPDFPageObj_RemoveMark(object, mark)
    said.push(...words)
  }
  return said
}

function wordsOf(pdfium: WrappedPdfiumModule, mark: number, key: string): string {
  if (pdfium.FPDFPageObjMark_GetParamValueType(mark, key) !== ofText) return ''
  return stringFrom(pdfium, (buffer, size) =>
    borrow(pdfium, 4, (pointer) => {
      pdfium.FPDFPageObjMark_GetParamStringValue(mark, key, buffer, size, pointer)
      return numbersAt(pdfium, pointer, 1, 'i32')[0] ?? 0
    }),
  ).trim()
}

/** True for a glyph of which the file does not say what it is: there, such a mark is the only text. */
function isUnknown({ code }: Letter): boolean {
  return code === 0xfffd || code > 0x10_ffff || (code >= 0xe000 && code <= 0xf8ff)
}

function characterOf(code: number): string {
  return code > 0x10_ffff ? '' : String.fromCodePoint(code)
}

/** Letters and digits alone: ligatures, capitals and hyphens make no difference. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
