import { createHash } from 'node:crypto'
import { FileError, type Files } from '../../host/host.ts'
import type { DocumentSource } from '../sources.ts'

/**
 * SHA-256 of attachments by path, of those alone that have the size of another one: by these, a file that is there
 * under two names is known without reading every file.
 */
export async function digestsOfTwins(
  documents: readonly DocumentSource[],
  files: Files,
): Promise<ReadonlyMap<string, string>> {
  const bySize = new Map<number, Set<string>>()
  for (const { content } of documents) {
    if (content.type !== 'attachment') continue
    bySize.set(content.size, (bySize.get(content.size) ?? new Set()).add(content.path))
  }
  const digests = new Map<string, string>()
  for (const path of [...bySize.values()].filter(({ size }) => size > 1).flatMap((paths) => [...paths])) {
    try {
      digests.set(
        path,
        createHash('sha256')
          .update(await files.read(path))
          .digest('hex'),
      )
    } catch (error) {
      // What cannot be read is reported where it is opened.
      if (!(error instanceof FileError)) throw error
    }
  }
  return digests
}
