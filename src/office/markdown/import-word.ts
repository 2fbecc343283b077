import type { WordFinding } from '../word/findings.ts'
import { readWord } from '../word/read-word.ts'
import { openArchive } from '../zip.ts'
import { writeMarkdown } from './write-markdown.ts'

/** A Word file as Markdown, for those who want to go on in Markdown. */
export interface ImportedReport {
  markdown: string
  /** Its pictures by the address that the Markdown gives them, such as `report-pictures/image1.png`. */
  pictures: ReadonlyMap<string, Uint8Array>
  findings: readonly WordFinding[]
}

/**
 * Writes a Word file as Markdown that gives the same pages.
 *
 * @param name of the file to be written, without its ending: `report`
 * @param title of a file that does not name itself
 * @throws as `readWord` does
 */
export function importWord(bytes: Uint8Array, name: string, title: string): ImportedReport {
  const archive = openArchive(bytes)
  const pictures = new Map<string, Uint8Array>()
  const report = readWord(bytes, (part) => {
    const address = `${name}-pictures/${part.slice(part.lastIndexOf('/') + 1)}`
    const content = archive.read(part)
    if (content) pictures.set(address, content)
    return address
  })
  const frontMatter = { title: report.title ?? title, ...(report.landscape ? { orientation: 'landscape' } : {}) }
  return { markdown: writeMarkdown(report.tree, frontMatter), pictures, findings: report.findings }
}
