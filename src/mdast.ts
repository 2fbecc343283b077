// Brings the nodes of directives into mdast's types.
import type { Node } from 'mdast'
import type {} from 'mdast-util-directive'

/** Where a node stands in its text. */
export type Position = NonNullable<Node['position']>

declare module 'mdast' {
  interface ParagraphData {
    /** Set for the title of one of GitHub's alerts: which. */
    alert?: string
  }
  interface ListItemData {
    /** The number of the item exactly as printed, such as `3.2.1` or `(a)`; the item's text begins with it. */
    label?: string
  }
  interface TableCellData {
    /** Columns and rows that the cell takes up; 1 where not given. Cells that it covers are not in their rows. */
    columnSpan?: number
    rowSpan?: number
  }
  interface TableData {
    /** Rows at the top that are headings; 1 where not given. */
    headerRows?: number
  }
  interface ImageData {
    /** The picture tells nothing: it needs no description. */
    decorative?: boolean
    /** Points; as large as the picture is where not given. It is never wider than there is room for. */
    width?: number
    /** Its greatest height as a share of the height of the page's text, from 0 to 1; smaller pictures stay as they are. */
    tallest?: number
  }
}
