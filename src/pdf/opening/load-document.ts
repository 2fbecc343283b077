import { PDFDocument, PDFInvalidObject, type PDFRef } from 'pdf-lib'
import { type PageTree, walkPageTree } from '../pages/page-tree.ts'
import { moveStreams, withDirectLengths } from './stream-lengths.ts'
import { unpacksWithinBounds } from './unpacking-guard.ts'

export interface LoadedDocument {
  document: PDFDocument
  tree: PageTree
  /** Objects that could not be parsed. */
  invalidObjects: readonly PDFRef[]
}

/**
 * Parses a file with pdf-lib and finds its pages. Undefined where that fails. Streams are parts of `bytes`, not copies:
 * nobody may write to them afterwards. An encrypted file is read with `password`.
 */
export async function loadDocument(bytes: Uint8Array, password: string): Promise<LoadedDocument | undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!unpacksWithinBounds(buffer)) return undefined
  try {
    const parsed = withDirectLengths(buffer)
    const document = await quietly(() =>
      PDFDocument.load(parsed, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY, password }),
    )
    if (parsed !== buffer) moveStreams(document, parsed, buffer)
    const tree = walkPageTree(document)
    if (tree.pages.length === 0) return undefined
    const objects = document.context.enumerateIndirectObjects()
    const invalidObjects = objects.flatMap(([ref, object]) => (object instanceof PDFInvalidObject ? [ref] : []))
    return { document, tree, invalidObjects }
  } catch {
    return undefined
  }
}

/** What pdf-lib prints of oddities in a file would stand between the program's own messages. It parses in one go. */
async function quietly<T>(parse: () => Promise<T>): Promise<T> {
  const { warn } = console
  console.warn = () => undefined
  try {
    return await parse()
  } finally {
    console.warn = warn
  }
}

/** True for a file that speaks of an encryption. What pdf-lib decrypts of it, it does not write back safely. */
export function saysEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Encrypt')
}
