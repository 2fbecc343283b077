import { createHash } from 'node:crypto'
import { type Record as Recording, recorded } from '../kept/recorded.ts'
import type { Shelf } from '../kept/shelves.ts'
import { copyMessage } from '../messages/message.ts'
import { readReport } from './report.ts'
import type { Result } from './result.ts'
import type { Report } from './sources.ts'

/** A report that was read, and the pictures that it was read with. */
interface KeptReport {
  result: Result<Report>
  pictures: Recording
}

/**
 * Gives a function that reads reports as `readReport` does, but each content once: as long as neither the report nor a picture
 * of it changes, it is the same object. What could not be read is tried again.
 */
export function readingOnce(shelf: Shelf<string, KeptReport>): typeof readReport {
  return async (path, bytes, files) => {
    const key = `${path} ${createHash('sha256').update(bytes).digest('hex')}`
    const kept = shelf.get(key)
    if (kept && (await kept.pictures.isSame(files))) return again(kept.result)
    const { files: noted, record } = recorded(files)
    const result = await readReport(path, bytes, noted)
    if (result.value) shelf.set(key, { result: again(result), pictures: record })
    return result
  }
}

function again({ messages, ...result }: Result<Report>): Result<Report> {
  return { ...result, messages: messages.map(copyMessage) }
}
