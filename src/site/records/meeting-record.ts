import type { ManifestItem } from '../../manifest/manifest.ts'
import { slugOf } from '../../slug.ts'
import { addYears } from '../dates.ts'
import type { SiteMeeting } from '../model.ts'
import { cleanLine, uniqueNames } from '../text.ts'
import { attendanceIn } from './attendance.ts'
import { type PublishedName, paperNames } from './paper-names.ts'
import { fileAt, filesOf, type Given, lines, type PlacedMeeting, paperRecord } from './paper-record.ts'
import type { AgendaRecord, DecisionRecord, ItemRecord, MeetingRecord, RecordVersion } from './record.ts'

/** Address of a meeting's agenda without its papers. */
const AGENDA_FILE = 'agenda.pdf'

/** Address of the sheet of its decisions. */
const DECISIONS_FILE = 'decisions.pdf'

/**
 * The record of a meeting: everything that lists, feeds and the meeting's own page show.
 * @param key of the meeting, which gives its address
 * @param information the meeting's information for the public, as safe HTML
 * @param notes the notes of items as safe HTML, by label
 * @param published names that its papers' pages had before
 * @param decisions of the meeting
 * @param language whose packs are in a folder of their own
 * @throws where a private document is in the manifest: that is a fault of the caller, and nothing may be published
 */
export function recordOf(
  key: string,
  given: SiteMeeting,
  information: string | undefined,
  notes: ReadonlyMap<string, string> = new Map(),
  published: readonly PublishedName[] = [],
  decisions: readonly DecisionRecord[] = [],
  language?: string,
): RecordVersion {
  const { manifest, details } = given
  const page = pageOfMeeting(key)
  const meeting: PlacedMeeting = { ...given, page, folder: language === undefined ? page : `${page}${language}/` }
  const about = manifest.meeting
  const paperPages = new Map([...paperNames(meeting, published)].map(([id, name]) => [id, page + name]))
  const decisionsFile = manifest.outputs.find(({ path }) => path === DECISIONS_FILE)
  const agendaFile = manifest.outputs.find(({ path }) => path === AGENDA_FILE)
  return {
    key,
    page,
    ...pick(about, ['date', 'time', 'status', 'public', 'committeeSlug']),
    ...lines({
      title: about.title,
      type: about.type,
      venue: about.venue,
      published: about.published,
      reason: about.reason,
    }),
    committee: cleanLine(about.committee),
    online: details.online,
    ends: details.ends,
    recording: details.recording,
    ...lines({ attend: details.attend }),
    movedTo: details.movedTo ? defined(details.movedTo) : undefined,
    contact: details.contact ? lines(details.contact) : undefined,
    information,
    members: manifest.membership.map((member) => ({
      name: cleanLine(member.name),
      role: member.role,
      ...lines({
        group: member.group,
        position: member.position,
        portfolio: member.portfolio,
        ward: member.ward,
        represents: member.represents,
        office: member.office,
      }),
    })),
    ...(manifest.agendaLayout === 'table' ? { isTable: true } : {}),
    agenda: agendaOf(meeting, paperPages, notes),
    packs: manifest.packs
      .filter((pack) => pack.copyFor === undefined && pack.audience === 'public')
      .map((pack) => ({
        supplement: pack.supplement,
        pageCount: pack.pageCount,
        numbers: pack.numbers,
        file: fileAt(meeting.folder, pack.file),
      })),
    ...(manifest.consolidated
      ? {
          consolidated: {
            pageCount: manifest.consolidated.pageCount,
            file: fileAt(meeting.folder, manifest.consolidated.file),
          },
        }
      : {}),
    ...(manifest.volumes
      ? {
          volumes: manifest.volumes.map(({ supplement, pageCount, numbers, file }) => ({
            ...{ supplement, pageCount, numbers },
            file: fileAt(meeting.folder, file),
          })),
        }
      : {}),
    ...(manifest.largePrint
      ? {
          largePrint: manifest.largePrint.map(({ supplement, isConsolidated, pageCount, file }) => ({
            ...{ supplement, pageCount },
            ...(isConsolidated ? { isConsolidated } : {}),
            file: fileAt(meeting.folder, file),
          })),
        }
      : {}),
    agendaFile: agendaFile ? fileAt(meeting.folder, agendaFile) : undefined,
    supplements: (details.supplements ?? []).map((supplement) => ({
      number: supplement.number,
      published: supplement.published,
      ...lines({ title: supplement.title, reason: supplement.reason }),
    })),
    ...(decisions.length > 0 ? { decisions } : {}),
    ...declarationsOf(manifest),
    decisionsFile: decisionsFile ? fileAt(meeting.folder, decisionsFile) : undefined,
    ...lawOf(manifest),
    attendance: attendanceIn(meeting),
  }
}

function lawOf({ law, meeting }: SiteMeeting['manifest']): Pick<MeetingRecord, 'keptUntil' | 'hasExclusion'> {
  const { papers, backgroundPapers } = law?.keptYears ?? {}
  const until = (years: number | undefined) => (years === undefined ? undefined : addYears(meeting.date, years))
  return {
    ...(law?.keptYears ? { keptUntil: { papers: until(papers), backgroundPapers: until(backgroundPapers) } } : {}),
    ...(law?.hasExclusion ? { hasExclusion: true } : {}),
  }
}

function declarationsOf({ decisions }: SiteMeeting['manifest']): Pick<MeetingRecord, 'declarations'> {
  const declared = decisions?.declarations ?? []
  if (declared.length === 0) return {}
  return { declarations: declared.map(({ member, item, nature }) => ({ member: cleanLine(member), item, nature })) }
}

/** The address of a meeting's page, by its key `finance/2022-12-12`. */
export function pageOfMeeting(key: string): string {
  const steps = key.split('/').map((step) => slugOf(step, 'meeting'))
  return `meetings/${steps.join('/')}/`
}

function agendaOf(
  meeting: PlacedMeeting,
  pages: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): AgendaRecord[] {
  const unique = uniqueNames()
  return meeting.manifest.agenda.map((entry) =>
    entry.kind === 'item'
      ? {
          ...itemRecord(entry, unique(`item-${slugOf(entry.label, 'x')}`), meeting, pages),
          noteHtml: notes.get(entry.label),
        }
      : { kind: entry.kind, title: cleanLine(entry.title) },
  )
}

function itemRecord(
  item: ManifestItem,
  id: string,
  meeting: PlacedMeeting,
  pages: ReadonlyMap<string, string>,
): ItemRecord {
  return {
    kind: 'item',
    label: cleanLine(item.label),
    ...(item.number === undefined ? {} : { number: cleanLine(item.number) }),
    id,
    title: cleanLine(item.title),
    ...lines({
      type: item.type,
      key: item.key,
      withdrawn: item.withdrawn,
      time: item.time,
      lead: item.lead,
      purpose: item.purpose,
      note: item.note,
      nextMeeting: item.nextMeeting,
      statement: item.statement,
    }),
    exclusion: item.exclusion,
    consultation: meeting.details.consultations?.items.get(item.label),
    added: item.added,
    pages: item.pages,
    ranges: item.ranges,
    files: filesOf(item).map((file) => ({ ...fileAt(meeting.folder, file), supplement: file.supplement })),
    papers: item.documents.map((paper) => paperRecord(paper, item, meeting, pages.get(paper.id))),
  }
}

function defined<T extends object>(values: T): Given<T> & { date: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T> & {
    date: string
  }
}

function pick<T, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>
}
