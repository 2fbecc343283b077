import type { Position } from '../../../mdast.ts'
import { child, type XmlElement } from '../../xml.ts'
import { quoted, type WordFinding } from '../findings.ts'
import type { Label } from '../format/counters.ts'
import { isKnownFormat } from '../format/number-format.ts'
import {
  changedMark,
  indentationOf,
  inkOf,
  type Numbered,
  numberingOf,
  outlineOf,
  styleChain,
} from '../format/paragraph-format.ts'
import { isOn } from '../format/properties.ts'
import type { Style } from '../format/styles.ts'
import type { Reading, Story } from '../reading.ts'
import { changesFound, isDeletion } from '../text/changes.ts'
import { readInlines } from '../text/inlines.ts'
import { type Piece, PLAIN, wordsOf } from '../text/pieces.ts'
import { brokenReference } from '../text/references.ts'
import { span } from '../text/transcript.ts'
import type { ParagraphState } from '../text/writing.ts'

/** A paragraph as it was read. */
export interface ReadParagraph {
  /** Its label, which stands before its pieces. */
  mark: Piece | undefined
  pieces: readonly Piece[]
  words: string
  label: Label | undefined
  /** The list it counts in, and how deep. */
  list: string
  level: number
  /** Where its label, and its text, begin, in twentieths of a point. */
  labelIndent: number
  textIndent: number
  /** Of a heading, 1 to 9. */
  outline: number | undefined
  /** The names of its style and of those that it is based on. */
  styles: readonly string[]
  /** Text boxes that hang on it. */
  boxes: readonly XmlElement[]
  /** An initial letter in a frame: it belongs to the next paragraph. */
  isDropCap: boolean
  position: Position
}

/** Pieces that paragraphs before have left to the next one: the marks between them are taken out. */
export interface Carried {
  pieces: readonly Piece[]
}

/** Reads a paragraph, counts it, and writes its line of the transcript. */
export function readParagraph(paragraph: XmlElement, story: Story, carried: Carried): ReadParagraph {
  const { reading } = story
  const { transcript } = reading
  const properties = child(paragraph, 'w:pPr')
  const mark = child(properties, 'w:rPr')
  const change = changedMark(mark)
  const isJoined = change !== undefined && isDeletion(change)
  const chain = styleChain(properties, reading)
  const numbered = numberingOf(properties, chain, reading)
  const label =
    numbered && !isJoined && countsIn(paragraph, mark, chain, reading)
      ? reading.counters.next(numbered.instance, numbered.level)
      : undefined
  const start = transcript.write('')
  const labelAt = label && label.text !== '' ? transcript.write(`${label.text} `) : undefined
  const state: ParagraphState = {
    story,
    chain,
    label: label?.text ?? '',
    numbered,
    outline: outlineOf(properties, chain),
    pieces: [],
    boxes: [],
    changes: [],
    hidden: '',
    covered: '',
  }
  readInlines(paragraph, state)
  const position = span(start, transcript.write('')) ?? start
  transcript.endLine()
  report(state, position)
  if (label && numbered) reportFormat(numbered, position, reading)
  const pieces = [...carried.pieces, ...state.pieces]
  carried.pieces = isJoined ? pieces : []
  const own = isJoined ? [] : pieces
  return {
    mark: label && labelAt && { words: `${label.text} `, look: PLAIN, position: labelAt },
    pieces: own,
    words: wordsOf(own),
    label,
    ...placeIn(numbered, properties, chain),
    outline: state.outline,
    styles: chain.map(({ name }) => name),
    boxes: state.boxes,
    isDropCap: child(properties, 'w:framePr')?.attributes.has('w:dropCap') === true,
    position,
  }
}

/** A numbered paragraph counts, empty ones too, unless all of it is hidden. */
function countsIn(
  paragraph: XmlElement,
  mark: XmlElement | undefined,
  chain: readonly Style[],
  { styles }: Reading,
): boolean {
  const ink = inkOf(paragraph, chain, styles)
  return ink.shown || !(ink.hidden || isOn(mark, 'w:vanish') === true)
}

/** Says once of each format of numbers that it is not known. */
function reportFormat({ instance, level }: Numbered, position: Position, { unknownFormats, findings }: Reading): void {
  const format = instance.levels.get(level)?.format ?? 'decimal'
  if (isKnownFormat(format) || unknownFormats.has(format)) return
  unknownFormats.add(format)
  findings.push({
    rule: 'word-text',
    severity: 'warning',
    reason: `Word writes the numbers of this list in a form (${format}) that is not known here. They are printed in figures.`,
    note: 'Look whether readers need them as Word prints them, and choose another number format for the list if so.',
    position,
  })
}

function placeIn(numbered: Numbered | undefined, properties: XmlElement | undefined, chain: readonly Style[]) {
  const { left, hanging } = indentationOf(properties, chain, numbered)
  return {
    list: numbered?.instance.list ?? '',
    level: numbered?.level ?? 0,
    labelIndent: left - hanging,
    textIndent: left,
  }
}

function report({ changes, pieces, hidden, covered, story }: ParagraphState, position: Position): void {
  const { findings } = story.reading
  const found = changesFound(changes, position)
  if (found) findings.push(found)
  const broken = brokenReference(wordsOf(pieces), position)
  if (broken) findings.push(broken)
  if (hidden.trim() !== '') findings.push(notShown(hidden, position, HIDDEN))
  if (covered.trim() !== '') findings.push(notShown(covered, position, COVERED))
}

const HIDDEN = {
  reason: 'This paragraph has hidden words',
  note: 'They are not printed. Delete them, or, if readers should see them, turn off Hidden under Home, Font in Word.',
}

const COVERED = {
  reason: 'Words of this paragraph are covered in black, and are still in the file',
  note: 'The public gets a black bar, members get the words. Delete them, or mark them with the style Redact instead.',
}

function notShown(words: string, position: Position, { reason, note }: typeof HIDDEN): WordFinding {
  return {
    rule: 'word-hidden',
    severity: 'acceptable',
    reason: `${reason}: ${quoted(words)}.`,
    note,
    position,
    actual: words.trim(),
  }
}
