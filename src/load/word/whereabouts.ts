import { toString as textOf } from 'mdast-util-to-string'
import { extensionOf } from '../../host/paths.ts'
import type { Message } from '../../messages/message.ts'
import { SHEET_ENDINGS } from '../../office/conversion/targets.ts'
import type { Report } from '../sources.ts'
import { eachNode } from '../text/each-node.ts'

const LONGEST = 50

/** Endings of workbooks. */
export const WORKBOOK_ENDINGS: readonly string[] = ['.xlsx', '.xlsm', ...SHEET_ENDINGS]

/**
 * Says where an author finds a paragraph of a Word file, which shows no line numbers: its number, its first words and the
 * heading above it; of a workbook, the first words of a row and its sheet.
 *
 * @returns the words for a line of the report's text, which is the number of the paragraph
 */
export function whereaboutsIn({ path, tree, text }: Pick<Report, 'path' | 'tree' | 'text'>): (line: number) => string {
  const lines = text.split('\n')
  const headings: { line: number; words: string }[] = []
  eachNode(tree, (node) => {
    if (node.type === 'heading' && node.position)
      headings.push({ line: node.position.start.line, words: shortened(textOf(node)) })
    return undefined
  })
  const isWorkbook = WORKBOOK_ENDINGS.includes(extensionOf(path))
  return (line) => {
    const words = shortened(lines[line - 1] ?? '')
    const heading = headings.findLast((one) => one.line < line)
    if (isWorkbook) return `${heading ? `Sheet “${heading.words}”, row` : 'Row'} “${words}”.`
    const below = heading ? `, below the heading “${heading.words}”` : ''
    return `Paragraph ${line}${words === '' ? '' : `, “${words}”`}${below}.`
  }
}

/** Says it in the advice of each message about a file that has a place in it. The messages given are changed. */
export function withWhereabouts(
  messages: readonly Message[],
  report: Pick<Report, 'path' | 'tree' | 'text'>,
): readonly Message[] {
  const whereabouts = whereaboutsIn(report)
  for (const made of messages) {
    if (made.file === report.path && made.line !== undefined) addPlace(made, whereabouts(made.line))
  }
  return messages
}

/** Adds where something stands to the advice of a message, once. */
export function addPlace(made: Message, place: string): void {
  if (!made.note?.includes(place)) made.note = [made.note, place].filter((part) => part).join(' ')
}

function shortened(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).trimEnd()}…` : plain
}
