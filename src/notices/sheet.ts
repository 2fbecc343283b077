import { ENGLISH } from '../decisions/words.ts'
import type { Result } from '../load/result.ts'
import type { Settings } from '../load/schema/settings.ts'
import { typesetSheet } from '../typeset/sheet.ts'
import { escapeMarkdown } from '../typeset/templates/escape.ts'
import type { Notice } from './notice.ts'
import { printed } from './words.ts'

/** A notice as a PDF in the house style. */
export function noticeSheet(notice: Notice, body: string, settings: Settings): Promise<Result<Uint8Array>> {
  const { organisation, style } = settings
  return typesetSheet(`# ${escapeMarkdown(`${notice.title}: ${body}`)}\n\n${notice.text}\n\n${foot(notice)}\n`, {
    title: `${notice.title}: ${body}`,
    author: organisation.name,
    language: ENGLISH.language,
    wording: ENGLISH,
    style,
    running: `${organisation.name} · ${body}`,
  })
}

function foot({ published, latest, provision }: Notice): string {
  const by =
    published === undefined
      ? printed('by', { date: ENGLISH.date(latest) })
      : printed('out', { date: ENGLISH.date(published) })
  return escapeMarkdown(`${by} ${printed('provision', { provision })}`)
}
