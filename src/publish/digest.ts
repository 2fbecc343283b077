import { createHash } from 'node:crypto'
import type { ManifestFile } from './manifest.ts'

/** Hexadecimal SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A file as the manifest lists it. */
export function manifestFile(path: string, bytes: Uint8Array): ManifestFile {
  return { path, size: bytes.length, sha256: sha256(bytes) }
}
