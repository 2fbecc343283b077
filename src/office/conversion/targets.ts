/** What LibreOffice writes: `pptx` is only searched, for what readers must not get. */
export type Target = 'docx' | 'xlsx' | 'pptx' | 'pdf'

/** What each file is turned into, by its ending. */
const TARGETS: Readonly<Record<string, readonly Target[]>> = {
  '.doc': ['docx'],
  '.odt': ['docx'],
  '.rtf': ['docx'],
  '.xls': ['xlsx'],
  '.ods': ['xlsx'],
  '.ppt': ['pptx', 'pdf'],
  '.odp': ['pptx', 'pdf'],
  '.pptx': ['pdf'],
  '.pptm': ['pdf'],
}

/** Endings of text documents that become Word documents. */
export const TEXT_ENDINGS: readonly string[] = endingsOf('docx')

/** Endings of spreadsheets that become workbooks of Excel. */
export const SHEET_ENDINGS: readonly string[] = endingsOf('xlsx')

/** Endings of slides, which become PDFs. */
export const SLIDE_ENDINGS: readonly string[] = endingsOf('pdf')

/** What is made of a file with an ending, written with its dot; nothing for those that are read as they are. */
export function targetsOf(ending: string): readonly Target[] {
  return Object.hasOwn(TARGETS, ending) ? (TARGETS[ending] ?? []) : []
}

function endingsOf(target: Target): string[] {
  return Object.keys(TARGETS).filter((ending) => TARGETS[ending]?.includes(target))
}

/** The last step of a filter of LibreOffice: slides with tags, without notes, comments and hidden slides. */
const PDF_OPTIONS = JSON.stringify({
  UseTaggedPDF: { type: 'boolean', value: 'true' },
  ...Object.fromEntries(
    ['ExportNotes', 'ExportNotesPages', 'ExportHiddenSlides'].map((name) => [
      name,
      { type: 'boolean', value: 'false' },
    ]),
  ),
})

/** The filter that writes each, with its options. */
export const FILTERS: Readonly<Record<Target, string>> = {
  docx: 'docx:MS Word 2007 XML',
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  pptx: 'pptx:Impress MS PowerPoint 2007 XML',
  pdf: `pdf:impress_pdf_Export:${PDF_OPTIONS}`,
}
