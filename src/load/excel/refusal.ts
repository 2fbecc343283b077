import { archiveRefusal, type Refusal } from '../../office/archive-refusal.ts'
import { NotWorkbookError } from '../../office/workbook/package.ts'
import type { ArchiveProblem } from '../../office/zip.ts'

const ARCHIVES: Readonly<Record<ArchiveProblem, Refusal>> = {
  password: {
    reason: 'This workbook needs a password.',
    note: 'Ask whoever sent it for a copy without one: in Excel, File, Info, Protect workbook, Encrypt with password, and empty the box.',
  },
  'old-format': {
    reason: 'This file is of Excel 97 to 2003, whatever its name says.',
    note: 'Open it in Excel and save it as an Excel workbook (.xlsx).',
  },
  'not-zip': {
    reason: 'This is not a workbook, whatever its name says.',
    note: 'Open it with the program that made it and save it as .xlsx or PDF, or ask whoever sent it.',
  },
  truncated: {
    reason: 'The end of this workbook is missing.',
    note: 'Copy or download it again, or ask whoever sent it to send it again.',
  },
  'too-large': {
    reason: 'This workbook is larger than agendapack reads: 100,000 cells to be printed, 60 MB of them in the file.',
    note: 'Choose what readers need: in Excel, Page layout, Print area, Set print area; or copy it into a workbook of its own.',
  },
  damaged: {
    reason: 'This workbook is damaged.',
    note: 'Open it in Excel, let Excel repair it, and save it; or ask whoever sent it to send it again.',
  },
}

const OTHERS: Readonly<Record<NotWorkbookError['kind'], Refusal>> = {
  document: { reason: 'This file is a Word document, not a workbook.', note: 'Give it the ending .docx.' },
  slides: { reason: 'This file holds slides, not a workbook.', note: 'Save it as PDF in PowerPoint.' },
  binary: { reason: 'This is a binary workbook (.xlsb).', note: 'Open it in Excel and save it as .xlsx.' },
  unknown: ARCHIVES['not-zip'],
}

/** What to say of a workbook that could not be read; undefined for an error of another kind. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof NotWorkbookError) return OTHERS[error.kind]
  return archiveRefusal(error, ARCHIVES)
}
