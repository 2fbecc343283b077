import { archiveRefusal, type Refusal } from '../../office/archive-refusal.ts'
import { NotWordError } from '../../office/word/package.ts'
import type { ArchiveProblem } from '../../office/zip.ts'

const ARCHIVES: Readonly<Record<ArchiveProblem, Refusal>> = {
  password: {
    reason: 'This Word file needs a password.',
    note: 'Ask whoever sent it for a copy without one: in Word, File, Info, Protect document, Encrypt with password, and empty the box.',
  },
  'old-format': {
    reason: 'This file is of Word 97 to 2003, whatever its name says.',
    note: 'Open it in Word and save it as a Word document (.docx).',
  },
  'not-zip': {
    reason: 'This is not a Word file, whatever its name says.',
    note: 'Open it with the program that made it and save it as .docx or PDF, or ask whoever sent it.',
  },
  truncated: {
    reason: 'The end of this Word file is missing.',
    note: 'Copy or download it again, or ask whoever sent it to send it again.',
  },
  'too-large': {
    reason: 'This Word file is larger than agendapack reads: 5,000 parts, 100 MB for a part unpacked, 300 MB for all.',
    note: 'In Word, compress its pictures (Picture format, Compress pictures), or save it as PDF.',
  },
  damaged: {
    reason: 'This Word file is damaged.',
    note: 'Open it in Word, let Word repair it, and save it; or ask whoever sent it to send it again.',
  },
}

const OTHERS: Readonly<Record<NotWordError['kind'], Refusal>> = {
  workbook: { reason: 'This file is a workbook of Excel, not a Word document.', note: 'Give it the ending .xlsx.' },
  slides: { reason: 'This file holds slides, not a Word document.', note: 'Save it as PDF in PowerPoint.' },
  unknown: ARCHIVES['not-zip'],
}

/** What to say of a file that could not be read; undefined for an error of another kind. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof NotWordError) return OTHERS[error.kind]
  return archiveRefusal(error, ARCHIVES)
}
