import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'
import { type Decoded, decodeStream } from '../opening/decode.ts'
import type { SourcePage } from '../pages/page-tree.ts'

/** The content streams of a page, unpacked and joined; undefined where one cannot be unpacked. */
export function pageContent(reader: Reader, page: SourcePage): Decoded | undefined {
  const contents = page.dict.get(Name.Contents)
  const parts: Uint8Array[] = []
  let whole = true
  for (const value of reader.array(contents)?.asArray() ?? [contents]) {
    const stream = reader.stream(value)
    if (!stream) continue
    const decoded = decodeStream(reader, stream)
    if (!decoded) return undefined
    parts.push(decoded.bytes, lineEnd)
    whole &&= decoded.whole
  }
  return { bytes: Buffer.concat(parts), whole }
}

/** What one stream ends with and what the next one starts with are two tokens (ISO 32000-1, 7.8.2). */
const lineEnd = new Uint8Array([0x0a])
