import type { Files } from '../host/host.ts'
import { extensionOf } from '../host/paths.ts'
import { SHEET_ENDINGS, TEXT_ENDINGS } from '../office/conversion/targets.ts'
import { readExcelReport } from './excel/excel.ts'
import { readMarkdownReport } from './markdown/markdown.ts'
import type { Result } from './result.ts'
import type { Report } from './sources.ts'
import { readConvertedReport } from './word/converted.ts'
import { WORKBOOK_ENDINGS } from './word/whereabouts.ts'
import { readWordReport } from './word/word.ts'

/** Endings of files that are read as reports. */
export const REPORT_ENDINGS: readonly string[] = ['.md', '.docx', '.docm', ...TEXT_ENDINGS, ...WORKBOOK_ENDINGS]

/**
 * Reads a report, in Markdown, Word or Excel by its ending; other programs' files by way of LibreOffice.
 *
 * @param path relative to the workspace
 * @param files to look for its pictures
 */
export function readReport(path: string, bytes: Uint8Array, files: Files): Promise<Result<Report>> {
  const ending = extensionOf(path)
  if (ending === '.md') return readMarkdownReport(path, bytes, files)
  if (TEXT_ENDINGS.includes(ending)) return readConvertedReport(path, bytes, 'docx', files)
  if (SHEET_ENDINGS.includes(ending)) return readConvertedReport(path, bytes, 'xlsx', files)
  return WORKBOOK_ENDINGS.includes(ending) ? readExcelReport(path, bytes, files) : readWordReport(path, bytes, files)
}
