import { type PDFDict, PDFName } from 'pdf-lib'
import { type Box, geometryOf } from '../../pdf/geometry.ts'
import { hiddenLayers } from '../../pdf/layers.ts'
import { Name } from '../../pdf/names.ts'
import { numbersIn, type Reader } from '../../pdf/objects.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import type { Source } from '../files/source.ts'

const names = (list: string): ReadonlySet<PDFName> => new Set(list.split(' ').map((text) => PDFName.of(text)))

/** Annotations that are nothing but what a reviewer says. */
const remarks = names('Text Caret Popup')
/** Marks on the words of a page: with words of their own they are a reviewer's, without they are the author's. */
const marks = names('Highlight Underline StrikeOut Squiggly')
/** Annotations whose words are seen on the page, or are said of a link. */
const spoken = names('FreeText Link')
const [IRT, RC] = [PDFName.of('IRT'), PDFName.of('RC')]

/** Bits of an annotation's flags (ISO 32000-2, 12.5.3) by which it is not shown: hidden, and not to be viewed. */
const unshown = 2 | 32

/** True for a review comment or an answer to one: what is left out of a pack with its words and its author. */
export function isComment(reader: Reader, annotation: PDFDict): boolean {
  const subtype = reader.name(annotation.get(Name.Subtype))
  if (!subtype || subtype === Name.Widget) return false
  return remarks.has(subtype) || annotation.has(IRT) || (marks.has(subtype) && hasRemark(reader, annotation))
}

/** True for words of an annotation that are not seen on the page, only when it is clicked on. */
export function hasUnseenWords(reader: Reader, annotation: PDFDict): boolean {
  const subtype = reader.name(annotation.get(Name.Subtype))
  return subtype !== undefined && annotation.has(Name.Rect) && subtype !== Name.Widget && !spoken.has(subtype)
}

/** True where an annotation says something in words. */
export function hasRemark(reader: Reader, annotation: PDFDict): boolean {
  return Boolean(reader.text(annotation.get(Name.Contents))) || annotation.has(RC)
}

/** Tells annotations of a page that nobody sees: hidden ones, those in a layer that is off, of no size, or off the page. */
export function unseenAnnotations(source: Source, page: SourcePage): (annotation: PDFDict) => boolean {
  const { reader } = source
  const { visible } = geometryOf(reader.context, page)
  const isHidden = hiddenLayers(reader, source.catalog)
  return (annotation) => {
    if (((reader.number(annotation.get(Name.F)) ?? 0) & unshown) !== 0) return true
    if (isHidden?.(annotation.get(Name.OC))) return true
    const rectangle = numbersIn(reader, annotation.get(Name.Rect), 4)
    return rectangle !== undefined && !overlaps(rectangle, visible)
  }
}

function overlaps([a = 0, b = 0, c = 0, d = 0]: readonly number[], [left, bottom, right, top]: Box): boolean {
  const [x1, x2] = [Math.max(Math.min(a, c), left), Math.min(Math.max(a, c), right)]
  const [y1, y2] = [Math.max(Math.min(b, d), bottom), Math.min(Math.max(b, d), top)]
  return x1 < x2 && y1 < y2
}
