import type { Files } from '../../host/host.ts'
import { extensionOf } from '../../host/paths.ts'
import { type Message, message } from '../../messages/message.ts'
import { converted } from '../../office/conversion/converted.ts'
import { ConversionError } from '../../office/conversion/soffice.ts'
import { targetsOf } from '../../office/conversion/targets.ts'
import { slidesPdf } from '../../office/package-files.ts'
import { type HiddenInSlides, searchSlides } from '../../office/slides.ts'
import { listing } from '../../office/word/findings.ts'
import { XmlProblem } from '../../office/xml.ts'
import { ArchiveError, type ArchiveProblem } from '../../office/zip.ts'
import type { Result } from '../result.ts'

/** Slides as the PDF that LibreOffice makes of them: where it is among the files, and its size. */
interface SlidesPdf {
  path: string
  size: number
}

const AS_PDF = 'Save it as a PDF in PowerPoint (Save as, PDF, Options, Document structure tags) and list the PDF'

const ARCHIVES: Partial<Record<ArchiveProblem, string>> = {
  password: 'These slides need a password.',
  'old-format': 'This file is of PowerPoint 97 to 2003, whatever its name says. Give it the ending .ppt.',
  'not-zip': 'This file holds no slides of PowerPoint, whatever its name says.',
  truncated: 'The end of this file is missing.',
  'too-large': 'This file is larger than agendapack reads.',
}

const CONVERSIONS: Readonly<Record<ConversionError['kind'], string>> = {
  'not-installed': 'Slides can only be read with LibreOffice, which is not installed.',
  'too-long': 'LibreOffice takes longer than two minutes to read these slides.',
  failed:
    'LibreOffice cannot read these slides. They may need a password or be damaged, or its part for slides is not installed.',
}

/**
 * Lets LibreOffice make a PDF of slides, after they were searched for what readers must not get: that is left out of the PDF,
 * and said for the check to stop. Slides that are not in PowerPoint's format of today are searched in what LibreOffice makes
 * of them in it.
 *
 * @param path relative to the workspace
 */
export async function readSlides(path: string, bytes: Uint8Array, files: Files): Promise<Result<SlidesPdf>> {
  const place = { file: path }
  const source = { bytes, ending: extensionOf(path) }
  try {
    const isOther = targetsOf(source.ending).includes('pptx')
    const found = searchSlides(isOther ? await converted(source, 'pptx', files.root) : bytes)
    const pdf = await converted(source, 'pdf', files.root)
    const messages = findings(found).map((one): Message => message({ ...one, severity: 'warning', place }))
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

/** What readers must not get, each kind by the slides that have it. */
function findings({ hiddenSlides, notes, comments }: HiddenInSlides): { rule: string; reason: string; note: string }[] {
  const all = [
    {
      rule: 'slides-hidden',
      slides: hiddenSlides,
      reason: (where: string, one: boolean) => `${where} ${one ? 'is' : 'are'} hidden`,
      note: 'Delete what readers must not have. If they may have it, right-click the slide and choose Hide slide again, so that it is shown.',
    },
    {
      rule: 'slides-notes',
      slides: notes,
      reason: (where: string, one: boolean) => `${where} ${one ? 'has' : 'have'} notes for the speaker`,
      note: 'Delete them: in PowerPoint, File, Info, Check for issues, Inspect document, Presentation notes.',
    },
    {
      rule: 'slides-comments',
      slides: comments,
      reason: (where: string, one: boolean) => `${where} ${one ? 'has' : 'have'} comments`,
      note: 'Settle and delete them: in PowerPoint, Review, Delete, Delete all comments in this presentation.',
    },
  ]
  return all
    .filter(({ slides }) => slides.length > 0)
    .map(({ rule, slides, reason, note }) => {
      const one = slides.length === 1
      const where = `${one ? 'Slide' : 'Slides'} ${listing(slides.map(String))}`
      return { rule, reason: `${reason(where, one)}. ${LEFT_OUT}`, note }
    })
}

const LEFT_OUT = 'This is not in the pack, but whoever gets the file can read it.'
