import type { Files } from '../host/host.ts'
import { extensionOf } from '../host/paths.ts'
import { CONVERTED_ENDINGS } from '../office/converted.ts'
import { readExcelReport } from './excel/excel.ts'
import { readMarkdownReport } from './markdown/markdown.ts'
import type { Result } from './result.ts'
import type { Report } from './sources.ts'
import { readConvertedReport } from './word/converted.ts'
import { readWordReport } from './word/word.ts'

/** Endings of files that are read as reports. */
export const REPORT_ENDINGS: readonly string[] = [...['.md', '.docx', '.docm', '.xlsx', '.xlsm'], ...CONVERTED_ENDINGS]

/** Those of workbooks. */
export const WORKBOOK_ENDINGS: readonly string[] = ['.xlsx', '.xlsm']

/**
 * Reads a report, in Markdown, Word or Excel by its ending.
 *
 * @param path relative to the workspace
 * @param files to look for its pictures
 */
export function readReport(path: string, bytes: Uint8Array, files: Files): Promise<Result<Report>> {
  const ending = extensionOf(path)
  if (ending === '.md') return readMarkdownReport(path, bytes, files)
  if (CONVERTED_ENDINGS.includes(ending)) return readConvertedReport(path, bytes, files)
  return WORKBOOK_ENDINGS.includes(ending) ? readExcelReport(path, bytes, files) : readWordReport(path, bytes, files)
}
