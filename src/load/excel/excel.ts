import type { Files } from '../../host/host.ts'
import { nameOf } from '../../host/paths.ts'
import { hasErrors, type Message, message } from '../../messages/message.ts'
import { readWorkbook, type WorkbookReport } from '../../office/workbook/read-workbook.ts'
import { checkTree } from '../markdown/tree-limits.ts'
import { settlePictures } from '../pictures/in-package.ts'
import type { Result } from '../result.ts'
import { frontMatterSchema } from '../schema/front-matter.ts'
import type { Report } from '../sources.ts'
import { titleFromName } from '../text/title-from-name.ts'
import { messageOf, START } from '../word/messages.ts'
import { refusalOf } from './refusal.ts'

/**
 * Reads a workbook as a report of tables. Its text has a line for each row.
 *
 * @param path relative to the workspace
 * @returns the report unless the file cannot be read; what must not go out is said, and for the check to stop
 */
export async function readExcelReport(path: string, bytes: Uint8Array, files: Files): Promise<Result<Report>> {
  const read = open(path, bytes)
  if ('reason' in read) return { value: undefined, messages: [read] }
  const found = await settlePictures(path, read.tree, files, MISSING_PICTURE)
  const messages: Message[] = [
    ...read.findings.map((finding) => messageOf(path, finding)),
    ...checkTree(path, read.tree),
    ...found.messages,
  ]
  if (read.tree.children.length === 0) messages.push(refused(path, EMPTY))
  const report: Report = {
    path,
    text: read.text,
    frontMatter: frontMatterSchema.parse({ title: titleFromName(path) }),
    place: () => ({ file: path, start: START, end: START }),
    tree: read.tree,
    images: found.images,
  }
  return { value: hasErrors(messages) ? undefined : report, messages }
}

const EMPTY = {
  reason: 'This workbook has nothing to print.',
  note: 'Look whether its sheets are hidden, or its print area is empty (Page layout, Print area, Clear print area).',
}

const MISSING_PICTURE = { rule: 'excel-missing', note: 'In Excel, put it in again as PNG or JPEG.' }

function open(path: string, bytes: Uint8Array): WorkbookReport | Message {
  try {
    return readWorkbook(bytes, (part) => `${nameOf(path)}/${part}`)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return refused(path, refusal)
  }
}

function refused(path: string, refusal: { reason: string; note: string }): Message {
  return message({ rule: 'excel-file', severity: 'error', place: { file: path }, ...refusal })
}
