import { type PDFDict, PDFName, PDFRef, type PDFStream } from 'pdf-lib'
import { scanContents } from '../../pdf/content/content-scan.ts'
import { pageContent } from '../../pdf/content/page-content.ts'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import { decodedStream } from '../../pdf/opening/decode.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'

/** Forms within forms that are looked into. */
const DEEPEST = 4

/** Pixels of a page of A3 at 600 dots per inch: more take more memory than there may be. */
const MOST_PIXELS = 72_000_000

const [WIDTH, HEIGHT, BITS, MASK, SOFT_MASK, IMAGE_MASK] = [
  'Width',
  'Height',
  'BitsPerComponent',
  'Mask',
  'SMask',
  'ImageMask',
].map((key) => PDFName.of(key)) as [PDFName, PDFName, PDFName, PDFName, PDFName, PDFName]
/** Compression for pictures that are black and white alone (ISO 32000-2, 7.4.6 and 7.4.7). */
const TWO_TONE: ReadonlySet<string> = new Set(['/CCITTFaxDecode', '/CCF', '/JBIG2Decode'])

/** What the operators of a page draw from resources: pictures by their references; `unclear` where it cannot be told. */
export type DrawnPictures = ReadonlySet<PDFRef> | 'unclear'

/** The pictures that a page draws, within its forms as well. A file has one object for each reference. */
export function drawnPictures(reader: Reader, page: SourcePage): DrawnPictures {
  const found = new Set<PDFRef>()
  const visit = (bytes: Uint8Array | undefined, resources: PDFDict | undefined, depth: number): boolean => {
    if (!bytes || depth > DEEPEST) return false
    const objects = reader.dict(resources?.get(Name.XObject))
    for (const name of scanContents(bytes, reader, resources).drawn) {
      const value = objects?.get(PDFName.of(name))
      const object = reader.stream(value)
      if (!object) continue
      if (reader.name(object.dict.get(Name.Subtype)) === Name.Form) {
        const own = reader.dict(object.dict.get(Name.Resources)) ?? resources
        if (!visit(decodedStream(reader, object), own, depth + 1)) return false
      } else if (value instanceof PDFRef) found.add(value)
      else return false
    }
    return true
  }
  const isClear = visit(pageContent(reader, page)?.bytes, reader.dict(page.inherited.get(Name.Resources)), 0)
  return isClear ? found : 'unclear'
}

/** Why a picture keeps all its pixels: it is black and white alone, and small as it is, or nobody could put another in its place. */
export function reasonToKeep(reader: Reader, { dict }: PDFStream): 'two-tone' | 'other' | undefined {
  const filter = dict.get(Name.Filter)
  const filters = [reader.name(filter), ...elementsOf(reader, filter).map((one) => reader.name(one))]
  const isTwoTone = filters.some((one) => one !== undefined && TWO_TONE.has(one.toString()))
  if (isTwoTone || reader.number(dict.get(BITS)) === 1) return 'two-tone'
  const isMasked = [MASK, SOFT_MASK, IMAGE_MASK, Name.OC].some((key) => dict.has(key))
  const pixels = (reader.number(dict.get(WIDTH)) ?? 0) * (reader.number(dict.get(HEIGHT)) ?? 0)
  return isMasked || pixels < 1 || pixels > MOST_PIXELS ? 'other' : undefined
}
