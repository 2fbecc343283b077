export interface Filter {
  /** Slug of a committee. */
  body?: string | undefined
  year?: string | undefined
  kind?: string | undefined
}

export interface Part {
  /** Number of its first passage. */
  first: number
  paper: number
  kind: string
  /** Folder of its file, and its number in the name. */
  page: string
  number: number
  /** Index among the bodies; -1 for none. */
  body: number
  /** ISO date; empty for none. */
  date: string
}

export interface Index {
  bodies: { slug: string; names: string[] }[]
  kinds: string[]
  parts: Part[]
  passages: number
}

export interface Answer {
  /** The best first, each with its passages, the best first. */
  papers: { number: number; score: number; passages: number[] }[]
  /** What was searched for. */
  words: string[]
  /** Words for which the nearest one was taken. */
  corrected: [string, string][]
}

/** Opens an index. @param load gives the content of one of its files by name */
export function openIndex(load: (name: string) => Promise<unknown>): Promise<Index>
export function ask(index: Index, query: string, filter?: Filter): Promise<Answer>
/** The part that holds a passage. */
export function partAt(index: Index, passage: number): Part
/** Words around the best place of a text, in pieces. */
export function snippet(text: string, words: string[], length?: number): { text: string; isFound?: true }[]
