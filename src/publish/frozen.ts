import { FileError, type Host } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import { documentsOf as documentsIn } from '../load/meeting/documents-of.ts'
import { isCalledOff } from '../load/schema/meeting.ts'
import type { MeetingSources } from '../load/sources.ts'
import type { Manifest, ManifestDocument, ManifestPack, PageRange } from '../manifest/manifest.ts'
import { numbersPrinted, runsOf } from '../manifest/page-numbers.ts'
import { parseManifest } from '../manifest/parse-manifest.ts'
import { type Message, message } from '../messages/message.ts'
import type { OwnChange } from './own-changes.ts'

/** Manifests of packs as they were published, kept beside the meeting. */
const LOCK_FILES: Readonly<Record<Audience, string>> = { public: 'published.lock', members: 'published-members.lock' }

/** Path of the lock of a meeting file. */
export function lockPath(meeting: string, audience: Audience): string {
  return `${meeting.slice(0, meeting.lastIndexOf('/'))}/${LOCK_FILES[audience]}`
}

/** The manifest of the pack that an audience was given; undefined where nothing is published. */
export async function publishedManifest(
  meeting: string,
  audience: Audience,
  host: Host,
): Promise<Manifest | undefined> {
  const path = lockPath(meeting, audience)
  if (!(await host.files.status(path))) return undefined
  const manifest = parseManifest(new TextDecoder().decode(await host.files.read(path)))
  if (!manifest) throw new FileError(path, 'unreadable', `${path} is not a manifest of agendapack; publish again`)
  return manifest
}

/**
 * What a build would change of a published pack: pages that show something else, or are gone. The pages of a report that
 * is marked as revised since are let through, and so are a supplement that was not there and, on front sheets and agendas,
 * that the meeting is cancelled or moved. Errors name the ways to go.
 *
 * @param changes of the meeting's own files, which say what made the pages differ
 */
export function frozenChanges(
  published: Manifest,
  built: Manifest,
  sources: MeetingSources,
  changes: readonly OwnChange[] = [],
): Message[] {
  const allowed = revisedRanges(published, built)
  const values = changes.filter(({ place }) => place.file === sources.definition.path)
  const isOff = isCalledOff(built.meeting.status) && built.meeting.status !== published.meeting.status
  const told = new Set<OwnChange>()
  return published.packs
    .filter(({ copyFor }) => copyFor === undefined)
    .flatMap((before) => {
      const name = before.supplement === 0 ? 'The pack' : `Supplement ${before.supplement}`
      const after = built.packs.find(({ supplement }) => supplement === before.supplement)
      if (!after)
        return [refusal(`${name} has been published, but is no longer part of this meeting.`, undefined, sources)]
      const mayChange = (number: number) =>
        allowed.some((range) => holds(range, number)) ||
        (isOff && paperAt(published, before.supplement, number)?.id === undefined)
      return changedPages(before, after, mayChange).flatMap((pages) => {
        const paper = paperAt(published, before.supplement, pages.first)
        if (paper?.id === undefined && values.length > 0) {
          const fresh = values.filter((change) => !told.has(change))
          for (const change of fresh) told.add(change)
          return fresh.map(changedValue)
        }
        const where = paper ? ` (${paper.name})` : ''
        const differ = pages.first === pages.last ? 'differs' : 'differ'
        const reason = `${inWords(pages)}${where} ${differ} from what was published.`
        return refusal(reason, paper?.id, sources, changes)
      })
    })
}

const WAYS =
  'Add new papers under `supplements:`, mark a new version of a report with `revised:`, or build with --reissue and publish the pack again.'

/** A value of meeting.yaml that is not the one that was published. */
function changedValue({ place, before, after }: OwnChange): Message {
  return message({
    rule: 'published-pack',
    severity: 'error',
    reason: changeInWords(before, after),
    place,
    note:
      before === undefined ? WAYS : 'Put the published value back, or build with --reissue and publish the pack again.',
    ...(after === undefined ? {} : { actual: after }),
    ...(before === undefined ? {} : { expected: [before] }),
  })
}

function changeInWords(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `“${shortened(after)}” was not part of what was published.`
  if (after === undefined) return `“${shortened(before)}” was published, but is gone.`
  return `“${shortened(before)}” was published; it is now “${shortened(after)}”.`
}

const LONGEST = 120

function shortened(text = ''): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/**
 * @param id of the paper whose pages changed, if it is one
 * @param changes of the meeting's own files
 */
function refusal(
  reason: string,
  id: string | undefined,
  sources: MeetingSources,
  changes: readonly OwnChange[] = [],
): Message {
  const papers = [
    ...documentsIn(sources),
    ...sources.supplements.flatMap((supplement) => documentsIn(sources, supplement)),
  ]
  const paper = papers.find((candidate) => candidate.id === id)
  const path = paper?.content.type === 'report' ? paper.content.report.path : undefined
  const change = changes.find(({ place }) => place.file === path)
  return message({
    rule: 'published-pack',
    severity: 'error',
    reason,
    place: paper?.place ?? sources.definition.place(['agenda'], 'key'),
    note: WAYS,
    ...(change
      ? {
          actual: change.after ?? '',
          expected: [change.before ?? ''],
          cause: message({
            rule: 'published-pack',
            severity: 'info',
            reason: changeInWords(change.before, change.after),
            place: change.place,
          }),
        }
      : {}),
  })
}

/** Runs of printed numbers whose pages differ, without those that may. */
function changedPages(before: ManifestPack, after: ManifestPack, mayChange: (number: number) => boolean): PageRange[] {
  const [old, fresh] = [fingerprints(before), fingerprints(after)]
  const changed = [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((number) => old.get(number) !== fresh.get(number))
    .filter((number) => !mayChange(number))
    .toSorted((a, b) => a - b)
  return runsOf(changed)
}

/** What each printed number shows. */
function fingerprints(pack: ManifestPack): Map<number, string> {
  return new Map(numbersPrinted(pack).map((number, index) => [number, pack.fingerprints?.[index] ?? '']))
}

/** Pages of reports that have a newer version, and of the agenda that names them. */
function revisedRanges(published: Manifest, built: Manifest): PageRange[] {
  const before = new Map(documentsOf(published).map((document) => [document.id, document.revised?.version ?? 1]))
  const revised = documentsOf(built).filter(({ id, revised: mark }) => (mark?.version ?? 1) > (before.get(id) ?? 1))
  if (revised.length === 0) return []
  const ids = new Set(revised.map(({ id }) => id))
  const old = documentsOf(published).filter(({ id }) => ids.has(id))
  return [built.frontMatter.agenda, ...[...old, ...revised].flatMap(({ pages }) => pages ?? [])]
}

function holds(range: PageRange | undefined, number: number): boolean {
  return range !== undefined && range.first <= number && number <= range.last
}

function documentsOf({ agenda }: Manifest): ManifestDocument[] {
  return agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))
}

/** The paper, or the part of the pack, that a printed number belongs to. */
function paperAt(manifest: Manifest, supplement: number, number: number): { id?: string; name: string } | undefined {
  const papers = documentsOf(manifest).filter((document) => document.supplement === supplement)
  const paper = papers.find((document) => holds(document.pages, number))
  if (paper) return { id: paper.id, name: `“${paper.title}”` }
  if (supplement !== 0) return undefined
  if (holds(manifest.frontMatter.frontSheet, number)) return { name: 'the front sheet' }
  return holds(manifest.frontMatter.agenda, number) ? { name: 'the agenda' } : undefined
}

function inWords({ first, last }: PageRange): string {
  return first === last ? `Page ${first}` : `Pages ${first} to ${last}`
}
