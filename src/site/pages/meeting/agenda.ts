import type { Wording } from '../../../wording/wording.ts'
import type { AgendaRecord, DecisionRecord, ItemRecord, MeetingRecord, PaperRecord } from '../../records/record.ts'
import type { Here } from '../../templates/frame.ts'
import { safeHtml } from '../../templates/templates.ts'
import type { View } from '../../templates/view.ts'
import { outcomeText } from '../decisions.ts'
import { consultationView } from '../lists.ts'
import { fileText } from './file-text.ts'

/** The agenda of a meeting as its page shows it. Headings are a level deeper where the agenda has parts. */
export function agendaViews(here: Here, record: Pick<MeetingRecord, 'agenda' | 'isTable' | 'decisions'>): View[] {
  const { agenda, isTable, decisions = [] } = record
  const deep = agenda.some((entry) => entry.kind === 'part')
  return agenda.map((entry: AgendaRecord) =>
    entry.kind === 'item'
      ? { ...itemView(here, entry, isTable ?? false), decided: decidedView(here, entry, decisions) }
      : { [entry.kind]: true, title: entry.title, deep },
  )
}

/** What became of an item, with a link to its first decision. */
function decidedView({ wording }: Here, { label }: ItemRecord, decisions: readonly DecisionRecord[]): View | undefined {
  const made = decisions.filter(({ item }) => item === label)
  const [first] = made
  const texts = made.flatMap((decision) => outcomeText(decision, wording) ?? [])
  return first && texts.length > 0 ? { text: texts.join('; '), href: `#${first.id}` } : undefined
}

/** The heads of an agenda that is a table; without those of columns that hold nothing. */
export function tableHeads({ agenda }: Pick<MeetingRecord, 'agenda'>, wording: Wording): View {
  const has = (key: 'time' | 'lead' | 'purpose'): boolean =>
    agenda.some((entry) => entry.kind === 'item' && entry[key] !== undefined)
  const optional = (['time', 'lead', 'purpose'] as const).filter(has)
  return {
    ...Object.fromEntries(optional.map((key) => [key, wording.text(`meeting.column_${key}`)])),
    item: wording.text('meeting.column_item'),
    paper: wording.text('meeting.column_paper'),
    columns: optional.length + 3,
  }
}

/** When an item was added to the published agenda, by whom and why. */
function addedText({ date, chair, reason }: NonNullable<ItemRecord['added']>, wording: Wording): string {
  const day = wording.date(date)
  const who =
    chair === undefined
      ? wording.text('meeting.added', { date: day })
      : wording.text('meeting.added_urgent', { date: day, chair })
  return reason === undefined ? who : `${who} ${wording.text('meeting.added_reason', { reason })}`
}

/** "9.40 am · Chief Executive · Assurance" */
function particulars({ time, lead, purpose }: ItemRecord): string | undefined {
  return [time, lead, purpose].filter((part) => part !== undefined).join(' · ') || undefined
}

function itemView(here: Here, item: ItemRecord, isTable: boolean): View {
  const { wording, toFile } = here
  const papers = item.papers.filter((paper) => !saysNothingNew(paper, item))
  const several = papers.length > 1
  const ranges = several || papers.length < item.papers.length ? item.ranges : undefined
  return {
    item: true,
    ...item,
    label: item.number ?? item.label,
    noteHtml: item.noteHtml === undefined ? undefined : safeHtml(item.noteHtml),
    particulars: isTable ? undefined : particulars(item),
    added: item.added && addedText(item.added, wording),
    withdrawn:
      item.withdrawn === undefined
        ? undefined
        : item.withdrawn === ''
          ? wording.text('agenda.withdrawn')
          : wording.text('agenda.withdrawn_reason', { reason: item.withdrawn }),
    next: item.nextMeeting && wording.text('meeting.next_meeting', { date: item.nextMeeting }),
    exclusion: item.exclusion && {
      text: wording.text('meeting.exclusion', { resolution: item.exclusion.resolution }),
      items: item.exclusion.table ? [] : item.exclusion.items,
      table: item.exclusion.table,
    },
    consultation: consultationView(item.consultation, item.title, wording),
    pages: ranges?.map(wording.pages).join(', '),
    papers: papers.map((paper) => paperView(here, paper, item)),
    // A file of one paper is linked from the paper already.
    files: item.files
      .filter((file) => papers.filter(({ pdf }) => pdf?.file.path === file.path).length > 1)
      .map((file) => ({
        href: toFile(file.path),
        label: wording.text('meeting.item_papers', { label: item.label }),
        supplement: supplementName(file, wording),
        about: fileText(file, wording),
      })),
  }
}

