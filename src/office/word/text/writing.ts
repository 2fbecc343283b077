import type { Position } from '../../../mdast.ts'
import type { XmlElement } from '../../xml.ts'
import type { WordFinding } from '../findings.ts'
import type { Numbered } from '../format/paragraph-format.ts'
import type { RunLook } from '../format/run-look.ts'
import type { Style } from '../format/styles.ts'
import type { Story } from '../reading.ts'
import type { Change } from './changes.ts'
import { fieldKind, linkOf, type OpenField } from './fields.ts'
import { type Look, type Piece, PLAIN } from './pieces.ts'
import { withSigns } from './symbols.ts'

/** A paragraph while its runs are read. */
export interface ParagraphState {
  story: Story
  /** The style of the paragraph and those it is based on. */
  chain: readonly Style[]
  /** Its number, its numbering, and its level as a heading. */
  label: string
  numbered: Numbered | undefined
  outline: number | undefined
  pieces: Piece[]
  /** Text boxes that hang on it: they come after it. */
  boxes: XmlElement[]
  changes: Change[]
  /** Words that are formatted as hidden. */
  hidden: string
  /** Words that are covered in black. */
  covered: string
}

/** Adds words to the paragraph, unless they are an instruction, of a list of contents, or hidden. Returns where they stand. */
export function write(words: string, look: RunLook, state: ParagraphState, around: Partial<Look>): Position {
  const { transcript } = state.story.reading
  if (words === '' || isSilent(state.story)) return transcript.write('')
  if (look.hidden) {
    state.hidden += words
    return transcript.write('')
  }
  const at = transcript.write('')
  const shown = withSigns(words, look.font, (code) =>
    state.story.reading.findings.push(unknownSign(code, look.font, at)),
  )
  const position = transcript.write(shown)
  const link = linkAround(state.story.open) ?? around.link
  const own = { ...PLAIN, ...look.look, ...around, link }
  if (look.covered) state.covered += words
  state.pieces.push({ words: shown, look: look.covered ? { ...own, redacted: true } : own, position })
  return position
}

/** True within the instruction of a field, and within a list of contents, whose page numbers are not those of the pack. */
export function isSilent({ open }: Story): boolean {
  return open.some(({ inResult, instruction }) => !inResult || fieldKind(instruction) === 'contents')
}

function linkAround(open: readonly OpenField[]): string | undefined {
  for (const { instruction } of open.toReversed()) {
    const link = linkOf(instruction)
    if (link !== undefined) return link
  }
  return undefined
}

/** What there is to say of a sign that nobody knows. */
export function unknownSign(code: number, font: string | undefined, position: Position): WordFinding {
  return {
    rule: 'word-text',
    severity: 'warning',
    reason: `This sign of the font ${font ?? 'for symbols'} (code ${code.toString(16).toUpperCase()}) is not known.`,
    note: 'In Word, put the sign in again from an ordinary font (Insert, Symbol, “normal text”).',
    position,
  }
}
