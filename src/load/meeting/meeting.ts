import type { Host } from '../../host/host.ts'
import { hasErrors, type Message, message } from '../../messages/message.ts'
import type { Audience } from '../audience.ts'
import { fileStatus } from '../file-problem.ts'
import type { Result, YamlSource } from '../result.ts'
import type { Committee } from '../schema/committee.ts'
import type { Meeting } from '../schema/meeting.ts'
import type { AgendaSource, DocumentSource, MeetingSources, SupplementSource, Workspace } from '../sources.ts'
import { listed, suggest } from '../text/suggest.ts'
import { loadDecisions } from './across/decisions.ts'
import { readDefinition } from './across/definition.ts'
import { asksForListing, type Listings } from './across/listing-blocks.ts'
import { loadListings } from './across/listings.ts'
import { type Listed, loadPaper, privacyOf, type ReadReport } from './documents.ts'
import { unfinishedDrafts } from './drafts.ts'
import { checkShortTexts } from './information.ts'
import { settleLabels } from './labels.ts'
import { publicItem, publicMeeting } from './public-meeting.ts'
import { digestsOfTwins } from './same-files.ts'
import { type DocumentLoader, loadSupplements, repeatedSupplements } from './supplements.ts'

/** The rule of the message that a meeting's register has mistakes, which have messages of their own. */
export const BROKEN_REGISTER = 'broken-register'

/**
 * Reads a meeting, its reports and the sizes of its attachments. All problems are reported together; paths are relative
 * to the folder of the meeting file.
 *
 * @param path of the meeting file, relative to the workspace
 * @param options for the audience `public`, private documents are not opened, and nothing that meeting.yaml says of
 *   them is handed on but their ground and public title; the members' unless given
 * @returns the sources, unless there are errors; `partial` lacks the documents that could not be read
 */
export function loadMeeting(workspace: Workspace, path: string, host: Host): Promise<Result<MeetingSources<'members'>>>
export function loadMeeting<A extends Audience>(
  workspace: Workspace,
  path: string,
  host: Host,
  options: { audience?: A },
): Promise<Result<MeetingSources<A>>>
export function loadMeeting(
  workspace: Workspace,
  path: string,
  host: Host,
  options: { audience?: Audience } = {},
): Promise<Result<MeetingSources>> {
  return readMeeting(workspace, path, host, options.audience ?? 'members')
}

async function readMeeting<A extends Audience>(
  workspace: Workspace,
  path: string,
  host: Host,
  audience: A,
): Promise<Result<MeetingSources<A>>> {
  const definition = await readDefinition(path, workspace.reading, host)
  if (!definition.value) return { value: undefined, messages: definition.messages }
  const sources = await findSources(workspace, definition.value, host, audience)
  return { ...sources, messages: [...definition.messages, ...sources.messages] }
}

export interface HowToRead {
  /** Reads a report, perhaps one that was read before. */
  read?: ReadReport
  /** Leave a file that is not there for a sheet that says so; an error unless given. */
  allowMissing?: boolean
}

/** Finds the register and the documents that a meeting file names. */
export async function findSources<A extends Audience>(
  workspace: Workspace,
  definition: YamlSource<Meeting>,
  host: Host,
  audience: A,
  how: HowToRead = {},
): Promise<Result<MeetingSources<A>>> {
  const committeeSlug = definition.value.committee
  const committee = await findCommittee(workspace, definition, host)
  const loader = documentLoader(workspace, definition, host, audience, how)
  const agenda = await loadAgenda(definition.value, audience, loader)
  const supplements = await loadSupplements(definition.value, agenda, loader)
  const decisions = await loadDecisions(definition.path, agenda, audience, host, workspace.reading)
  const digests = await digestsOfTwins(
    [...agenda, ...supplements.flatMap(({ items }) => items)].flatMap((entry) =>
      'documents' in entry ? entry.documents : [],
    ),
    host.files,
  )
  const messages = [
    ...committee.messages,
    ...loader.messages,
    ...decisions.messages,
    ...repeatedSupplements(definition),
    ...checkShortTexts(definition),
    ...papersWithoutNumber(definition),
    ...(audience === 'members' ? await unfinishedDrafts(definition.path, host.files) : []),
  ]
  if (!committee.value) return { value: undefined, messages }
  const shown = audience === 'public' ? withheld(definition) : definition
  const value = {
    ...{ definition: shown, committeeSlug, committee: committee.value, agenda, supplements, digests },
    decisions: decisions.value,
    listings: await listingsFor(workspace, definition, committee.value, [...agenda, ...supplements], host),
  }
  return hasErrors(messages) ? { value: undefined, partial: value, messages } : { value, messages }
}

