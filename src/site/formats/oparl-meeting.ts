import { absolute } from '../address.ts'
import type { SiteFile } from '../model.ts'
import type { ObjectHistory } from '../records/history.ts'
import { type FileRecord, itemsOf, type MeetingRecord, meetingName, type PaperRecord } from '../records/record.ts'
import { occurrenceOf } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { endOf, lastChange } from './moments.ts'
import { type DatedObjects, withDates } from './oparl-history.ts'
import { type Addresses, addressesOf, type OParlObject, object, objectFile } from './oparl-object.ts'

/** The states that OParl recommends: scheduled, called, held. */
const SCHEDULED = 'terminiert'
const CALLED = 'eingeladen'
const HELD = 'durchgeführt'

/**
 * A meeting, then its papers, with everything that stands in them. None where nobody knows the site's address.
 * @param before what the site had of them
 */
export function meetingObjects(context: SiteContext, record: MeetingRecord, before: ObjectHistory): DatedObjects {
  const { baseUrl, settings } = context
  if (baseUrl === undefined) return { objects: [], all: [], history: before }
  const to = addressesOf(baseUrl, settings.timezone)
  return withDates([meetingObject(record, context, to), ...paperObjects(record, to)], before, to, context)
}

/** The same from what the site has of them from now on, in which nothing has to be compared. */
export function settledObjects(
  context: SiteContext,
  record: MeetingRecord,
  history: ObjectHistory,
  to: Addresses,
): DatedObjects {
  return withDates([meetingObject(record, context, to), ...paperObjects(record, to)], history, to, context, true)
}

/** The files of a meeting, its papers and all that stands in them. */
export function meetingObjectFiles(context: SiteContext, record: MeetingRecord, before: ObjectHistory): SiteFile[] {
  const to = addressesOf(context.baseUrl ?? '', context.settings.timezone)
  return meetingObjects(context, record, before).all.map((one) => objectFile(one, to))
}

/** A meeting with its agenda. An item's `number` is its label as printed; its place in the list is its order. */
function meetingObject(record: MeetingRecord, context: SiteContext, to: Addresses): OParlObject {
  const { key } = record
  const { timezone } = context.settings
  const id = to.meeting(key)
  const { date, time, venue } = occurrenceOf(record)
  const created = to.timestamp(record.published ?? record.date, '00:00')
  const dates = { created, modified: to.timestamp(lastChange(record), '00:00') }
  const isMoved = record.status === 'moved' && record.movedTo !== undefined
  const [invitation, ...others] = meetingFiles(record, context, to)
  return object('Meeting', id, {
    name: meetingName(record),
    meetingState: record.status === 'held' ? HELD : record.published === undefined ? SCHEDULED : CALLED,
    cancelled: record.status === 'cancelled' || record.status === 'postponed',
    start: to.timestamp(date, time),
    end: time === undefined ? undefined : endOf(record, timezone).toString({ timeZoneName: 'never' }),
    location:
      venue === undefined
        ? undefined
        : object('Location', to.location(key), { description: venue, meetings: [id], ...dates }),
    // OParl has no word for it: without this, nobody could tell that the time is another than was announced.
    'agendapack:movedFrom': isMoved
      ? { start: to.timestamp(record.date, record.time), location: record.venue }
      : undefined,
    organization: [to.organization(record.committeeSlug)],
    invitation,
    auxiliaryFile: others,
    agendaItem: itemsOf(record).map((item, order) =>
      object('AgendaItem', to.agendaItem(key, item.id), {
        meeting: id,
        number: item.number === '' ? undefined : (item.number ?? item.label),
        order,
        name: item.title,
        public: item.statement === undefined,
        ...resultOf(item.label, record),
        consultation: item.papers
          .filter(isPublished)
          .slice(0, 1)
          .map((paper) => to.consultation(key, paper.id))[0],
        ...dates,
        created: item.added === undefined ? created : to.timestamp(item.added.date, '00:00'),
      }),
    ),
    web: absolute(to.base, record.page),
    ...dates,
  })
}

