import type { Files } from '../../host/host.ts'
import { type Message, message } from '../../messages/message.ts'
import { converted } from '../../office/converted.ts'
import { slidesPdf } from '../../office/package-files.ts'
import { type HiddenInSlides, searchSlides } from '../../office/slides.ts'
import { ConversionError } from '../../office/soffice.ts'
import { XmlProblem } from '../../office/xml.ts'
import { ArchiveError, type ArchiveProblem } from '../../office/zip.ts'
import type { Result } from '../result.ts'
import { START } from '../word/messages.ts'

/** Slides as the PDF that LibreOffice makes of them: where it is among the files, and its size. */
interface SlidesPdf {
  path: string
  size: number
}

const AS_PDF = 'Save it as a PDF in PowerPoint (Save as, PDF, Options, Document structure tags) and list that'

const ARCHIVES: Partial<Record<ArchiveProblem, string>> = {
  password: 'These slides need a password.',
  'old-format': 'This file is of PowerPoint 97 to 2003, whatever its name says.',
  'not-zip': 'This file holds no slides of PowerPoint, whatever its name says.',
  truncated: 'The end of this file is missing.',
  'too-large': 'This file is larger than agendapack reads.',
}

const CONVERSIONS: Readonly<Record<ConversionError['kind'], string>> = {
  'not-installed': 'Slides can only be read with LibreOffice, which is not installed.',
  'too-long': 'LibreOffice takes longer than two minutes to read these slides.',
  failed: 'LibreOffice cannot read these slides, or lacks the part for slides.',
}

/**
 * Lets LibreOffice make a PDF of slides, after they were searched for what readers must not get: that is left out of the PDF,
 * and said for the check to stop.
 *
 * @param path relative to the workspace
 */
export async function readSlides(path: string, bytes: Uint8Array, files: Files): Promise<Result<SlidesPdf>> {
  const place = { file: path, start: START, end: START }
  try {
    const found = searchSlides(bytes)
    const pdf = await converted(bytes, '.pptx', files.root)
    const messages = tellings(found).map((telling): Message => message({ ...telling, severity: 'warning', place }))
    return { value: { path: slidesPdf(path), size: pdf.length }, messages }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    const note = error instanceof ConversionError && error.kind === 'not-installed' ? INSTALL : `${AS_PDF}.`
    return {
      value: undefined,
      messages: [message({ rule: 'slides-file', severity: 'error', place, reason: refusal, note })],
    }
  }
}

const INSTALL = `${AS_PDF}; or install LibreOffice (on Debian and Ubuntu: apt install libreoffice-impress; else libreoffice.org).`

function refusalOf(error: unknown): string | undefined {
  if (error instanceof ConversionError) return CONVERSIONS[error.kind]
  if (error instanceof ArchiveError) return ARCHIVES[error.problem] ?? 'This file is damaged.'
  return error instanceof XmlProblem ? 'This file is damaged.' : undefined
}

function tellings({ hiddenSlides, notes, comments }: HiddenInSlides): { rule: string; reason: string; note: string }[] {
  const all = [
    {
      rule: 'slides-hidden',
      slides: hiddenSlides,
      reason: 'There are hidden slides',
      note: 'Delete them, or show them if readers may have them.',
    },
    {
      rule: 'slides-notes',
      slides: notes,
      reason: 'There are notes for the speaker',
      note: 'Delete them: File, Info, Inspect document.',
    },
    {
      rule: 'slides-comments',
      slides: comments,
      reason: 'There are comments',
      note: 'Settle and delete them: Review, Delete all comments.',
    },
  ]
  return all
    .filter(({ slides }) => slides.length > 0)
    .map(({ rule, slides, reason, note }) => ({
      rule,
      reason: `${reason}: slide${slides.length > 1 ? 's' : ''} ${slides.join(', ')}. They are left out of the pack, but whoever gets the file can read them.`,
      note,
    }))
}
