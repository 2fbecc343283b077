import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { readFile, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cachePath } from '../../host/cache-path.ts'
import { pathFrom, resolvePath } from '../../host/paths.ts'
import { fileWriter, writeFileAtomic } from '../../host/write.ts'
import { filesIn, parseState, type SiteState, stateText } from '../records/state.ts'

/** The state of a shard lies in its folder, for whoever joins it to the others. It is no part of the joined site. */
export const PART_FILE = 'site-part.json'
/** Where an earlier version kept the state of every site. */
const OLD_FILE = 'site.json'

/** A folder with a site, or with the part of one that a shard makes. */
export interface SiteFolder {
  /** Absolute. */
  out: string
  isPart?: boolean
}

/** The state of a site as text, whatever version wrote it: from the cache of the workspace, so that it is not published. */
export async function storedState(root: string, { out, isPart }: SiteFolder): Promise<string> {
  const files = [isPart ? join(out, PART_FILE) : stateFile(root, out), join(out, OLD_FILE)]
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text !== undefined) return text
  }
  return ''
}

/** The state of a folder that is to be joined with others: mostly a part, or else a whole site. */
export async function stateToJoin(root: string, out: string): Promise<SiteState | undefined> {
  return parseState((await storedState(root, { out, isPart: true })) || (await storedState(root, { out })))
}

/** Writes the state of a site when all its files are there, and takes away those files of the state before that it has no more. */
export async function storeState(
  root: string,
  folder: SiteFolder,
  state: SiteState,
  files: ReadonlySet<string>,
): Promise<number> {
  const { out, isPart } = folder
  const before = filesIn(await storedState(root, folder))
  const stale = [...before].filter((path) => !files.has(path) && resolvePath('', path))
  for (const path of stale) {
    await rm(join(out, path), { force: true })
    await removeEmptyFolders(out, dirname(path))
  }
  if (isPart) fileWriter(out)(PART_FILE, stateText(state))
  else await writeFileAtomic(stateFile(root, out), stateText(state))
  for (const name of isPart ? [OLD_FILE] : [OLD_FILE, PART_FILE]) {
    const text = await readFile(join(out, name), 'utf8').catch(() => '')
    if (filesIn(text).size > 0) await rm(join(out, name), { force: true })
  }
  return stale.length
}

/** Removes a folder of the site, and those above it, as long as nothing is in them. */
async function removeEmptyFolders(out: string, folder: string): Promise<void> {
  for (let path = folder; path !== '.'; path = dirname(path)) {
    const isGone = await rmdir(join(out, path)).then(
      () => true,
      () => false,
    )
    if (!isGone) return
  }
}

/** A state without the meetings of which a file is missing in the folder; one of another day, and without the index of the search, where any other is missing. */
export function asItStands(state: SiteState, out: string): SiteState {
  const isThere = (path: string) => statSync(join(out, path), { throwIfNoEntry: false })?.isFile() ?? false
  const meetings = Object.entries(state.meetings).filter(([, { files }]) => files.every(isThere))
  const isWhole = state.files.every(isThere)
  const [today, search] = isWhole ? [state.today, state.search] : ['', undefined]
  return { ...state, today, search, meetings: Object.fromEntries(meetings) }
}

function stateFile(root: string, out: string): string {
  const name = createHash('sha256').update(pathFrom(root, out)).digest('hex').slice(0, 12)
  return cachePath(root, false, `sites/${name}.json`)
}
