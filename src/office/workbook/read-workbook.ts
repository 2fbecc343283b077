import type { Root, RootContent } from 'mdast'
import { linkAddresses } from '../addresses.ts'
import { listing, quoted } from '../word/findings.ts'
import { startTranscript } from '../word/text/transcript.ts'
import { ArchiveError } from '../zip.ts'
import { readDrawings } from './drawings.ts'
import type { WorkbookFinding } from './findings.ts'
import { openWorkbook, type Workbook } from './package.ts'
import { MOST_CELLS, readSheet } from './sheet.ts'

/** A workbook as a report. Its text has a line for each row of a table. */
export interface WorkbookReport {
  tree: Root
  text: string
  findings: WorkbookFinding[]
}

/**
 * Reads a workbook into tables, its sheets one after the other, with values as Excel shows them. Hidden sheets, rows and
 * columns, comments and what is outside of print areas are left out, and said.
 *
 * @param pictureAddress gives the address of a picture by the name of its part
 * @throws ArchiveError, XmlProblem or NotWorkbookError for a file that cannot be read
 */
export function readWorkbook(bytes: Uint8Array, pictureAddress: (part: string) => string): WorkbookReport {
  const workbook = openWorkbook(bytes)
  const transcript = startTranscript()
  const findings: WorkbookFinding[] = [...leftOut(workbook)]
  const sheets: { blocks: RootContent[]; heading: RootContent }[] = []
  let size = 0
  for (const sheet of workbook.sheets.filter(({ isHidden }) => !isHidden)) {
    const position = transcript.write(sheet.name)
    transcript.endLine()
    const read = readSheet(sheet, workbook, transcript)
    const { pictures, findings: lost } = readDrawings(sheet, workbook, pictureAddress)
    findings.push(...read.findings, ...lost)
    size += read.size
    if (size > MOST_CELLS) throw new ArchiveError('too-large', sheet.name)
    const heading: RootContent = {
      type: 'heading',
      depth: 2,
      children: [{ type: 'text', value: sheet.name, position }],
      position,
    }
    const blocks = [...read.blocks, ...pictures.map((picture) => ({ ...picture, position }))]
    if (blocks.length > 0) sheets.push({ blocks, heading })
  }
  const children = sheets.flatMap(({ blocks, heading }) => (sheets.length > 1 ? [heading, ...blocks] : blocks))
  const tree: Root = { type: 'root', children }
  linkAddresses(tree)
  return { tree, text: transcript.text(), findings }
}

/** What a workbook holds that no pack gets. */
function leftOut({ sheets, otherSheets, archive }: Workbook): WorkbookFinding[] {
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => quoted(name))
  const findings: WorkbookFinding[] = []
  if (hidden.length > 0) {
    const one = hidden.length === 1
    findings.push({
      rule: 'excel-hidden',
      severity: 'acceptable',
      reason: `The workbook has ${one ? 'a hidden sheet' : `${hidden.length} hidden sheets`}: ${listing(hidden)}. ${one ? 'It is' : 'They are'} left out of the pack, but whoever gets the workbook can read ${one ? 'it' : 'them'}.`,
      note: 'Delete what readers must not have: right-click a sheet’s name, choose Unhide, then Delete.',
      position: undefined,
    })
  }
  if (otherSheets.length > 0) {
    findings.push({
      rule: 'excel-missing',
      severity: 'acceptable',
      reason: `A sheet without cells, such as a chart, cannot be printed: ${listing(otherSheets.map(quoted))}.`,
      note: 'In Excel, right-click the chart, choose Save as picture (PNG), and list that as a paper.',
      position: undefined,
    })
  }
  if (archive.names.some((name) => /vbaproject\.bin$/i.test(name))) {
    findings.push({
      rule: 'excel-left-out',
      severity: 'warning',
      reason: 'The workbook has macros. They are not run, and no reader gets them.',
      note: 'Save it as .xlsx, and ask whoever sent it why it has macros.',
      position: undefined,
    })
  }
  return findings
}
