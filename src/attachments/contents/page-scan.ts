import { PDFDict, PDFName, type PDFStream } from 'pdf-lib'
import { type ContentScan, scanContents } from '../../pdf/content/content-scan.ts'
import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'
import { type Decoded, decodeStream } from '../../pdf/opening/decode.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'

/** Unpacked contents that are looked at in one file; what comes after is taken as unknown. */
const mostScanned = 400_000_000

export interface PageScan extends ContentScan {
  /** The contents cannot be unpacked as they are, or not to their end. */
  damaged: boolean
}

/** Scans pages one after the other, within a limit for the file. */
export interface PageScanner {
  /** Undefined where the contents cannot be unpacked. */
  scan(page: SourcePage): PageScan | undefined
}

export function createPageScanner(reader: Reader): PageScanner {
  let left = mostScanned
  const forms = new Map<PDFStream, boolean>()

  const unpack = (streams: readonly PDFStream[]): Decoded | undefined => {
    const parts: Uint8Array[] = []
    let whole = true
    for (const stream of streams) {
      const decoded = left > 0 ? decodeStream(reader, stream) : undefined
      if (!decoded) return undefined
      left -= decoded.bytes.length
      parts.push(decoded.bytes, space)
      whole &&= decoded.whole
    }
    const [only] = parts
    return { bytes: parts.length === 2 && only ? only : Buffer.concat(parts), whole }
  }

  /** True where a form, drawn without a tag around it, tags all it draws. */
  const isTaggedForm = (form: PDFStream, depth: number): boolean => {
    const known = forms.get(form)
    if (known !== undefined) return known
    // A form that draws itself draws nothing more.
    forms.set(form, true)
    const resources = reader.dict(form.dict.get(Name.Resources))
    const decoded = unpack([form])
    const found = decoded && depth < 16 ? scanContents(decoded.bytes, reader, resources) : undefined
    const tagged = found !== undefined && !found.untagged && bareFormsTagged(found, resources, depth)
    forms.set(form, tagged)
    return tagged
  }

  const bareFormsTagged = (found: ContentScan, resources: PDFDict | undefined, depth: number): boolean => {
    const objects = reader.dict(resources?.get(Name.XObject))
    return [...found.bareForms].every((key) => {
      const form = reader.stream(objects?.get(PDFName.of(key)))
      return form === undefined || isTaggedForm(form, depth + 1)
    })
  }

  return {
    scan: (page) => {
      const contents = page.dict.get(Name.Contents)
      const values = reader.array(contents)?.asArray() ?? [contents]
      const decoded = unpack(values.flatMap((value) => reader.stream(value) ?? []))
      if (!decoded) return undefined
      const inherited = reader.resolve(page.inherited.get(Name.Resources))
      const resources = inherited instanceof PDFDict ? inherited : undefined
      const found = scanContents(decoded.bytes, reader, resources)
      const untagged = found.untagged || !bareFormsTagged(found, resources, 0)
      return { ...found, untagged, damaged: !decoded.whole }
    },
  }
}

const space = new Uint8Array([0x0a])
