import { toString as textOf } from 'mdast-util-to-string'
import type { Report } from '../sources.ts'
import { eachNode } from '../text/each-node.ts'

const LONGEST = 50

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
  const isWorkbook = /\.xls[xm]$/i.test(path)
  return (line) => {
    const words = shortened(lines[line - 1] ?? '')
    const heading = headings.findLast((one) => one.line < line)
    if (isWorkbook) return `${heading ? `Sheet “${heading.words}”, row` : 'Row'} “${words}”.`
    const below = heading ? `, below the heading “${heading.words}”` : ''
    return `Paragraph ${line}${words === '' ? '' : `, “${words}”`}${below}.`
  }
}

function shortened(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).trimEnd()}…` : plain
}
