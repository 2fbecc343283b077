import type { SiteMeeting } from '../model.ts'
import { itemsOf, type MeetingRecord } from '../records/record.ts'
import type { SiteContext } from '../templates/edition.ts'
import { hereAt } from '../templates/frame.ts'
import { textVersion } from '../text-version/html.ts'
import type { PreparedReport } from './prepared.ts'

/** The texts of papers that are PDFs, in the words of each language of the site for what stands around them. */
export function preparedVersions(
  record: MeetingRecord,
  meeting: SiteMeeting,
  context: Pick<SiteContext, 'editions'>,
): PreparedReport[] {
  const papers = itemsOf(record).flatMap((item) => item.papers)
  const documents = meeting.manifest.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))
  return papers.flatMap((paper): PreparedReport[] => {
    const { id, title, text, pdf } = paper
    const structure = meeting.structures?.get(id)
    if (!structure || !text || !pdf) return []
    const own = documents.find((document) => document.id === id)?.accessibility?.language
    return [
      {
        paper: id,
        texts: context.editions.map((edition) => {
          const { wording, toFile } = hereAt(context, edition, text.page)
          const marks = structure.pages.map(({ page, number }, index) => ({
            page,
            label: wording.text('search.page', { page: number }),
            href: `${toFile(pdf.file.path)}#page=${pdf.sheet + index}`,
          }))
          const language = own ?? context.editions[0]?.wording.language ?? 'en'
          return { title, language, ...textVersion(title, structure.elements, marks, wording) }
        }),
      },
    ]
  })
}
