import { commonFiles, contextOf } from '../build.ts'
import type { SiteFile, SiteInput, SiteTemplates } from '../model.ts'
import { compareText } from '../records/group.ts'
import { type MeetingState, type SiteHistory, type SiteState, sharedFingerprints } from '../records/state.ts'
import { searchFiles } from '../search/search-files.ts'
import { crestOf, photosOf, sharedPictures } from '../templates/assets.ts'

/** Why shards cannot be joined. */
export type MergeProblem =
  | { kind: 'different-inputs'; shard: number }
  | { kind: 'twice'; key: string; shards: readonly [number, number] }

/**
 * Says why the sites of some shards do not fit together: settings, registers, templates or address differ (so that their pages
 * would), or a meeting is in two of them with different content. Shards are counted from 0.
 */
export function mergeProblems(states: readonly SiteState[]): MergeProblem[] {
  const problems: MergeProblem[] = []
  const seen = new Map<string, { shard: number; fingerprint: string }>()
  for (const [shard, state] of states.entries()) {
    if (state.shared !== states[0]?.shared) problems.push({ kind: 'different-inputs', shard })
    for (const [key, { fingerprint }] of Object.entries(state.meetings)) {
      const before = seen.get(key)
      if (before && before.fingerprint !== fingerprint)
        problems.push({ kind: 'twice', key, shards: [before.shard, shard] })
      seen.set(key, { shard, fingerprint })
    }
  }
  return problems
}

/**
 * The files that a merged site has besides those of its shards' meetings: everything that is made from the records of all. The
 * caller copies the shards' `MeetingState.files` and PDFs; the same files come out as from one build without shards.
 * @param input its `meetings` are not read
 * @param readSite reads what the caller has copied
 * @param before what was joined the last time: what the parts share has its dates from there, not from the parts, each of which
 * has seen its own meetings alone
 */
export async function* mergeSites(
  states: readonly SiteState[],
  input: SiteInput,
  templates: SiteTemplates,
  version: string,
  readSite: (path: string) => Promise<Uint8Array>,
  before?: SiteState,
): AsyncGenerator<SiteFile, SiteState> {
  const crest = await crestOf(input)
  const photos = await photosOf(input)
  const pictures = sharedPictures(crest, photos)
  const context = { ...contextOf(input, templates, crest?.path, before === undefined), photos }
  const all = new Map<string, MeetingState>(states.flatMap((state) => Object.entries(state.meetings)))
  const meetings = new Map([...all].toSorted(([a], [b]) => compareText(a, b)))
  const records = [...meetings.values()].map(({ record }) => record)
  const history = historyOf(states, meetings, before?.objects ?? {})
  const { files, objects } = yield* commonFiles(context, records, templates, pictures, history)
  const fingerprints = sharedFingerprints(input, templates, crest, photos.values())
  const committees = Object.fromEntries(context.committees)
  const about = { version, ...fingerprints, today: context.today, committees, objects, gone: history.gone, files }
  const state = { ...about, meetings: Object.fromEntries(meetings) }
  return yield* searchFiles(context, state, undefined, readSite)
}

/** What the parts remember together. A meeting that has gone from one may be in another now. */
function historyOf(
  states: readonly SiteState[],
  meetings: ReadonlyMap<string, MeetingState>,
  objects: SiteHistory['objects'],
): SiteHistory {
  const gone = states.flatMap((state) => Object.entries(state.gone)).filter(([key]) => !meetings.has(key))
  return {
    objects,
    gone: Object.fromEntries(gone.toSorted(([a], [b]) => compareText(a, b))),
    meetings: new Map([...meetings].map(([key, own]) => [key, own.history])),
  }
}
