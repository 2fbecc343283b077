import { deflateRawSync } from 'node:zlib'

/** What the directory of an archive may claim, true or not. */
interface Claims {
  size?: number
  flags?: number
  zip64?: boolean
}

/** A ZIP archive of files by name, in this order. @param claims what the directory says of a file instead of the truth */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>> | readonly (readonly [string, string | Uint8Array])[],
  claims: Readonly<Record<string, Claims>> = {},
): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  const entries = Array.isArray(files) ? files : Object.entries(files)
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const { size = bytes.length, flags = 0x800, zip64 = false } = claims[name] ?? {}
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const extra = zip64 ? Buffer.alloc(20) : Buffer.alloc(0)
    if (zip64) {
      extra.writeUInt16LE(1, 0)
      extra.writeUInt16LE(16, 2)
      extra.writeBigUInt64LE(BigInt(size), 4)
      extra.writeBigUInt64LE(BigInt(packed.length), 12)
    }
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 20)
    entry.writeUInt32LE(zip64 ? 0xffffffff : size, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt16LE(extra.length, 30)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name), extra)
    offset += local.length + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}
