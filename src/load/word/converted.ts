import type { Files } from '../../host/host.ts'
import { extensionOf } from '../../host/paths.ts'
import { message } from '../../messages/message.ts'
import { converted } from '../../office/conversion/converted.ts'
import { ConversionError } from '../../office/conversion/soffice.ts'
import { readExcelReport } from '../excel/excel.ts'
import type { Result } from '../result.ts'
import type { Report } from '../sources.ts'
import { readWordReport } from './word.ts'

type Refusals = Readonly<Record<ConversionError['kind'], { reason: string; note: string }>>

/** What is made of a file, how that is read, and what there is to say where it cannot be made. */
interface Way {
  read: (path: string, bytes: Uint8Array, files: Files) => Promise<Result<Report>>
  rule: string
  refusals: Refusals
}

/** @param part of LibreOffice that is needed */
function refusals(saveAs: string, part: string): Refusals {
  return {
    'not-installed': {
      reason: 'Files of this kind can only be read with LibreOffice, which is not installed.',
      note: `${saveAs}, or install LibreOffice (on Debian and Ubuntu: apt install ${part}; else libreoffice.org).`,
    },
    'too-long': { reason: 'LibreOffice takes longer than two minutes to read this file.', note: `${saveAs}.` },
    failed: {
      reason: 'LibreOffice cannot read this file. It may need a password, be damaged, or not be what its name says.',
      note: `${saveAs}, or ask whoever sent it.`,
    },
  }
}

const WAYS: Readonly<Record<'docx' | 'xlsx', Way>> = {
  docx: {
    read: readWordReport,
    rule: 'word-file',
    refusals: refusals('Open it in Word and save it as a Word document (.docx)', 'libreoffice-writer'),
  },
  xlsx: {
    read: readExcelReport,
    rule: 'excel-file',
    refusals: refusals('Open it in Excel and save it as an Excel workbook (.xlsx)', 'libreoffice-calc'),
  },
}

/**
 * Reads a text document or a spreadsheet of another program, such as `.doc` or `.ods`, as the Word document or workbook that
 * LibreOffice makes of it: tracked changes, comments and what is hidden are still in that, and reported.
 *
 * @param path relative to the workspace
 */
export async function readConvertedReport(
  path: string,
  bytes: Uint8Array,
  to: 'docx' | 'xlsx',
  files: Files,
): Promise<Result<Report>> {
  const { read, rule, refusals: sentences } = WAYS[to]
  try {
    return await read(path, await converted({ bytes, ending: extensionOf(path) }, to, files.root), files)
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    return {
      value: undefined,
      messages: [message({ rule, severity: 'error', place: { file: path }, ...sentences[error.kind] })],
    }
  }
}
