import { cleanColourProfile } from '../../../pdf/streams/clean-colour-profile.ts'
import { orientationOnly } from './orientation.ts'

const START = 0xd8
const END = 0xd9
const SCAN = 0xda

/**
 * A JPEG with nothing but what draws it: tables, frames, scans, the colour profile, the way of storing colours and, where it does
 * not stand upright, the way up. Exif, XMP, comments, thumbnails, makers' notes and bytes after its end are left out.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0xff, START)]
  let at = 2
  while (at + 3 < bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0 || isAlone(marker)) {
      if (bytes[at] === 0xff && marker === END) break
      at += 1
      continue
    }
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    const kept = keptSegment(marker, bytes.subarray(at, end))
    if (kept) parts.push(kept)
    at = end
    if (marker !== SCAN) continue
    const next = endOfScan(bytes, end)
    parts.push(bytes.subarray(end, next))
    at = next
  }
  parts.push(Uint8Array.of(0xff, END))
  return Buffer.concat(withCleanProfile(parts))
}

/** Marker and length of a segment, what it is, its number and how many there are. */
const PROFILE_HEAD = 18

/** A colour profile can take several segments, as one holds 64 kilobytes. */
function withCleanProfile(parts: readonly Uint8Array[]): Uint8Array[] {
  const pieces = parts.filter((part) => part[0] === 0xff && part[1] === 0xe2)
  const profile = Buffer.concat(pieces.map((piece) => piece.subarray(PROFILE_HEAD)))
  const clean = cleanColourProfile(profile)
  if (!clean) return parts.filter((part) => !pieces.includes(part))
  let at = 0
  return parts.map((part) => {
    if (!pieces.includes(part)) return part
    const start = at
    at += Math.max(0, part.length - PROFILE_HEAD)
    return Buffer.concat([part.subarray(0, PROFILE_HEAD), clean.subarray(start, at)])
  })
}

/** Markers without a length: restarts, and the start and end of a picture. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= END)
}

function keptSegment(marker: number, segment: Uint8Array): Uint8Array | undefined {
  const content = segment.subarray(4)
  const is = (name: string) => Buffer.from(content.subarray(0, name.length)).toString('latin1') === name
  if (marker >= 0xc0 && marker <= 0xdf) return segment
  if (marker === 0xe0 && is('JFIF\0')) return withoutThumbnail(content)
  if (marker === 0xe1 && is('Exif\0\0')) {
    const exif = orientationOnly(content.subarray(6))
    return exif && segmentOf(marker, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]))
  }
  return (marker === 0xe2 && is('ICC_PROFILE\0')) || (marker === 0xee && is('Adobe')) ? segment : undefined
}

/** The header of JFIF, which can have a small picture at its end: version, density and a picture of no size. */
function withoutThumbnail(content: Uint8Array): Uint8Array {
  return segmentOf(0xe0, Buffer.concat([content.subarray(0, 12), Uint8Array.of(0, 0)]))
}

function segmentOf(marker: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2
  return Buffer.concat([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), content])
}

/** Where the next marker stands that is no restart; `FF 00` is a byte of the picture. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
