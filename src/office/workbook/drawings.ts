import type { Paragraph } from 'mdast'
import { partOf, type Relationships, relationshipsIn } from '../parts.ts'
import { quoted } from '../word/findings.ts'
import { descendants, ownText, type XmlElement } from '../xml.ts'
import type { WorkbookFinding } from './findings.ts'
import type { SheetPart, Workbook } from './package.ts'

/** What lies on top of the cells of a sheet: its pictures, and what cannot be printed. */
export interface Drawings {
  pictures: Paragraph[]
  findings: WorkbookFinding[]
}

/** @param pictureAddress gives the address of a picture by the name of its part */
export function readDrawings(
  sheet: SheetPart,
  { archive }: Workbook,
  pictureAddress: (part: string) => string,
): Drawings {
  const drawings: Drawings = { pictures: [], findings: [] }
  for (const { type, target, external } of sheet.relationships.values()) {
    const root = type === 'drawing' && !external ? partOf(archive, target) : undefined
    if (!root) continue
    const relationships = relationshipsIn(archive, target)
    for (const picture of descendants(root, 'xdr:pic'))
      addPicture(picture, relationships, sheet.name, pictureAddress, drawings)
    const charts = [...descendants(root, 'xdr:graphicFrame')]
    drawings.findings.push(...charts.map((chart) => missingChart(chart, sheet.name)))
    const boxes = [...descendants(root, 'xdr:sp')].map(wordsIn).filter((words) => words !== '')
    drawings.findings.push(...boxes.map((words) => missingBox(words, sheet.name)))
  }
  return drawings
}

function addPicture(
  picture: XmlElement,
  relationships: Relationships,
  sheet: string,
  pictureAddress: (part: string) => string,
  { pictures, findings }: Drawings,
): void {
  const [blip] = descendants(picture, 'a:blip')
  const found = relationships.get(blip?.attributes.get('r:embed') ?? '')
  const [about] = descendants(picture, 'xdr:cNvPr')
  if (!found || found.external) {
    findings.push(
      missing(sheet, 'A picture is not in the file, but somewhere else. It is not fetched.', 'Put it in again.'),
    )
    return
  }
  const isDecorative = [...descendants(picture, 'adec:decorative')].some(
    ({ attributes }) => attributes.get('val') === '1',
  )
  const alt = about?.attributes.get('descr') ?? ''
  const data = isDecorative ? { data: { decorative: true } } : {}
  pictures.push({
    type: 'paragraph',
    children: [{ type: 'image', url: pictureAddress(found.target), title: null, alt, ...data }],
  })
}

function missingChart(chart: XmlElement, sheet: string): WorkbookFinding {
  const [about] = descendants(chart, 'xdr:cNvPr')
  const name = about?.attributes.get('descr') || about?.attributes.get('name') || 'without a name'
  return missing(
    sheet,
    `A chart or diagram cannot be printed: ${quoted(name)}.`,
    'In Excel, right-click it, choose Save as picture (PNG), and list that as a paper.',
  )
}

function missingBox(words: string, sheet: string): WorkbookFinding {
  return missing(sheet, `The words of a text box cannot be printed: ${quoted(words)}.`, 'Put them into a cell.')
}

function wordsIn(shape: XmlElement): string {
  return [...descendants(shape, 'a:t')].map(ownText).join(' ').trim()
}

function missing(sheet: string, reason: string, note: string): WorkbookFinding {
  return {
    rule: 'excel-missing',
    severity: 'acceptable',
    reason,
    note: `${note} Sheet ${quoted(sheet)}.`,
    position: undefined,
  }
}
