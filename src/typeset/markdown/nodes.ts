import type { PhrasingContent } from 'mdast'
// Brings the nodes of directives into mdast's types.
import type {} from 'remark-directive'

export type TextStyle = 'superscript' | 'subscript' | 'underline' | 'small'

/** What HTML can say of a run of text and Markdown cannot. */
export interface StyledText {
  type: 'styledText'
  style: TextStyle
  children: PhrasingContent[]
  position?: import('unist').Position | undefined
  data?: import('mdast').Data | undefined
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
