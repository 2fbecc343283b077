import type { Parent, PhrasingContent } from 'mdast'
// Brings the nodes of directives into mdast's types.
import type {} from 'remark-directive'

export type TextStyle = 'superscript' | 'subscript' | 'underline' | 'small'

/** What HTML can say of a run of text and Markdown cannot. */
export interface StyledText extends Parent {
  type: 'styledText'
  style: TextStyle
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface ListData {
    /** Made of items that stood beside a numbered one. */
    gathered?: boolean
  }
  interface PhrasingContentMap {
    styledText: StyledText
  }
  interface RootContentMap {
    styledText: StyledText
  }
}
