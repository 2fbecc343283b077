import { type PDFDict, PDFName, type PDFObject, type PDFStream } from 'pdf-lib'
import { cleanOperators } from '../../pdf/content/clean-operators.ts'
import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'
import { decodeStream } from '../../pdf/opening/decode.ts'
import { cleanColourProfile } from '../../pdf/streams/clean-colour-profile.ts'
import { cleanFont } from '../../pdf/streams/clean-font.ts'
import { cleanFunction } from '../../pdf/streams/clean-function.ts'
import { cleanMap } from '../../pdf/streams/clean-map.ts'
import { withoutRest } from '../../pdf/streams/clean-packing.ts'
import type { NewContents } from '../../pdf/write/copier.ts'
import { cleanImage } from './clean-image.ts'

type Cleaner = (bytes: Uint8Array) => Uint8Array

/** What streams under these keys hold. */
const held: ReadonlyMap<PDFName, Cleaner> = new Map<PDFName, Cleaner>([
  ...[Name.FontFile, Name.FontFile2, Name.FontFile3].map((key) => [key, cleanFont] as const),
  ...[Name.ToUnicode, Name.Encoding, PDFName.of('UseCMap')].map((key) => [key, cleanMap] as const),
])
const [FUNCTION_TYPE, PATTERN] = [PDFName.of('FunctionType'), PDFName.of('PatternType')]
const postScript = 4

/** Takes out of streams what draws nothing. */
export interface StreamCleaner {
  /** An entry is met: what it leads to is known by its key. */
  meet(key: PDFName, value: PDFObject): void
  /** What a stream becomes; undefined where nothing is to be taken out. */
  clean(stream: PDFStream): NewContents | undefined
}

export function createStreamCleaner(reader: Reader): StreamCleaner {
  const met = new WeakMap<PDFStream, Cleaner>()
  const meet = (value: PDFObject | undefined, cleaner: Cleaner): void => {
    const stream = reader.stream(value)
    if (stream) met.set(stream, cleaner)
  }
  return {
    meet: (key, value) => {
      const cleaner = held.get(key)
      if (cleaner) meet(value, cleaner)
      if (key === Name.CharProcs) for (const glyph of reader.dict(value)?.values() ?? []) meet(glyph, cleanOperators)
    },
    clean: (stream) => {
      const cleaner = met.get(stream) ?? cleanerOf(reader, stream.dict)
      const decoded = cleaner && decodeStream(reader, stream)
      if (!cleaner || !decoded || (!decoded.whole && decoded.bytes.length === 0)) return packedAsBefore(reader, stream)
      const bytes = cleaner(decoded.bytes)
      return bytes !== decoded.bytes || !decoded.whole || decoded.hasRest ? { bytes } : undefined
    },
  }
}

function packedAsBefore(reader: Reader, stream: PDFStream): NewContents | undefined {
  const picture = cleanImage(reader, stream)
  if (picture) return picture
  const bytes = withoutRest(reader, stream)
  return bytes && { bytes, filter: 'same' }
}

/** What a stream holds by what its dictionary says; undefined for pictures and for what is only numbers. */
function cleanerOf(reader: Reader, dict: PDFDict): Cleaner | undefined {
  if (reader.name(dict.get(Name.Subtype)) === Name.Form || dict.has(PATTERN)) return cleanOperators
  if (reader.number(dict.get(FUNCTION_TYPE)) === postScript) return cleanFunction
  // Only profiles of colours say how many components there are and nothing else.
  return dict.has(Name.N) && !dict.has(Name.Type) ? (bytes) => cleanColourProfile(bytes) ?? bytes : undefined
}
