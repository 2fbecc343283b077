import type { Files } from '../../host/host.ts'
import { extensionOf } from '../../host/paths.ts'
import { message } from '../../messages/message.ts'
import { converted } from '../../office/converted.ts'
import { ConversionError } from '../../office/soffice.ts'
import type { Result } from '../result.ts'
import type { Report } from '../sources.ts'
import { START } from './messages.ts'
import { readWordReport } from './word.ts'

const SAVE_AS = 'Open it in Word and save it as a Word document (.docx)'

const REFUSALS: Readonly<Record<ConversionError['kind'], { reason: string; note: string }>> = {
  'not-installed': {
    reason: 'Files of this kind can only be read with LibreOffice, which is not installed.',
    note: `${SAVE_AS}, or install LibreOffice (on Debian and Ubuntu: apt install libreoffice-writer; else libreoffice.org).`,
  },
  'too-long': { reason: 'LibreOffice takes longer than two minutes to read this file.', note: `${SAVE_AS}.` },
  failed: {
    reason: 'LibreOffice cannot read this file. It may need a password, be damaged, or not be what its name says.',
    note: `${SAVE_AS}, or ask whoever sent it.`,
  },
}

/**
 * Reads a text document of another program, such as `.doc`, as the Word document that LibreOffice makes of it: tracked changes
 * and comments are still in that, and reported.
 *
 * @param path relative to the workspace
 */
export async function readConvertedReport(path: string, bytes: Uint8Array, files: Files): Promise<Result<Report>> {
  try {
    return await readWordReport(path, await converted(bytes, extensionOf(path), files.root), files)
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    const place = { file: path, start: START, end: START }
    return {
      value: undefined,
      messages: [message({ rule: 'word-file', severity: 'error', place, ...REFUSALS[error.kind] })],
    }
  }
}
