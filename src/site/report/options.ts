import type { Nodes } from 'mdast'
import type { Wording } from '../../wording/wording.ts'
import type { Anchors } from './anchors.ts'

export interface ReportPageOptions {
  anchors: Anchors
  links: ReportLinks
  wording: Wording
  /** The report's Markdown, for text that only looked like a directive. */
  source: string
  /** The first heading, where it only repeats the page's title. */
  omit: Nodes | undefined
}

/** What the text of a report may refer to. Every answer is an address relative to the page, or undefined. */
export interface ReportLinks {
  /** `item:5` and `item:5#heading`. */
  item(label: string, fragment: string | undefined): string | undefined
  /** A file beside the report, as its Markdown names it. */
  file(address: string): string | undefined
  image(address: string): string | undefined
  /** `:pages[5]`: the pages of an item's papers, in words. */
  pages(label: string): string | undefined
}
