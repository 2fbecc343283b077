import type { PhrasingContent, RootContent } from 'mdast'
import type { Message } from '../../messages/message.ts'
import { blocks } from './blocks/flow.ts'
import { missingCharacters } from './characters/missing.ts'
import type { TypesetReport, TypstContext } from './context.ts'
import { inline } from './inlines/inlines.ts'
import { outline } from './outline.ts'
import { start } from './to-typst.ts'
import { join, unmark } from './write.ts'

/** Converts pieces of one document, for a caller that sets them in places of its own. */
export interface FragmentWriter {
  /** Blocks as one Typst expression. */
  blocks(nodes: readonly RootContent[]): string
  /** The inside of a paragraph as one Typst expression. */
  inline(nodes: readonly PhrasingContent[]): string
  /** All findings so far. */
  messages(): Message[]
}

/** Starts to convert a document piece by piece. */
export function startFragments(report: TypesetReport, context: TypstContext): FragmentWriter {
  const state = start(report, context, report.tree, outline(report.tree, report, context), [])
  return {
    blocks: (nodes) => unmark(join(blocks(nodes, state))).source,
    inline: (nodes) => unmark(inline(nodes, state)).source,
    messages: () => [...state.messages, ...missingCharacters(state)],
  }
}
