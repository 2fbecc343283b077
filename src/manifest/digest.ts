import { createHash } from 'node:crypto'
import { type Content, lengthOf, piecesOf } from '../host/content.ts'
import type { ManifestFile } from './manifest.ts'

/** Hexadecimal SHA-256. */
export function sha256(content: Content): string {
  const hash = createHash('sha256')
  for (const piece of piecesOf(content)) hash.update(piece)
  return hash.digest('hex')
}

/** A file as the manifest lists it. */
export function manifestFile(path: string, content: Content): ManifestFile {
  return { path, size: lengthOf(content), sha256: sha256(content) }
}
