import { constants, crc32, deflateSync } from 'node:zlib'
import { tryInflate } from '../../../pdf/opening/decode.ts'
import { cleanColourProfile } from '../../../pdf/streams/clean-colour-profile.ts'
import { orientationOnly } from './orientation.ts'

const SIGNATURE = 8

/** Chunks that draw a picture, among them its colours and its frames (PNG, third edition). */
const KEPT: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT'.split(' '),
)

/** A PNG with nothing but what draws it: no texts, no times, no Exif but the way up, and nothing after its end. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, SIGNATURE)]
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = SIGNATURE
  while (at + 12 <= bytes.length) {
    const length = view.readUInt32BE(at)
    const type = view.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length) break
    if (type === 'iCCP') parts.push(...withProfile(bytes.subarray(at, end)))
    else if (KEPT.has(type)) parts.push(bytes.subarray(at, end))
    const exif = type === 'eXIf' ? orientationOnly(bytes.subarray(at + 8, end - 4)) : undefined
    if (exif) parts.push(chunkOf(type, exif))
    if (type === 'IEND') break
    at = end
  }
  return Buffer.concat(parts)
}

/** A larger profile is none: those of presses with tables take some megabytes. */
const mostOfProfile = 16_000_000

/** The chunk of a colour profile without names: that of the profile, and those in it. One that cannot be unpacked is left out. */
function withProfile(chunk: Uint8Array): Uint8Array[] {
  const content = chunk.subarray(8, -4)
  const end = content.indexOf(0)
  const packed = content.subarray(end + 2)
  const profile = end < 0 ? undefined : tryInflate(packed, mostOfProfile, constants.Z_FINISH)
  const clean = profile === 'damaged' || !profile ? undefined : cleanColourProfile(profile)
  if (!clean) return []
  const head = Buffer.from('ICC profile\0\0', 'latin1')
  return [chunkOf('iCCP', Buffer.concat([head, deflateSync(clean)]))]
}

function chunkOf(type: string, content: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + content.length)
  chunk.writeUInt32BE(content.length, 0)
  chunk.write(type, 4, 'latin1')
  chunk.set(content, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length)
  return chunk
}
