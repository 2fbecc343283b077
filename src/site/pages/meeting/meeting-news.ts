import { compareText } from '../../records/group.ts'
import { itemsOf, type MeetingRecord } from '../../records/record.ts'
import type { Here } from '../../templates/frame.ts'
import type { View } from '../../templates/view.ts'

/** What has changed since the agenda was published, the last first: items added, papers that came later or were revised. */
export function changeViews({ wording, toPage }: Here, record: MeetingRecord): View[] {
  const changes = [
    ...record.supplements.map(({ number, published, title, reason }) => ({
      date: published,
      text: title ?? wording.text('meeting.supplement', { number }),
      note: reason,
      href: '#packs',
    })),
    ...itemsOf(record).flatMap((item) => [
      ...(item.added
        ? [
            {
              date: item.added.date,
              text: wording.text('meeting.change_added', { label: item.label, title: item.title }),
              href: `#${item.id}`,
            },
          ]
        : []),
      ...item.papers.flatMap(({ revised, title, page }) =>
        revised
          ? [
              {
                date: revised.date,
                text: wording.text('meeting.change_revised', { title, change: revised.change }),
                href: page === undefined ? `#${item.id}` : toPage(page),
              },
            ]
          : [],
      ),
    ]),
  ]
  return changes
    .toSorted((a, b) => compareText(b.date, a.date))
    .map((change) => ({ ...change, day: wording.date(change.date) }))
}

/** The recording, and where in it each item begins, for players that take a time in the address (`t=`, Media Fragments). */
export function recordingView({ recording, agenda }: MeetingRecord): View | undefined {
  if (!recording) return undefined
  const items = agenda.flatMap((entry) => {
    const time = entry.kind === 'item' ? recording.items[entry.label] : undefined
    if (entry.kind !== 'item' || time === undefined) return []
    return [{ label: entry.label, title: entry.title, time, href: atTime(recording.address, time) }]
  })
  return { href: recording.address, items: items.length > 0 ? items : undefined }
}

/** The address of a recording at `1:02:30`. Sites that show videos take `t=` in seconds; a file takes it as a fragment. */
function atTime(address: string, time: string): string {
  const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  const url = new URL(address)
  if (/\.(?:mp4|webm|mp3|m4a|ogg)$/iu.test(url.pathname)) url.hash = `t=${seconds}`
  else url.searchParams.set('t', String(seconds))
  return url.href
}
