import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import { quote } from '../typst-syntax.ts'
import type { State } from './context.ts'
import { flow } from './flow.ts'
import { inline } from './inlines.ts'
import { warn } from './tree.ts'
import { call, join, label, marked } from './write.ts'

/** The note itself where it is cited first; later citations repeat its number. */
export function footnoteReference(node: FootnoteReference, state: State): string {
  const definition = state.footnotes.get(node.identifier)
  const name = labelOf(node.identifier, state)
  if (!definition) return quote(`[^${node.label ?? node.identifier}]`)
  if (state.openFootnotes.has(node.identifier)) return call('super', quote(node.label ?? node.identifier))
  if (state.citedFootnotes.has(node.identifier)) return call('footnote', label(name))
  state.citedFootnotes.add(node.identifier)
  return call('note', label(name), noteBody(definition, state))
}

/** Notes that nothing cites would get lost in Markdown: they follow the text. */
export function uncitedFootnotes(state: State): string[] {
  return [...state.footnotes.values()]
    .filter((definition) => !state.citedFootnotes.has(definition.identifier))
    .map((definition) => {
      warn(
        state,
        definition,
        'footnote-uncited',
        `Unexpected footnote "${definition.label ?? definition.identifier}" that nothing cites, expected [^${definition.label ?? definition.identifier}] in the text`,
        'It is printed at the end of the document.',
      )
      return marked(noteBody(definition, state), definition, state)
    })
}

function noteBody(definition: FootnoteDefinition, state: State): string {
  const { identifier } = definition
  state.openFootnotes.add(identifier)
  const inner: State = { ...state, outermost: false, columnWidth: undefined }
  const [first, ...others] = definition.children
  // The note's number stands on the first line of its first paragraph.
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
