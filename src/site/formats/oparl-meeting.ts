import { absolute } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { type FileRecord, itemsOf, type MeetingRecord, meetingName, type PaperRecord } from '../records/record.ts'
import type { SiteContext } from '../templates/edition.ts'
import { lastChange } from './moments.ts'
import { type Addresses, addressesOf, type OParlObject, object, objectFile } from './oparl-object.ts'

/** The states that OParl recommends: scheduled, called, held. */
const SCHEDULED = 'terminiert'
const CALLED = 'eingeladen'
const HELD = 'durchgeführt'

/** The files of a meeting and its papers. None where nobody knows the site's address. */
export function meetingObjectFiles({ baseUrl, settings }: SiteContext, record: MeetingRecord): SiteFile[] {
  if (baseUrl === undefined) return []
  const to = addressesOf(baseUrl, settings.timezone)
  return [meetingObject(record, to), ...paperObjects(record, to)].map((one) => objectFile(one, to))
}

/** Paths of those files. */
export function meetingObjectPaths({ baseUrl, settings }: SiteContext, record: MeetingRecord): string[] {
  if (baseUrl === undefined) return []
  const to = addressesOf(baseUrl, settings.timezone)
  const papers = itemsOf(record).flatMap((item) => item.papers.filter(isPublished))
  return [to.meeting(record.key), ...papers.map(({ id }) => to.paper(record.key, id))].map(to.pathOf)
}

/** A meeting with its agenda. An item's `number` is its label as printed; its place in the list is its order. */
export function meetingObject(record: MeetingRecord, to: Addresses): OParlObject {
  const id = to.meeting(record.key)
  const [pack] = record.packs
  const moved = record.status === 'moved' ? record.movedTo : undefined
  const venue = moved?.venue ?? record.venue
  const modified = to.timestamp(lastChange(record), '00:00')
  return object('Meeting', id, {
    name: meetingName(record),
    meetingState: record.status === 'held' ? HELD : record.published === undefined ? SCHEDULED : CALLED,
    cancelled: record.status === 'cancelled' || record.status === 'postponed',
    start: to.timestamp(moved?.date ?? record.date, moved?.time ?? record.time),
    location: venue === undefined ? undefined : object('Location', `${id}#location`, { description: venue }),
    organization: [to.organization(record.committeeSlug)],
    invitation: pack ? fileObject(pack.file, `${id}#invitation`, meetingName(record), modified, to) : undefined,
    auxiliaryFile: record.packs
      .slice(1)
      .map((more) => fileObject(more.file, `${id}#supplement-${more.supplement}`, meetingName(record), modified, to)),
    agendaItem: itemsOf(record).map((item, order) => ({
      ...object('AgendaItem', `${id}#${item.id}`, {
        number: item.label,
        order,
        name: item.title,
        public: item.statement === undefined,
      }),
      consultation: item.papers
        .filter(isPublished)
        .slice(0, 1)
        .map((paper) => `${to.paper(record.key, paper.id)}#consultation`)[0],
    })),
    modified,
    created: to.timestamp(record.published ?? record.date, '00:00'),
    web: absolute(to.base, record.page),
  })
}

/** The published papers of a meeting. */
export function paperObjects(record: MeetingRecord, to: Addresses): OParlObject[] {
  return itemsOf(record).flatMap((item) =>
    item.papers.filter(isPublished).map((paper) => {
      const id = to.paper(record.key, paper.id)
      const day = paper.published ?? record.published ?? record.date
      const modified = to.timestamp(day, '00:00')
      return object('Paper', id, {
        body: to.body,
        name: paper.title,
        date: day,
        paperType: paper.kind,
        mainFile: paper.pdf ? fileObject(paper.pdf.file, `${id}#file`, paper.title, modified, to) : undefined,
        underDirectionOf: [to.organization(record.committeeSlug)],
        consultation: [
          object('Consultation', `${id}#consultation`, {
            agendaItem: `${to.meeting(record.key)}#${item.id}`,
            meeting: to.meeting(record.key),
            organization: [to.organization(record.committeeSlug)],
          }),
        ],
        'agendapack:keptUntil': paper.keptUntil,
        created: modified,
        modified,
        web: paper.page === undefined ? undefined : absolute(to.base, paper.page),
      })
    }),
  )
}

function isPublished(paper: PaperRecord): boolean {
  return !paper.withheld && paper.toFollow === undefined
}

function fileObject(file: FileRecord, id: string, name: string, modified: string, to: Addresses): OParlObject {
  return object('File', id, {
    name,
    fileName: file.path.split('/').at(-1) ?? file.path,
    mimeType: 'application/pdf',
    date: modified.slice(0, 10),
    size: file.size,
    'agendapack:sha256Checksum': file.sha256,
    accessUrl: absolute(to.base, file.path),
    created: modified,
    modified,
  })
}
