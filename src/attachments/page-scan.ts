import { PDFDict, PDFName, type PDFStream } from 'pdf-lib'
import { type ContentScan, scanContents } from './content-scan.ts'
import { decodedStream } from './decode.ts'
import { Name } from './name.ts'
import type { SourcePage } from './page-tree.ts'
import type { Reader } from './pdf-objects.ts'

/** Unpacked contents that are looked at in one file; what comes after is taken as unknown. */
const mostScanned = 400_000_000

/** Scans pages one after the other, within a limit for the file. */
export interface PageScanner {
  /** Undefined where the contents cannot be unpacked. */
  scan(page: SourcePage): ContentScan | undefined
}

export function createPageScanner(reader: Reader): PageScanner {
  let left = mostScanned
  const forms = new Map<PDFStream, boolean>()

  const unpack = (streams: readonly PDFStream[]): Uint8Array | undefined => {
    const parts: Uint8Array[] = []
    for (const stream of streams) {
      const bytes = left > 0 ? decodedStream(reader, stream) : undefined
      if (!bytes) return undefined
      left -= bytes.length
      parts.push(bytes, space)
    }
    return parts.length === 2 ? parts[0] : Buffer.concat(parts)
  }

  /** True where a form, drawn without a tag around it, tags all it draws. */
  const isTaggedForm = (form: PDFStream, depth: number): boolean => {
    const known = forms.get(form)
    if (known !== undefined) return known
    // A form that draws itself draws nothing more.
    forms.set(form, true)
    const resources = reader.dict(form.dict.get(Name.Resources))
    const bytes = unpack([form])
    const found = bytes && depth < 16 ? scanContents(bytes, reader, resources) : undefined
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
      const bytes = unpack(values.flatMap((value) => reader.stream(value) ?? []))
      if (!bytes) return undefined
      const inherited = reader.resolve(page.inherited.get(Name.Resources))
      const resources = inherited instanceof PDFDict ? inherited : undefined
      const found = scanContents(bytes, reader, resources)
      return { ...found, untagged: found.untagged || !bareFormsTagged(found, resources, 0) }
    },
  }
}

const space = new Uint8Array([0x0a])
