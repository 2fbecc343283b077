import type { PlainMeeting } from '../load/meeting/across/all-meetings.ts'
import { settleLabels } from '../load/meeting/labels.ts'
import { contactOn } from '../load/meeting/on-day.ts'
import { publicItem } from '../load/meeting/public-meeting.ts'
import type { AgendaItem } from '../load/schema/meeting.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { AgendaSource } from '../load/sources.ts'
import type { Law } from '../profiles/notice.ts'
import { escapeMarkdown } from '../typeset/templates/escape.ts'
import type { Wording } from '../wording/wording.ts'

/** A notice that a meeting needs, ready to be published. */
export interface Notice {
  /** Stem of its file. */
  name: string
  title: string
  /** The last ISO date on which it is out in time. */
  latest: string
  /** The day on which it was published, where that is written down. */
  published: string | undefined
  provision: string
  /** Markdown without a title. */
  text: string
  /** What the law wants in it and nobody has written, with the keys in meeting.yaml. */
  missing: readonly { what: string; note: string; keys: readonly (string | number)[] }[]
}

/** A meeting, its law, and who gives notice of it. */
export interface NoticeContext extends Pick<PlainMeeting, 'key' | 'meeting' | 'committee'> {
  law: Law
  settings: Settings
  /** The words it is written in. */
  wording: Wording
  /** Titles that papers give themselves, by the file as the meeting names it; where one is missing, the file's name stands for it. */
  titles?: ReadonlyMap<string, string>
  /** The month in which it is to be decided, where no more is known than that. */
  month?: string
}

/** An item of a meeting as its notices may name it. */
export interface NoticeItem {
  label: string
  /** As the public may know it. */
  item: AgendaItem
  /** Keys in meeting.yaml. */
  keys: readonly (string | number)[]
}

/** The items of a meeting, without anything private. */
export function noticeItems({ meeting }: Pick<PlainMeeting, 'meeting'>): NoticeItem[] {
  const items = meeting.agenda.flatMap((entry, index) => ('title' in entry ? [{ entry, index }] : []))
  const labels = settleLabels(meeting.agenda)
  return items.map(({ entry, index }, order) => ({
    label: labels[order]?.number ?? '',
    item: publicItem(entry),
    keys: ['agenda', index],
  }))
}

/** True for business that may be taken in private. */
export function isPrivate({ item }: NoticeItem): boolean {
  return item.private !== undefined || item.confidential !== undefined
}

/** When business is taken: on the day of its meeting, or in a month. */
export function whenInWords({ meeting, month, wording }: NoticeContext): string {
  return month ?? wording.date(meeting.date)
}

/** "Wednesday 10 February 2027" and "5 pm". */
export function dayAndTime({ meeting, wording }: Pick<NoticeContext, 'meeting' | 'wording'>): {
  date: string
  time: string
} {
  return { date: wording.longDate(meeting.date), time: wording.time(meeting.time) }
}

/** Whom to ask: the contact of the meeting, of the body or of the organisation, in one line. */
export function contactOf({ meeting, committee, settings }: NoticeContext): string {
  const { name, role, address, phone, email } = meeting.contact ?? contactOn(committee, meeting.date) ?? {}
  const { organisation } = settings
  const parts = [name, role, address ?? organisation.address, phone ?? organisation.phone, email ?? organisation.email]
  return [...new Set(parts.filter((part) => part !== undefined))].join(', ') || organisation.name
}

/** Titles of the papers of an agenda, by the file as the meeting names it. */
export function paperTitles(agenda: readonly AgendaSource[]): Map<string, string> {
  const documents = agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))
  return new Map(
    documents.flatMap(({ entry: { file }, title, content }) =>
      file === undefined || content.type === 'withheld' ? [] : [[file, title] as const],
    ),
  )
}

/** A label in bold and what belongs to it, which prints as itself. */
export function field({ wording: { text } }: Pick<NoticeContext, 'wording'>, word: string, value: string): string {
  return `**${escapeMarkdown(text('format.label', { label: text(word) }))}** ${escapeMarkdown(/[.!?]$/.test(value) ? value : `${value}.`)}`
}

/** A sentence that prints as itself. */
export function sentence(
  { wording }: Pick<NoticeContext, 'wording'>,
  word: string,
  values: Readonly<Record<string, string>> = {},
): string {
  return escapeMarkdown(wording.text(word, values))
}
