import { child, elements, ownText, type XmlElement } from '../../xml.ts'
import { lookOf, PLAIN_RUN, type RunLook } from '../format/run-look.ts'
import { alternative } from '../package.ts'
import { changeOf, isDeletion, isInsertion } from './changes.ts'
import { commentFound } from './comments.ts'
import type { OpenField } from './fields.ts'
import type { Look } from './pieces.ts'
import { drawn, endField, equation, lineBreak, noteReference, symbol } from './run-parts.ts'
import { type ParagraphState, write } from './writing.ts'

/** Elements around runs that change nothing. */
const TRANSPARENT = new Set([
  'w:smartTag',
  'w:customXml',
  'w:dir',
  'w:bdo',
  'w:sdtContent',
  'w:ruby',
  'w:rubyBase',
  'w:subDoc',
])

/** What belongs into a run; some programs write it beside them, and Word shows it. */
const OUTSIDE_RUNS = new Set(['w:drawing', 'w:pict', 'w:object'])

/** Reads what is in a paragraph, or in something around runs, into pieces. */
export function readInlines(element: XmlElement, state: ParagraphState, around: Partial<Look> = {}): void {
  for (const one of elements(element)) {
    if (one.name === 'w:r') readRun(one, state, around)
    else if (isDeletion(one)) state.changes.push(changeOf(one))
    else if (isInsertion(one)) {
      state.changes.push(changeOf(one))
      readInlines(one, state, around)
    } else if (one.name === 'w:hyperlink')
      readInlines(one, state, { ...around, link: addressOf(one, state) ?? around.link })
    else if (one.name === 'w:bookmarkStart') markBookmark(one, state)
    else if (one.name === 'w:fldSimple') simpleField(one, state, around)
    else if (one.name === 'w:sdt') readInlines(child(one, 'w:sdtContent') ?? one, state, around)
    else if (one.name === 'mc:AlternateContent') readInlines(alternative(one) ?? one, state, around)
    else if (OUTSIDE_RUNS.has(one.name)) drawn(one, PLAIN_RUN, state, around)
    else if (one.name === 'm:oMath' || one.name === 'm:oMathPara') equation(one, state, around)
    else if (TRANSPARENT.has(one.name)) readInlines(one, state, around)
  }
}

function markBookmark({ attributes }: XmlElement, { label, story }: ParagraphState): void {
  const name = attributes.get('w:name')
  if (name === undefined) return
  const { bookmarks, bookmarked, transcript } = story.reading
  bookmarked.set(name, transcript.line())
  if (label !== '') bookmarks.set(name, label)
}

function addressOf({ attributes }: XmlElement, { story }: ParagraphState): string | undefined {
  const target = story.relationships.get(attributes.get('r:id') ?? '')
  const anchor = attributes.get('w:anchor')
  if (!target?.external) return anchor ? `#${anchor}` : undefined
  return anchor ? `${target.target}#${anchor}` : target.target
}

function readRun(run: XmlElement, state: ParagraphState, around: Partial<Look>): void {
  readRunContent(run, lookOf(run, state.chain, state.story.reading.styles), state, around)
}

function readRunContent(run: XmlElement, look: RunLook, state: ParagraphState, around: Partial<Look>): void {
  for (const one of elements(run)) {
    switch (one.name) {
      case 'w:t':
        write(ownText(one).replace(/[\r\n\t]/g, ' '), look, state, around)
        break
      case 'w:tab':
      case 'w:ptab':
        write(' ', look, state, around)
        break
      case 'w:noBreakHyphen':
        write('\u2011', look, state, around)
        break
      case 'w:br':
      case 'w:cr':
        lineBreak(one, look, state, around)
        break
      case 'w:sym':
        symbol(one, look, state, around)
        break
      case 'w:fldChar':
        fieldMark(one, look, state, around)
        break
      case 'w:instrText': {
        const field = state.story.open.at(-1)
        if (field && !field.inResult) field.instruction += ownText(one)
        break
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        noteReference(one, look, state)
        break
      case 'w:commentReference':
        commentFound(one, state.story.reading, write('', look, state, around))
        break
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        drawn(one, look, state, around)
        break
      case 'mc:AlternateContent':
        readRunContent(alternative(one) ?? one, look, state, around)
        break
      default:
        if (one.name === 'w:ruby') readInlines(child(one, 'w:rubyBase') ?? one, state, around)
    }
  }
}

function fieldMark(mark: XmlElement, look: RunLook, state: ParagraphState, around: Partial<Look>): void {
  const { open, fields } = state.story
  const type = mark.attributes.get('w:fldCharType')
  if (type === 'begin' && fields.has(mark)) open.push({ inResult: false, instruction: '', element: mark })
  else if (type === 'separate') {
    const field = open.at(-1)
    if (field) {
      field.inResult = true
      field.from = { pieces: state.pieces, index: state.pieces.length }
    }
  } else if (type === 'end') {
    const field = open.pop()
    if (field) endField(field, look, state, around)
  }
}

function simpleField(element: XmlElement, state: ParagraphState, around: Partial<Look>): void {
  const field: OpenField = {
    inResult: true,
    instruction: element.attributes.get('w:instr') ?? '',
    element,
    from: { pieces: state.pieces, index: state.pieces.length },
  }
  state.story.open.push(field)
  readInlines(element, state, around)
  state.story.open.pop()
  endField(field, PLAIN_RUN, state, around)
}
