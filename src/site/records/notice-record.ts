import type { ManifestNotice } from '../../manifest/manifest.ts'
import type { NoticeRecord } from './record.ts'

/**
 * A notice with the address of its page; no page of a paper has a full stop in its name.
 * @param folder from the root, such as that of its meeting
 * @param html of the text below a title, safe
 */
export function noticeRecord(
  { name, title, latest, published, provision, text }: ManifestNotice,
  folder: string,
  html: (text: string, title: string) => string,
): NoticeRecord {
  const page = `${folder}notice.${name}.html`
  return { title, page, latest, ...(published === undefined ? {} : { published }), provision, html: html(text, title) }
}
