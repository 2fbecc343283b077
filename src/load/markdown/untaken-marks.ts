import type { Nodes, Root } from 'mdast'
import { type Message, message, type Place } from '../../messages/message.ts'
import { eachNode } from '../text/each-node.ts'
import type { Lines } from '../text/lines.ts'
import { isBlockEnd, privacyMarks } from '../text/privacy-marks.ts'
import { isHiding } from './redact.ts'

/** The beginning of a block that is not known. */
const OTHER_BLOCK = /^[ \t>]*:{3,}[ \t]*[\p{L}{]/u

/** Where directives took, by 1-based lines. */
interface Taken {
  /** Offsets at which a redaction begins, its first colon or the second one. */
  redactions: Set<number>
  /** Lines on which a block or a leaf begins. */
  blocks: Set<number>
  /** Lines that end a block. */
  ends: Set<number>
  /** Lines of blocks. */
  inBlocks: Set<number>
  /** Lines of code. */
  code: Set<number>
  hidesAnything: boolean
}

/**
 * Finds marks for privacy that did not take, so that what they should hide would be printed: `:::exempt (paragraph 3)`,
 * a stray `:::`, a colon that is none. All are errors.
 *
 * @param bodyStart offset of the text after the front matter
 */
export function checkPrivacyMarks(path: string, text: string, bodyStart: number, tree: Root, lines: Lines): Message[] {
  const taken = whatTook(tree)
  const messages: Message[] = []
  let start = 0
  // Blocks that are printed as text, each with an end of its own.
  let others = 0
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const from = start
    const number = index + 1
    const place = (mark: { start: number; end: number }) => lines.place(path, from + mark.start, from + mark.end)
    start = from + line.length
    if (text.startsWith('\r\n', start)) start += 2
    else start += 1
    if (from < bodyStart) continue
    const untaken = privacyMarks(line).find(({ kind, start: at }) => {
      if (kind === 'block') return !taken.blocks.has(number)
      return !taken.redactions.has(from + at)
    })
    if (untaken) messages.push(untakenMark(place(untaken), line.slice(untaken.start, untaken.end)))
    else if (OTHER_BLOCK.test(line) && !taken.inBlocks.has(number)) others += 1
    else if (isBlockEnd(line) && !taken.ends.has(number) && (!taken.code.has(number) || taken.hidesAnything)) {
      if (others > 0) others -= 1
      else messages.push(strayEnd(place({ start: 0, end: line.length })))
    }
  }
  return messages
}

function whatTook(tree: Root): Taken {
  const taken: Taken = {
    redactions: new Set(),
    blocks: new Set(),
    ends: new Set(),
    inBlocks: new Set(),
    code: new Set(),
    hidesAnything: false,
  }
  eachNode(tree, (node) => {
    const { position } = node
    if (!position) return
    if (isHiding(node)) {
      taken.hidesAnything = true
      for (const colons of [0, 1]) taken.redactions.add((position.start.offset ?? 0) - colons)
      for (let offset = 0; offset < 4 && node.type !== 'textDirective'; offset += 1)
        taken.redactions.add((position.start.offset ?? 0) + offset)
    }
    if (node.type === 'containerDirective' || node.type === 'leafDirective') taken.blocks.add(position.start.line)
    if (node.type === 'containerDirective') {
      taken.ends.add(position.end.line)
      for (const line of linesOfNode(position)) taken.inBlocks.add(line)
    }
    if (node.type === 'code') for (const line of linesOfNode(position)) taken.code.add(line)
  })
  return taken
}

function linesOfNode({ start, end }: NonNullable<Nodes['position']>): number[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index)
}

function untakenMark(place: Place, written: string): Message {
  return message({
    rule: 'privacy-mark',
    severity: 'error',
    place,
    reason: `\`${written.slice(0, 60)}\` hides nothing here: its text would be published.`,
    note: 'Write `:redact[words]` in a line, or `:::exempt`, the text and `:::` on lines of their own, outside of HTML and code.',
  })
}

function strayEnd(place: Place): Message {
  return message({
    rule: 'privacy-mark',
    severity: 'error',
    place,
    reason: 'This line of colons ends no block.',
    note: 'Remove it, or put the beginning of the block above it. What stands before it may be published.',
  })
}
