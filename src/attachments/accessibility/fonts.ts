import { type PDFDict, PDFName, type PDFObject } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import { embeddedKeys, mapObstacle, programObstacle, type3Obstacle } from './font-programs.ts'
import { hasOtherCompactWidths, hasOtherSimpleWidths, hasOtherWidths } from './glyph-widths.ts'

export interface FontReport {
  /** Names of fonts that the file does not carry. */
  unembedded: string[]
  /** What about embedded ones keeps text from being read out, in words (ISO 14289-1, 7.21). */
  obstacles: string[]
}

const trueType = PDFName.of('TrueType')
const cidToGid = PDFName.of('CIDToGIDMap')
const cidType2 = PDFName.of('CIDFontType2')
const winAnsi = PDFName.of('WinAnsiEncoding')
const macRoman = PDFName.of('MacRomanEncoding')
const baseEncoding = PDFName.of('BaseEncoding')
const symbolicFlag = 4

/** Looks at every font that the pages, their forms and their annotations use. */
export function checkFonts(reader: Reader, pages: readonly SourcePage[]): FontReport {
  const unembedded = new Set<string>()
  const obstacles = new Set<string>()
  for (const font of fontsOf(reader, pages)) {
    const name = reader.name(font.get(Name.BaseFont))?.decodeText() ?? 'a font without a name'
    const isType3 = reader.name(font.get(Name.Subtype)) === Name.Type3
    if (!isType3 && !isEmbedded(reader, font)) unembedded.add(name)
    const obstacle = isType3
      ? type3Obstacle(reader, font)
      : (obstacleOf(reader, font) ??
        programObstacle(reader, descendant(reader, font) ?? font) ??
        widthObstacle(reader, font) ??
        mapObstacle(reader, font))
    if (obstacle) obstacles.add(`${name} ${obstacle}`)
  }
  return { unembedded: [...unembedded].sort(), obstacles: [...obstacles].sort() }
}

function descendant(reader: Reader, font: PDFDict): PDFDict | undefined {
  return reader.dict(elementsOf(reader, font.get(Name.DescendantFonts))[0])
}

/** Widths that nobody can compare with the program are no ground for a claim: those of simple Type 1 and compact fonts. */
function widthObstacle(reader: Reader, font: PDFDict): string | undefined {
  const composite = descendant(reader, font)
  const descriptor = reader.dict((composite ?? font).get(Name.FontDescriptor))
  const isTrueType = !descriptor?.has(Name.FontFile) && !descriptor?.has(Name.FontFile3)
  const simple = isTrueType ? hasOtherSimpleWidths(reader, font) : 'unknown'
  const compact = isTrueType ? hasOtherWidths : hasOtherCompactWidths
  const differ = composite ? compact(reader, composite) : simple
  if (differ === 'unknown') return 'has a program whose widths cannot be checked'
  return differ ? 'has glyphs of other widths' : undefined
}

function isEmbedded(reader: Reader, font: PDFDict): boolean {
  const own = descendant(reader, font) ?? font
  const descriptor = reader.dict(own.get(Name.FontDescriptor))
  return descriptor !== undefined && embeddedKeys.some((key) => reader.stream(descriptor.get(key)) !== undefined)
}

function obstacleOf(reader: Reader, font: PDFDict): string | undefined {
  const toUnicode = reader.stream(font.get(Name.ToUnicode)) !== undefined
  const composite = descendant(reader, font)
  if (composite) {
    const needsMap = reader.name(composite.get(Name.Subtype)) === cidType2
    if (needsMap && !composite.has(cidToGid)) return 'has no map from characters to glyphs'
    const isIdentity = /^\/Identity-[HV]$/.test(String(reader.resolve(font.get(Name.Encoding))))
    if (!isIdentity) return 'has an encoding that cannot be checked'
    return toUnicode ? undefined : 'does not say which characters its glyphs stand for'
  }
  const encoding = reader.resolve(font.get(Name.Encoding))
  const base = encoding instanceof PDFName ? encoding : reader.name(reader.dict(encoding)?.get(baseEncoding))
  const flags = reader.number(reader.dict(font.get(Name.FontDescriptor))?.get(Name.Flags)) ?? 0
  const isSymbolic = (flags & symbolicFlag) !== 0
  const isTrueType = reader.name(font.get(Name.Subtype)) === trueType
  if (isTrueType && isSymbolic && encoding !== undefined) return 'is a symbolic font with an encoding'
  if (isTrueType && !isSymbolic && base !== winAnsi && base !== macRoman) return 'has no standard encoding'
  if (!toUnicode && (isSymbolic || encoding === undefined)) return 'does not say which characters its glyphs stand for'
  return undefined
}

/** Fonts in the resources of pages, of forms and patterns they use, and of appearances, each once. */
function fontsOf(reader: Reader, pages: readonly SourcePage[]): ReadonlySet<PDFDict> {
  const fonts = new Set<PDFDict>()
  const seen = new Set<PDFDict>()
  const open: PDFDict[] = []
  const push = (value: PDFObject | undefined): void => {
    const dict = reader.anyDict(value)
    if (dict && !seen.has(dict)) {
      seen.add(dict)
      open.push(dict)
    }
  }
  for (const page of pages) {
    push(page.inherited.get(Name.Resources))
    for (const annotation of elementsOf(reader, page.dict.get(Name.Annots))) push(reader.dict(annotation)?.get(Name.AP))
  }
  const holders = [Name.XObject, Name.Pattern, Name.ExtGState, Name.CharProcs]
  for (let dict = open.pop(); dict; dict = open.pop()) {
    for (const [, value] of reader.dict(dict.get(Name.Font))?.entries() ?? []) {
      const font = reader.dict(value)
      if (font?.has(Name.Subtype)) fonts.add(font)
      if (font && reader.name(font.get(Name.Subtype)) === Name.Type3) push(font)
    }
    for (const key of holders) for (const [, value] of reader.dict(dict.get(key))?.entries() ?? []) push(value)
    for (const key of [Name.N, Name.R, Name.D, Name.Resources]) push(dict.get(key))
    if (dict.has(Name.BBox) || dict.has(Name.Resources)) continue
    // States of an appearance: /On and /Off beside one another.
    for (const [, value] of dict.entries()) if (reader.stream(value)) push(value)
  }
  return fonts
}
