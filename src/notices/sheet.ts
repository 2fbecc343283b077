import type { Result } from '../load/result.ts'
import type { Settings } from '../load/schema/settings.ts'
import { typesetSheet } from '../typeset/sheet.ts'
import { escapeMarkdown } from '../typeset/templates/escape.ts'
import type { Wording } from '../wording/wording.ts'
import type { Notice } from './notice.ts'

/** A notice as a PDF in the house style. */
export function noticeSheet(
  notice: Notice,
  body: string,
  settings: Settings,
  wording: Wording,
): Promise<Result<Uint8Array>> {
  const { organisation, style } = settings
  return typesetSheet(
    `# ${escapeMarkdown(`${notice.title}: ${body}`)}\n\n${notice.text}\n\n${foot(notice, wording)}\n`,
    {
      title: `${notice.title}: ${body}`,
      author: organisation.name,
      language: wording.language,
      wording,
      style,
      running: `${organisation.name} · ${body}`,
    },
  )
}

function foot({ published, latest, provision }: Notice, { text, date }: Wording): string {
  const by =
    published === undefined
      ? text('notices.by', { date: date(latest) })
      : text('notices.out', { date: date(published) })
  return escapeMarkdown(`${by} ${text('notices.provision', { provision })}`)
}