function supplementName({ supplement }: { supplement: number }, wording: Wording): string | undefined {
  return supplement > 0 ? wording.text('meeting.supplement', { number: supplement }) : undefined
}

/** A withheld paper of which the public may know no more than its item says already. */
function saysNothingNew(paper: PaperRecord, item: ItemRecord): boolean {
  return paper.withheld && item.statement !== undefined && paper.title === item.title && !saysMore(paper, item)
}

function saysMore({ statement }: PaperRecord, item: ItemRecord): boolean {
  return statement !== undefined && statement !== item.statement
}

/** A paper in the agenda: its page first, its PDF beside it. */
export function paperView(here: Here, paper: PaperRecord, item: ItemRecord): View {
  const { wording, toPage, toFile } = here
  const later = paper.withheld ? undefined : laterVersion(paper, item)
  const date = (day: string): string => wording.date(day)
  return {
    title: paper.title,
    label: paper.label,
    kind: paper.withheld ? undefined : wording.text(`kind.${paper.kind}`),
    page: paper.page === undefined ? undefined : toPage(paper.page),
    text: paper.text && {
      href: toPage(paper.text.page),
      label: `${wording.text('text_version.link')}: ${paper.title}`,
    },
    pdf: paper.pdf && {
      href: `${toFile(paper.pdf.file.path)}#page=${paper.pdf.sheet}`,
      about: fileText(paper.pdf.file, wording),
    },
    url: paper.url,
    site:
      paper.url === undefined || !URL.canParse(paper.url) ? undefined : new URL(paper.url).host.replace(/^www\./, ''),
    pages: paper.pages && wording.pages(paper.pages),
    supplement: supplementName(paper, wording),
    toFollow: paper.toFollow && wording.text('meeting.to_follow', { date: date(paper.toFollow) }),
    revised: paper.revised && wording.text('meeting.revised', { ...paper.revised, date: date(paper.revised.date) }),
    replaced: later && {
      text: wording.text('meeting.replaced', { version: later.version, date: date(later.date) }),
      page: later.page === undefined ? undefined : toPage(later.page),
    },
    withheld: paper.withheld ? withheldText(here, paper, item) : undefined,
    unreadable: paper.unreadable ? wording.text('meeting.unreadable') : undefined,
    consultation: consultationView(paper.consultation, paper.title, wording),
    kept: paper.keptUntil && date(paper.keptUntil),
    keptUntil:
      paper.kind === 'background' && paper.keptUntil !== undefined
        ? wording.text('meeting.kept_until', { date: date(paper.keptUntil) })
        : undefined,
  }
}

/** Why a paper is not there: in full only where its item has not given the same reason. */
function withheldText({ wording }: Here, paper: PaperRecord, item: ItemRecord): string {
  return (saysMore(paper, item) ? paper.statement : undefined) ?? wording.text('meeting.withheld')
}

/** The last version of a paper of the same title under the item, where there is a later one. */
function laterVersion(
  paper: PaperRecord,
  item: ItemRecord,
): { version: number; date: string; page: string | undefined } | undefined {
  const versions = item.papers.flatMap(({ title, revised, page }) =>
    title === paper.title && revised && revised.version > (paper.revised?.version ?? 1) ? [{ ...revised, page }] : [],
  )
  return versions.toSorted((a, b) => a.version - b.version).at(-1)
}
