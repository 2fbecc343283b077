import { toString as textOf } from 'mdast-util-to-string'
import type { Report } from '../sources.ts'
import { eachNode } from '../text/each-node.ts'

const LONGEST = 50

/**
 * Where an author finds a paragraph of a Word file, which shows no line numbers: its number, its first words and the heading
 * above it.
 *
 * @param line of the report's text, which is the number of the paragraph
 */
export function whereabouts({ tree, text }: Pick<Report, 'tree' | 'text'>, line: number): string {
  let heading = ''
  eachNode(tree, (node) => {
    if (node.type === 'heading' && (node.position?.start.line ?? Number.POSITIVE_INFINITY) < line)
      heading = textOf(node)
    return undefined
  })
  const words = shortened(text.split('\n', line).at(line - 1) ?? '')
  const below = heading === '' ? '' : `, below the heading “${shortened(heading)}”`
  return `Paragraph ${line}${words === '' ? '' : `, “${words}”`}${below}.`
}

function shortened(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).trimEnd()}…` : plain
}
