import { numbersPrinted } from '../../manifest/page-numbers.ts'
import type { SiteMeeting } from '../model.ts'
import { itemsOf, type MeetingRecord } from '../records/record.ts'
import { type Passage, textOfPage } from '../search/passages.ts'
import type { PaperPages } from './prepared.ts'

/** The words of papers without a page of their own, from the pages of the public packs. */
export function paperPages(record: MeetingRecord, { manifest, packTexts }: SiteMeeting): PaperPages[] {
  return itemsOf(record).flatMap((item) =>
    item.papers.flatMap(({ id, pages, page, supplement, withheld }): PaperPages[] => {
      const pack = manifest.packs.find((one) => one.supplement === supplement && one.audience === 'public')
      const texts = packTexts.get(supplement)
      if (withheld || page !== undefined || !pages || !pack || !texts) return []
      const passages = numbersPrinted(pack).flatMap((number, sheet): Passage[] => {
        // A page without words counts: from one page the search counts on to the others.
        if (number < pages.first || number > pages.last) return []
        return [{ at: `#page=${sheet + 1}`, text: textOfPage(texts[sheet] ?? '') }]
      })
      return passages.length === 0 ? [] : [{ paper: id, file: pack.file.path, passages }]
    }),
  )
}
