import { createHash } from 'node:crypto'
import type { SiteFile } from '../model.ts'
import { peopleOf } from '../records/people.ts'
import type { SiteState } from '../records/state.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type AroundPapers, aroundPapers, SEARCH_FOLDER, searchIndex } from './index-files.ts'

/**
 * The index of the search for a site whose meetings' own files are made, and the state of the whole. Yields nothing where no
 * meeting has changed since the state before.
 * @param read a file of the site
 */
export async function* searchFiles(
  context: SiteContext,
  state: SiteState,
  before: SiteState | undefined,
  read: (path: string) => Promise<Uint8Array>,
): AsyncGenerator<SiteFile, SiteState> {
  const records = Object.values(state.meetings).map(({ record }) => record)
  const around = aroundPapers(context, records, peopleOf(context.committees, records))
  const search = fingerprintOf(state, around)
  const files = before?.search === search ? before.files.filter((path) => path.startsWith(SEARCH_FOLDER)) : []
  if (files.length === 0) {
    for await (const file of searchIndex(records, around, read)) {
      files.push(file.path)
      yield file
    }
  }
  return { ...state, search, files: [...state.files, ...files] }
}

/** What the index is made from. */
function fingerprintOf({ version, frame, meetings }: SiteState, around: AroundPapers): string {
  const made = Object.entries(meetings).map(([key, { fingerprint }]) => [key, fingerprint])
  return createHash('sha256')
    .update(JSON.stringify([version, frame, around, made]))
    .digest('hex')
}
