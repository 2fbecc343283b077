import type { Wording } from '../../../wording/wording.ts'
import type { FileRecord } from '../../records/record.ts'

/** "PDF, 75 kB, 19 pages"; without its pages where they are not known. */
export function fileText({ size: bytes, pageCount }: Pick<FileRecord, 'size' | 'pageCount'>, wording: Wording): string {
  const size = wording.size(bytes)
  return pageCount === undefined
    ? wording.text('meeting.pdf', { size })
    : wording.count('meeting.pdf_pages', pageCount, { size })
}
