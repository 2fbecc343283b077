import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import { quote } from '../../typst-syntax.ts'
import type { State } from '../context.ts'
import { inline } from '../inlines/inlines.ts'
import { warn } from '../tree.ts'
import { call, join, label, marked } from '../write.ts'
import { flow } from './flow.ts'

/**
 * The note itself where it is cited first; later citations repeat its number. What a note cites follows it as a note of the
 * text: Typst loses notes within notes where a page is full.
 */
export function footnoteReference(node: FootnoteReference, state: State): string {
  const { identifier } = node
  const definition = state.footnotes.get(identifier)
  const name = label(labelOf(identifier, state))
  if (!definition) return quote(`[^${node.label ?? identifier}]`)
  if (state.openFootnotes.has(identifier)) return call('super', quote(node.label ?? identifier))
  if (state.citedFootnotes.has(identifier)) return call('footnote', name)
  state.citedFootnotes.add(identifier)
  if (state.openFootnotes.size > 0) {
    state.footnotesToCome.push(definition)
    return call('footnote', name)
  }
  return join([note(definition, state), ...notesToCome(state)])
}

function note(definition: FootnoteDefinition, state: State): string {
  const end = label(`${state.context.prefix}-notes`)
  return call('note', label(labelOf(definition.identifier, state)), end, noteBody(definition, state))
}

/** The notes that the last one cites, and those that these cite. */
function notesToCome(state: State): string[] {
  const notes: string[] = []
  for (let next = state.footnotesToCome.shift(); next; next = state.footnotesToCome.shift()) {
    notes.push(call('super', quote(',')), note(next, state))
  }
  return notes
}

/** Notes that nothing cites would get lost in Markdown: they follow the text. */
export function uncitedFootnotes(state: State): string[] {
  return [...state.footnotes.values()].flatMap((definition) => {
    if (state.citedFootnotes.has(definition.identifier)) return []
    warn(
      state,
      definition,
      'footnote-uncited',
      `Nothing refers to footnote "${definition.label ?? definition.identifier}".`,
      `Write [^${definition.label ?? definition.identifier}] in the text, or remove the footnote. It is printed at the end of the document.`,
    )
    return marked(join([noteBody(definition, state), ...notesToCome(state)]), definition, state)
  })
}

function noteBody(definition: FootnoteDefinition, state: State): string {
  const { identifier } = definition
  state.openFootnotes.add(identifier)
  const inner: State = { ...state, outermost: false, columnWidth: undefined }
  const [first, ...others] = definition.children
  // The note's number is on the first line of its first paragraph.
  const body =
    first?.type === 'paragraph'
      ? join([inline(first.children, inner), ...(others.length > 0 ? ['parbreak()', flow(others, inner)] : [])])
      : flow(definition.children, inner)
  state.openFootnotes.delete(identifier)
  return body
}

/** Names come from authors, so that each is made of letters Typst allows anywhere; prefixed, since reports share names. */
function labelOf(identifier: string, state: State): string {
  return `${state.context.prefix}-note-${Buffer.from(identifier).toString('hex')}`
}
