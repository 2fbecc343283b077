import { cleanColourProfile } from '../../../pdf/streams/clean-colour-profile.ts'
import { orientationOnly } from './orientation.ts'

const HEADER = 12
const KEPT: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Bytes of a frame before its own chunks. */
const FRAME_HEAD = 16
/** Flags of `VP8X` that say that there is Exif, and XMP. */
const EXIF_FLAG = 0x08
const XMP_FLAG = 0x04

/** A WebP with nothing but what draws it: no XMP, no Exif but the way up, no unknown chunks, and nothing after its end. */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  const exif = chunksIn(bytes, HEADER).find(({ type }) => type === 'EXIF')
  const orientation = exif && orientationOnly(withoutPrefix(exif.content))
  const chunks = keptChunks(bytes, HEADER, orientation !== undefined)
  if (orientation) chunks.push(chunkOf('EXIF', orientation))
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  return chunkOf('RIFF', body)
}

interface Chunk {
  type: string
  content: Uint8Array
}

function chunksIn(bytes: Uint8Array, start: number): Chunk[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  for (let at = start; at + 8 <= bytes.length; ) {
    const length = view.readUInt32LE(at + 4)
    if (at + 8 + length > bytes.length) break
    chunks.push({ type: view.toString('latin1', at, at + 4), content: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return chunks
}

function keptChunks(bytes: Uint8Array, start: number, hasExif: boolean): Uint8Array[] {
  return chunksIn(bytes, start).flatMap(({ type, content }) => {
    if (!KEPT.has(type)) return []
    if (type === 'VP8X') return [chunkOf(type, withFlags(content, hasExif))]
    const profile = type === 'ICCP' ? cleanColourProfile(content) : undefined
    if (type === 'ICCP') return profile ? [chunkOf(type, profile)] : []
    if (type !== 'ANMF') return [chunkOf(type, content)]
    return [chunkOf(type, Buffer.concat([content.subarray(0, FRAME_HEAD), ...keptChunks(content, FRAME_HEAD, false)]))]
  })
}

function withFlags(content: Uint8Array, hasExif: boolean): Uint8Array {
  const flags = ((content[0] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | (hasExif ? EXIF_FLAG : 0)
  return Buffer.concat([Uint8Array.of(flags), content.subarray(1)])
}

/** Some programs write the head of Exif in JPEG here, too. */
function withoutPrefix(exif: Uint8Array): Uint8Array {
  return Buffer.from(exif.subarray(0, 4)).toString('latin1') === 'Exif' ? exif.subarray(6) : exif
}

function chunkOf(type: string, content: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(8 + content.length + (content.length % 2))
  chunk.write(type, 'latin1')
  chunk.writeUInt32LE(content.length, 4)
  chunk.set(content, 8)
  return chunk
}
