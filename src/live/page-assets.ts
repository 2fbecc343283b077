import { readdir, readFile } from 'node:fs/promises'

/** The page of a preview, its style and its script; the same path from `src` and from the compiled `lib`. */
const FOLDER = new URL('../../templates/preview/', import.meta.url)

/** The files of the page by their names. */
export async function pageAssets(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(FOLDER)
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, FOLDER), 'utf8')] as const)),
  )
}
