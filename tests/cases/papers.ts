import { readdirSync, readFileSync } from 'node:fs'

/** A report of an invented body, with the mistakes or the ways of writing that somebody had. */
export interface Paper {
  name: string
  text: string
}

const FOLDER = new URL('./markdown/', import.meta.url)

/** All papers, by name. */
export const papers: readonly Paper[] = readdirSync(FOLDER)
  .filter((name) => /^\d/.test(name))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }))

/** The text of a paper by the number that its name begins with. */
export function paper(number: number): string {
  const found = papers.find(({ name }) => name.startsWith(`${number}-`))
  if (!found) throw new Error(`There is no paper ${number}.`)
  return found.text
}
