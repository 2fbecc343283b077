import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { readWord, type WordReport } from '../../../src/office/word/read-word.ts'
import { type WordParts, wordFile } from '../../support/papers/word.ts'

/** Reads a Word file made from strings; pictures have the names of their parts. */
export function read(parts: WordParts | string): WordReport {
  return readWord(wordFile(parts), (part) => part)
}

/** The tree in short: a line for each block, two blanks deeper for each level; labels in square brackets. */
export function outlineOf(report: Pick<WordReport, 'tree'>): string[] {
  return report.tree.children.flatMap((node) => lines(node, 0))
}

function lines(node: Nodes, depth: number): string[] {
  const indent = '  '.repeat(depth)
  if (node.type === 'heading') return [`${indent}${'#'.repeat(node.depth)} ${textOf(node)}`]
  if (node.type === 'paragraph') return [`${indent}${textOf(node)}`]
  if (node.type === 'list') return node.children.flatMap((item) => lines(item, depth))
  if (node.type === 'listItem') {
    const [first, ...others] = node.children
    const label = node.data?.label
    const words = first ? textOf(first).slice(label === undefined ? 0 : label.length + 1) : ''
    return [`${indent}[${label ?? '-'}] ${words}`, ...others.flatMap((child) => lines(child, depth + 1))]
  }
  if (node.type === 'table')
    return node.children.map((row) => `${indent}| ${row.children.map((cell) => textOf(cell)).join(' | ')} |`)
  const name = 'name' in node ? `:${node.name}` : node.type
  return [`${indent}${name}`, ...('children' in node ? node.children.flatMap((child) => lines(child, depth + 1)) : [])]
}

/** What was found, as rule and number of the paragraph. */
export function found(report: WordReport): string[] {
  return report.findings.map(({ rule, position }) => `${rule} ${position?.start.line ?? '-'}`)
}

/** A field of Word: an instruction and its stored result. */
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** The tree of the first paragraph, in short. */
export function inlines(body: string, styles = ''): string {
  const first = read({ body, styles }).tree.children[0]
  const write = (node: unknown): string => {
    const {
      type,
      value,
      children = [],
      url,
    } = node as { type: string; value?: string; children?: unknown[]; url?: string }
    if (type === 'text' || type === 'html') return value ?? ''
    return `${type}(${url === undefined ? '' : `${url} `}${children.map(write).join('')})`
  }
  return first && 'children' in first ? first.children.map(write).join('') : ''
}
