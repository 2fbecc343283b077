import type { Root } from 'mdast'
import type { WordFinding } from '../word/findings.ts'
import { readWord } from '../word/read-word.ts'
import type { WorkbookFinding } from '../workbook/findings.ts'
import { readWorkbook } from '../workbook/read-workbook.ts'
import { openArchive } from '../zip.ts'
import { writeMarkdown } from './write-markdown.ts'

/** A Word file or a workbook as Markdown, for those who want to go on in Markdown. */
export interface ImportedReport {
  markdown: string
  /** Its pictures by the address that the Markdown gives them, such as `report-pictures/image1.png`. */
  pictures: ReadonlyMap<string, Uint8Array>
  findings: readonly (WordFinding | WorkbookFinding)[]
  /** What was read, in which findings have their places. */
  tree: Root
  text: string
}

/**
 * Writes a Word file as Markdown that gives the same pages.
 *
 * @param name of the file to be written, without its ending: `report`
 * @param title of a file that does not name itself
 * @throws as `readWord` does
 */
export function importWord(bytes: Uint8Array, name: string, title: string): ImportedReport {
  const { pictures, addressOf } = picturesOf(bytes, name)
  const report = readWord(bytes, addressOf)
  const frontMatter = { title: report.title ?? title, ...(report.landscape ? { orientation: 'landscape' } : {}) }
  return { ...report, markdown: writeMarkdown(report.tree, frontMatter), pictures }
}

/**
 * Writes the tables of a workbook as Markdown that gives the same pages.
 *
 * @param name of the file to be written, without its ending
 * @throws as `readWorkbook` does
 */
export function importWorkbook(bytes: Uint8Array, name: string, title: string): ImportedReport {
  const { pictures, addressOf } = picturesOf(bytes, name)
  const report = readWorkbook(bytes, addressOf)
  return { ...report, markdown: writeMarkdown(report.tree, { title }), pictures }
}

/** The pictures of a package as they are asked for. */
function picturesOf(bytes: Uint8Array, name: string) {
  const archive = openArchive(bytes)
  const pictures = new Map<string, Uint8Array>()
  const addressOf = (part: string): string => {
    const address = `${name}-pictures/${part.slice(part.lastIndexOf('/') + 1)}`
    const content = archive.read(part)
    if (content) pictures.set(address, content)
    return address
  }
  return { pictures, addressOf }
}
