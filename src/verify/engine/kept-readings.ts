import { createHash } from 'node:crypto'
import type { Shelf } from '../../kept/shelves.ts'
import type { PdfReader } from './reading-threads.ts'

/**
 * The same reader, which reads the same bytes once. What it could not read is tried again.
 * @param shelf readings by what was asked and the hash of the bytes
 */
export function readingEachOnce(reader: PdfReader, shelf: Shelf<string, unknown>): PdfReader {
  const once = async <T>(asked: string, bytes: Uint8Array, read: () => Promise<T>): Promise<T> => {
    const key = `${asked} ${createHash('sha256').update(bytes).digest('hex')}`
    // Each question has its own kind of answer.
    const known = shelf.get(key) as { reading: T } | undefined
    const reading = known ? known.reading : await read()
    shelf.set(key, { reading })
    return reading
  }
  return {
    ...reader,
    read: (bytes, options = {}) => {
      // Neither changes what is read.
      const { timeLimit: _, isBesideObjects: __, ...asked } = options
      return once(`pages ${JSON.stringify(asked)}`, bytes, () => reader.read(bytes, options))
    },
    objects: (bytes) => once('objects', bytes, () => reader.objects(bytes)),
    texts: (bytes) => once('texts', bytes, () => reader.texts(bytes)),
  }
}
