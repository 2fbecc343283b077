import type { Files } from '../host/host.ts'
import { extensionOf } from '../host/paths.ts'
import { readMarkdownReport } from './markdown/markdown.ts'
import type { Result } from './result.ts'
import type { Report } from './sources.ts'
import { readWordReport } from './word/word.ts'

/** Endings of files that are read as reports. */
export const REPORT_ENDINGS: readonly string[] = ['.md', '.docx', '.docm']

/**
 * Reads a report, in Markdown or in Word by its ending.
 *
 * @param path relative to the workspace
 * @param files to look for its pictures
 */
export function readReport(path: string, bytes: Uint8Array, files: Files): Promise<Result<Report>> {
  return extensionOf(path) === '.md' ? readMarkdownReport(path, bytes, files) : readWordReport(path, bytes, files)
}