/** What became of an item: OParl has a word for the result, and the text resolved. */
function resultOf(label: string, { decisions = [] }: MeetingRecord): { result?: string; resolutionText?: string } {
  const made = decisions.filter(({ item }) => item === label)
  const results = made.flatMap(({ outcome }) => outcome ?? [])
  const texts = made.flatMap(({ resolved }) => resolved ?? [])
  return {
    ...(results.length > 0 ? { result: [...new Set(results)].join(', ') } : {}),
    ...(texts.length > 0 ? { resolutionText: texts.join('\n\n') } : {}),
  }
}

/** Pack, supplements, all papers in one file, and the agenda: each with its own name and day. */
function meetingFiles(record: MeetingRecord, { editions }: SiteContext, to: Addresses): OParlObject[] {
  const text = (key: string, values?: Record<string, number>): string => editions[0]?.wording.text(key, values) ?? key
  const published = record.published ?? record.date
  const dayOf = (number: number): string =>
    record.supplements.find((supplement) => supplement.number === number)?.published ?? published
  const file = (name: string, title: string, day: string, one: FileRecord): OParlObject =>
    fileObject(one, to.file(record.key, name), title, day, { meeting: [to.meeting(record.key)] }, to)
  const { packs, consolidated, agendaFile } = record
  const last = Math.max(0, ...packs.map(({ supplement }) => supplement))
  return [
    ...packs.map(({ supplement, file: one }) =>
      supplement === 0
        ? file('pack', text('meeting.public_pack'), published, one)
        : file(`supplement-${supplement}`, text('meeting.supplement', { number: supplement }), dayOf(supplement), one),
    ),
    ...(consolidated ? [file('consolidated', text('meeting.consolidated_pack'), dayOf(last), consolidated.file)] : []),
    ...(agendaFile ? [file('agenda', text('meeting.agenda_file'), published, agendaFile)] : []),
  ]
}

/** The published papers of a meeting. */
function paperObjects(record: MeetingRecord, to: Addresses): OParlObject[] {
  const { key } = record
  return itemsOf(record).flatMap((item) =>
    item.papers.filter(isPublished).map((paper) => {
      const id = to.paper(key, paper.id)
      const day = paper.published ?? record.published ?? record.date
      const dates = { created: to.timestamp(day, '00:00'), modified: to.timestamp(day, '00:00') }
      const { pdf } = paper
      return object('Paper', id, {
        body: to.body,
        name: paper.title,
        date: day,
        paperType: paper.kind,
        mainFile: pdf && fileObject(pdf.file, to.file(key, paper.id), paper.title, day, { paper: [id] }, to),
        underDirectionOf: [to.organization(record.committeeSlug)],
        consultation: [
          object('Consultation', to.consultation(key, paper.id), {
            paper: id,
            agendaItem: to.agendaItem(key, item.id),
            meeting: to.meeting(key),
            organization: [to.organization(record.committeeSlug)],
            ...dates,
          }),
        ],
        'agendapack:keptUntil': paper.keptUntil,
        web: paper.page === undefined ? undefined : absolute(to.base, paper.page),
        ...dates,
      })
    }),
  )
}

function isPublished(paper: PaperRecord): boolean {
  return !paper.withheld && paper.toFollow === undefined
}

function fileObject(
  file: FileRecord,
  id: string,
  name: string,
  day: string,
  belongs: { meeting?: string[]; paper?: string[] },
  to: Addresses,
): OParlObject {
  const moment = to.timestamp(day, '00:00')
  return object('File', id, {
    ...belongs,
    name,
    fileName: file.path.split('/').at(-1) ?? file.path,
    mimeType: 'application/pdf',
    date: day,
    size: file.size,
    'agendapack:sha256Checksum': file.sha256,
    accessUrl: absolute(to.base, file.path),
    created: moment,
    modified: moment,
  })
}