/** Listings take reading all meetings: only where a report asks for one. */
async function listingsFor(
  workspace: Workspace,
  definition: YamlSource<Meeting>,
  committee: YamlSource<Committee>,
  entries: readonly (AgendaSource | SupplementSource)[],
  host: Host,
): Promise<Listings | undefined> {
  const holders = entries.flatMap((entry) => ('items' in entry ? entry.items : 'documents' in entry ? [entry] : []))
  const reports = holders.flatMap(({ documents }) =>
    documents.flatMap(({ content }) => (content.type === 'report' ? [content.report] : [])),
  )
  return reports.some(asksForListing) ? loadListings(workspace, definition, committee, host) : undefined
}

/** A paper is found by the number of its item. */
function papersWithoutNumber({ value, place }: YamlSource<Meeting>): Message[] {
  return value.agenda.flatMap((entry, index) => {
    const isWrong =
      'title' in entry && entry.numbered === false && (entry.documents.length > 0 || privacyOf(entry) || entry.item)
    if (!isWrong) return []
    const reason = 'An item without a number has no papers and is not private.'
    const note = 'Remove `numbered: false`, or take the papers to another item.'
    return [message({ rule: 'document', severity: 'error', place: place(['agenda', index, 'numbered']), reason, note })]
  })
}

function withheld(definition: YamlSource<Meeting>): YamlSource<Meeting> {
  return { ...definition, text: '', value: publicMeeting(definition.value) }
}

async function findCommittee(
  workspace: Workspace,
  definition: YamlSource<Meeting>,
  host: Host,
): Promise<Result<YamlSource<Committee>>> {
  const slug = definition.value.committee
  const found = workspace.committees.get(slug)
  if (found) return { value: found, messages: [] }
  const place = definition.place(['committee'])
  const file = `committees/${slug}.yaml`
  const status = await fileStatus(host.files, file, place)
  if (status && 'reason' in status) return { value: undefined, messages: [status] }
  const known = [...workspace.committees.keys()]
  const meant = suggest(slug, known)
  const broken = status?.kind === 'file'
  const reason = broken ? `\`${file}\` has mistakes.` : `There is no committee \`${slug}\`.`
  const others = known.length > 0 ? `Write ${listed(known)}, or add \`${file}\`.` : `Add \`${file}\`.`
  const note = broken ? 'Correct that file first.' : meant ? `Did you mean \`${meant}\`?` : others
  const rule = broken ? BROKEN_REGISTER : 'committee'
  return {
    value: undefined,
    messages: [
      message({ rule, severity: 'error', place, reason, note, actual: slug, expected: meant ? [meant] : known }),
    ],
  }
}

function documentLoader<A extends Audience>(
  { reading }: Workspace,
  definition: YamlSource<Meeting>,
  host: Host,
  audience: A,
  { read, allowMissing = false }: HowToRead,
): DocumentLoader<A> {
  const messages: Message[] = []
  return {
    definition,
    messages,
    async load(entries, idPrefix, item, keys) {
      const documents: DocumentSource<A>[] = []
      for (const [index, entry] of entries.entries()) {
        const own = [...keys, 'documents', index]
        const place = definition.place(own)
        const filePlace = typeof entry === 'string' ? place : definition.place([...own, 'file'])
        const request: Listed = {
          id: `${idPrefix}-${index + 1}`,
          entry,
          item,
          place,
          filePlace,
          placeOf: (inside) => definition.place([...own, ...inside]),
          meeting: definition.path,
          allowMissing,
          reading,
        }
        const loaded = await loadPaper(request, host.files, audience, read)
        messages.push(...loaded.messages)
        if (loaded.value) documents.push(loaded.value)
      }
      return documents
    },
  }
}

async function loadAgenda<A extends Audience>(
  meeting: Meeting,
  audience: A,
  loader: DocumentLoader<A>,
): Promise<AgendaSource<A>[]> {
  const labels = settleLabels(meeting.agenda)
  const agenda: AgendaSource<A>[] = []
  let order = 0
  // Items that a supplement added count for themselves: ids of papers that are published stay as they are.
  let place = 0
  for (const [index, entry] of meeting.agenda.entries()) {
    const keys = ['agenda', index]
    if ('part' in entry) agenda.push({ kind: 'part', title: entry.part, time: entry.time, keys })
    else if ('heading' in entry) agenda.push({ kind: 'heading', title: entry.heading, keys })
    else {
      const isLate = entry.added !== undefined && entry.documents.length === 0
      if (!isLate) place += 1
      const documents = await loader.load(entry.documents, `${place}`, entry, keys)
      const item = audience === 'public' ? publicItem(entry) : entry
      const privacy = privacyOf(entry)
      const { label, number } = labels[order] ?? { label: '', number: '' }
      agenda.push({ kind: 'item', label, number, order, keys, item, privacy, documents })
      order += 1
    }
  }
  return agenda
}
