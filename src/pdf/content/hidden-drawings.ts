import { type PDFDict, PDFName, type PDFObject, type PDFStream } from 'pdf-lib'
import type { LayerTest } from '../layers.ts'
import { Name } from '../names.ts'
import { elementsOf, type Reader } from '../objects.ts'
import { decodedStream } from '../opening/decode.ts'
import type { SourcePage } from '../pages/page-tree.ts'
import { createTokenizer } from './content-tokens.ts'
import { pageContent } from './page-content.ts'

const painting: ReadonlySet<string> = new Set('S s f F f* B B* b b* sh Tj TJ \' " EI'.split(' '))
const [PROPERTIES, SOFT_MASK, GROUP] = ['Properties', 'SMask', 'G'].map((key) => PDFName.of(key)) as [
  PDFName,
  PDFName,
  PDFName,
]
/** Forms within forms; what lies deeper counts as hidden. */
const deepest = 16

/**
 * True where a page, or the look of an annotation on it, draws something in a layer that is off: it is not seen until somebody switches the layer on. Forms,
 * patterns, masks and glyphs are looked into; what cannot be unpacked counts as hidden.
 */
export function drawsHidden(reader: Reader, page: SourcePage, isHidden: LayerTest): boolean {
  const known = new Map<PDFStream, boolean>()

  const ofStream = (stream: PDFStream, resources: PDFDict | undefined, depth: number): boolean => {
    const before = known.get(stream)
    if (before !== undefined) return before
    // One that draws itself draws nothing more.
    known.set(stream, false)
    const own = reader.dict(stream.dict.get(Name.Resources)) ?? resources
    const bytes = depth > deepest ? undefined : decodedStream(reader, stream)
    const found = bytes === undefined || ofContents(bytes, own, depth)
    known.set(stream, found)
    return found
  }

  const ofContents = (bytes: Uint8Array, resources: PDFDict | undefined, depth: number): boolean => {
    const resource = (category: PDFName, name: string | undefined): PDFObject | undefined =>
      name === undefined ? undefined : reader.dict(resources?.get(category))?.get(PDFName.of(name))
    /** What an operator draws with, beside its own operands. */
    const used = (operator: string, name: string | undefined): (PDFStream | undefined)[] => {
      if (operator === 'Do') return [reader.stream(resource(Name.XObject, name))]
      if (operator === 'scn' || operator === 'SCN') return [reader.stream(resource(Name.Pattern, name))]
      if (operator === 'gs') {
        const mask = reader.dict(reader.dict(resource(Name.ExtGState, name))?.get(SOFT_MASK))
        return [reader.stream(mask?.get(GROUP))]
      }
      const glyphs =
        operator === 'Tf' ? reader.dict(reader.dict(resource(Name.Font, name))?.get(Name.CharProcs)) : undefined
      return glyphs?.values().map((glyph) => reader.stream(glyph)) ?? []
    }
    const marks: boolean[] = []
    let hidden = 0
    let names: string[] = []
    const tokens = createTokenizer(bytes)
    for (let token = tokens.next(); token; token = tokens.next()) {
      if (token.kind === 'name') names.push(token.text)
      if (token.kind !== 'operator') continue
      const { text: operator } = token
      const last = names.at(-1)
      if (operator === 'BMC' || operator === 'BDC') {
        const isOff = operator === 'BDC' && names[0] === 'OC' && isHidden(resource(PROPERTIES, names[1]))
        marks.push(isOff)
        hidden += Number(isOff)
      } else if (operator === 'EMC') hidden -= Number(marks.pop() ?? false)
      else if (hidden > 0 && (painting.has(operator) || operator === 'Do')) return true
      for (const stream of used(operator, last)) {
        if (!stream) continue
        if (isHidden(stream.dict.get(Name.OC)) || (isDrawn(stream) && ofStream(stream, resources, depth + 1)))
          return true
      }
      names = []
    }
    return false
  }
  const isDrawn = ({ dict }: PDFStream): boolean => reader.name(dict.get(Name.Subtype)) !== Name.Image

  const looks = elementsOf(reader, page.dict.get(Name.Annots)).flatMap((annotation) => {
    const states = reader.dict(reader.dict(annotation)?.get(Name.AP))?.values() ?? []
    return states.flatMap((state) => reader.stream(state) ?? reader.dict(state)?.values() ?? [])
  })
  const content = pageContent(reader, page)
  return (
    !content ||
    ofContents(content.bytes, reader.dict(page.inherited.get(Name.Resources)), 0) ||
    looks.some((look) => {
      const stream = reader.stream(look)
      return stream !== undefined && ofStream(stream, undefined, 1)
    })
  )
}
