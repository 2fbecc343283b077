import { inflateRawSync } from 'node:zlib'

/**
 * Why a package cannot be read: `password` is encrypted, `old-format` a file of Office 97 to 2003, `not-zip` something
 * else, `truncated` cut off, `too-large` beyond the limits, `damaged` anything else that contradicts itself.
 */
export type ArchiveProblem = 'password' | 'old-format' | 'not-zip' | 'truncated' | 'too-large' | 'damaged'

/** Thrown for a package that cannot be read. */
export class ArchiveError extends Error {
  readonly problem: ArchiveProblem
  constructor(problem: ArchiveProblem, detail: string) {
    super(detail)
    this.name = 'ArchiveError'
    this.problem = problem
  }
}

/** The files of a ZIP archive. Names have forward slashes and no leading one; their case does not count (ECMA-376-2, 6.2.2). */
export interface Archive {
  /** In the order of the archive's directory, without folders. */
  names: readonly string[]
  has(name: string): boolean
  /** The bytes of one file, undefined where there is none; throws `ArchiveError`. */
  read(name: string): Uint8Array | undefined
}

const MOST_ENTRIES = 5000
/** Bytes of one file unpacked, and of all together as the directory declares them. */
const LARGEST_ENTRY = 100_000_000
const LARGEST_TOTAL = 300_000_000

const OLE_SIGNATURE = 0xd0cf11e0
const LOCAL_HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50
const DIRECTORY_END_SIZE = 22
const LONGEST_COMMENT = 0xffff

interface Entry {
  method: number
  packed: number
  size: number
  offset: number
}

/**
 * Opens a package of Word, Excel or PowerPoint (ZIP, APPNOTE 6.3). Limits are checked against the directory before
 * anything is unpacked, and again while unpacking: no file may be larger than the directory says.
 *
 * @throws ArchiveError
 */
export function openArchive(bytes: Uint8Array): Archive {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  refuseOle(buffer)
  const entries = readDirectory(buffer)
  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => entries.has(keyOf(name)),
    read: (name) => {
      const entry = entries.get(keyOf(name))
      return entry && unpack(buffer, entry)
    },
  }
}

/** Files of Office 97 to 2003, and encrypted files of later versions, are OLE compound files ([MS-OFFCRYPTO] 1.3.3). */
function refuseOle(buffer: Buffer): void {
  if (buffer.length < 8 || buffer.readUInt32BE(0) !== OLE_SIGNATURE) return
  const encrypted = buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  throw new ArchiveError(encrypted ? 'password' : 'old-format', 'an OLE compound file')
}

function readDirectory(buffer: Buffer): Map<string, Entry & { name: string }> {
  const end = findDirectoryEnd(buffer)
  const count = buffer.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw new ArchiveError('too-large', `${count} files`)
  const entries = new Map<string, Entry & { name: string }>()
  let total = 0
  let at = buffer.readUInt32LE(end + 16)
  // Bytes put before an archive shift every offset.
  const shift = Math.max(0, end - buffer.readUInt32LE(end + 12) - at)
  at += shift
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged('its list of files is broken')
    const { name, flags, next, ...entry } = readEntry(buffer, at)
    at = next
    if (name.endsWith('/')) continue
    if ((flags & 1) !== 0) throw new ArchiveError('password', name)
    total += entry.size
    if (entry.size > LARGEST_ENTRY || total > LARGEST_TOTAL) throw new ArchiveError('too-large', name)
    if (entries.has(keyOf(name))) throw damaged(`two files have the name ${name}`)
    entries.set(keyOf(name), { ...entry, name, offset: entry.offset + shift })
  }
  return entries
}

function findDirectoryEnd(buffer: Buffer): number {
  const last = buffer.length - DIRECTORY_END_SIZE
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (buffer.readUInt32LE(at) === DIRECTORY_END) return at
  }
  const begun = buffer.length >= 4 && buffer.readUInt32LE(0) === LOCAL_HEADER
  throw new ArchiveError(begun ? 'truncated' : 'not-zip', 'no end of a ZIP archive')
}

function readEntry(buffer: Buffer, at: number) {
  const nameLength = buffer.readUInt16LE(at + 28)
  const extraLength = buffer.readUInt16LE(at + 30)
  const flags = buffer.readUInt16LE(at + 8)
  const nameEnd = at + 46 + nameLength
  const utf8 = (flags & 0x800) !== 0
  const name = buffer.toString(utf8 ? 'utf8' : 'latin1', at + 46, nameEnd)
  const sizes = { size: buffer.readUInt32LE(at + 24), packed: buffer.readUInt32LE(at + 20) }
  const offset = buffer.readUInt32LE(at + 42)
  return {
    name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
    flags,
    method: buffer.readUInt16LE(at + 10),
    ...longSizes(buffer.subarray(nameEnd, nameEnd + extraLength), { ...sizes, offset }),
    next: nameEnd + extraLength + buffer.readUInt16LE(at + 32),
  }
}

/** Sizes that Zip64 moved to the extra field, as some programs do for small files too (APPNOTE 4.5.3). */
function longSizes(extra: Buffer, sizes: Pick<Entry, 'size' | 'packed' | 'offset'>) {
  const found = { ...sizes }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    let read = 0
    for (const key of ['size', 'packed', 'offset'] as const) {
      if (found[key] !== 0xffffffff || read + 8 > field.length) continue
      found[key] = Number(field.readBigUInt64LE(read))
      read += 8
    }
  }
  return found
}

function unpack(buffer: Buffer, { name, method, packed, size, offset }: Entry & { name: string }): Uint8Array {
  if (offset + 30 > buffer.length) throw new ArchiveError('truncated', name)
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28)
  if (start + packed > buffer.length) throw new ArchiveError('truncated', name)
  const raw = buffer.subarray(start, start + packed)
  if (method === 0) return raw
  if (method !== 8) throw damaged(`${name} is packed in an unknown way`)
  try {
    return inflateRawSync(raw, { maxOutputLength: size + 1 })
  } catch {
    throw damaged(`${name} cannot be unpacked`)
  }
}

function keyOf(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}

function damaged(detail: string): ArchiveError {
  return new ArchiveError('damaged', detail)
}
