import { readdir, readFile } from 'node:fs/promises'
import { ownFile } from '../version.ts'

/** The page of a preview, its style and its script. */
const FOLDER = ownFile('templates/preview/')

/** The files of the page by their names. */
export async function pageAssets(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(FOLDER)
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, FOLDER), 'utf8')] as const)),
  )
}
