import { elements, type XmlElement } from '../../xml.ts'
import { quoted } from '../findings.ts'
import { fieldNumber } from '../format/number-fields.ts'
import { PLAIN_RUN, type RunLook } from '../format/run-look.ts'
import { alternative } from '../package.ts'
import { equationText } from './equations.ts'
import { fieldKind, fieldName, filledIn, type OpenField } from './fields.ts'
import { drawingIn, pictIn } from './pictures.ts'
import { type Look, type Piece, PLAIN, wordsOf } from './pieces.ts'
import { numberedTarget } from './references.ts'
import { signOf } from './symbols.ts'
import { isSilent, type ParagraphState, unknownSign, write } from './writing.ts'

export function lineBreak(
  { attributes, name }: XmlElement,
  look: RunLook,
  state: ParagraphState,
  around: Partial<Look>,
): void {
  const type = attributes.get('w:type') ?? 'textWrapping'
  if ((name === 'w:br' && type !== 'textWrapping') || look.hidden || isSilent(state.story)) return
  const position = state.story.reading.transcript.write(' ')
  state.pieces.push({ node: { type: 'break', position }, look: { ...PLAIN, ...look.look, ...around }, position })
}

export function symbol({ attributes }: XmlElement, look: RunLook, state: ParagraphState, around: Partial<Look>): void {
  const code = Number.parseInt(attributes.get('w:char') ?? '', 16)
  const font = attributes.get('w:font') ?? look.font
  if (Number.isNaN(code)) return
  const sign = signOf(code, font) ?? (code < 0xf000 || code > 0xf0ff ? String.fromCodePoint(code & 0xffff) : undefined)
  const position = write(sign ?? '□', { ...look, font: undefined }, state, around)
  if (sign === undefined) state.story.reading.findings.push(unknownSign(code, font, position))
}

/** What a field without a stored result shows, and what there is to say of one that changes. */
export function endField(field: OpenField, look: RunLook, state: ParagraphState, around: Partial<Look>): void {
  const kind = fieldKind(field.instruction)
  if (isSilent(state.story)) return
  if (kind === 'filled-in') {
    const words = filledIn(field)
    const hasResult = field.inResult && fieldName(field.instruction) !== 'FORMCHECKBOX'
    if (words !== undefined && !hasResult) write(words, look, state, around)
    return
  }
  if (kind === 'number') {
    const number = field.inResult && wordsOf(resultOf(field, state)) !== '' ? '' : countedBy(field, state)
    if (number !== undefined) {
      write(number, look, state, around)
      return
    }
  }
  const bookmark = numberedTarget(field.instruction)
  if (bookmark !== undefined && field.from?.pieces === state.pieces) {
    const words = wordsOf(state.pieces.slice(field.from.index))
    const { references, transcript } = state.story.reading
    references.push({ bookmark, words, position: transcript.write('') })
  }
  if (kind !== 'changing' && kind !== 'page' && kind !== 'number') return
  const { findings, transcript } = state.story.reading
  const advice = fieldAdvice(kind, fieldName(field.instruction))
  findings.push({ rule: 'word-field', severity: 'warning', position: transcript.write(''), ...advice })
}

/** What Word has stored as the result of a field. */
function resultOf({ from }: OpenField, { pieces }: ParagraphState): readonly Piece[] {
  return from?.pieces === pieces ? pieces.slice(from.index) : []
}

function countedBy({ instruction }: OpenField, state: ParagraphState): string | undefined {
  return fieldNumber(instruction, state, state.story.reading)
}

function fieldAdvice(kind: 'changing' | 'page' | 'number', name: string): { reason: string; note: string } {
  if (kind === 'number') {
    return {
      reason: `Word counts here by a field (${name}) in a list of its own, which is not known here: the number is missing.`,
      note: 'Type the number, or use the numbering of lists.',
    }
  }
  if (kind === 'page') {
    return {
      reason: `A field of Word (${name}) gives the number of a page, which is another one in the pack.`,
      note: 'Refer to the number of a heading or paragraph.',
    }
  }
  return {
    reason: `A field of Word (${name}) changes by itself; it is printed as it was saved.`,
    note: 'Type the words in its place, so that they stay as they are.',
  }
}

export function noteReference({ name, attributes }: XmlElement, look: RunLook, state: ParagraphState): void {
  const { reading } = state.story
  const identifier = `${name === 'w:footnoteReference' ? 'footnote' : 'endnote'}-${attributes.get('w:id') ?? ''}`
  if (look.hidden || isSilent(state.story) || !reading.notes.has(identifier)) return
  reading.cited.add(identifier)
  const position = reading.transcript.write('')
  const node = { type: 'footnoteReference' as const, identifier, label: identifier, position }
  state.pieces.push({ node, look: PLAIN, position })
}

export function equation(element: XmlElement, state: ParagraphState, around: Partial<Look>): void {
  const words = equationText(element)
  if (words === '') return
  const position = write(words, PLAIN_RUN, state, around)
  state.story.reading.findings.push({
    rule: 'word-text',
    severity: 'warning',
    position,
    reason: `This equation is printed in one line, as ${quoted(words)}.`,
    note: 'Look whether it can be understood so, or put it in as a picture with a description.',
  })
}

export function drawn(element: XmlElement, look: RunLook, state: ParagraphState, around: Partial<Look>): void {
  if (look.hidden || isSilent(state.story)) return
  for (const box of boxesIn(element)) state.boxes.push(box)
  const { transcript, findings } = state.story.reading
  const found = element.name === 'w:drawing' ? drawingIn(element, state.story) : pictIn(element, state.story)
  for (const { node, finding } of found) {
    const position = transcript.write('')
    if (node) state.pieces.push({ node: { ...node, position }, look: { ...PLAIN, link: around.link }, position })
    if (finding) findings.push({ ...finding, position })
  }
}

/** Text boxes, each once: a newer program and an older one have each its own. */
function boxesIn(element: XmlElement): XmlElement[] {
  return elements(element).flatMap((one) => {
    if (one.name === 'w:txbxContent') return [one]
    if (one.name === 'mc:AlternateContent') return boxesIn(alternative(one) ?? one)
    return boxesIn(one)
  })
}
