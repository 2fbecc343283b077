import { PDFDocument } from 'pdf-lib'
import type { PdfReader } from '../../src/verify/engine/reading-threads.ts'
import type { PackExpectation } from '../../src/verify/expectation/expectation.ts'
import { printOf } from '../../src/verify/reading/fingerprint.ts'
import { typst } from './typst.ts'

/** Pages of the attachment "Budget tables": text, a picture-like drawing, and numbers of its own. */
const attachmentPages = [
  '#text[Revenue 2024 stands at 9,959 and the footpaths cost 412.] #link(<last>)[See the last table.] #place(bottom)[Page 1]',
  '#text[Capital schemes: the weir, the landing stage and the boathouse roof.] #place(bottom)[Page 2]',
  '#text[Reserves are held for floods.] <last> #place(bottom)[Page 3]',
]

/** The attachment by itself, as somebody sent it. */
export const attachment = (): Uint8Array => typst(attachmentPages.join('\n#pagebreak()\n'))

export interface SampleChanges {
  /** Number printed at the foot of the third sheet instead of 3. */
  printed?: number
  /** What the agenda prints for item 2. */
  range?: string
  /** No bookmark for item 2. */
  withoutBookmark?: boolean
  /** The agenda leads from item 2 to the paper of item 1. */
  wrongLink?: boolean
  /** The second page of the report has lost its words. */
  missing?: boolean
}

/**
 * A small pack: front sheet, agenda, a report of two pages (item 1) and an attachment of three (item 2); numbers 1 to 7.
 */
export function samplePack(changes: SampleChanges = {}): Uint8Array {
  const { printed = 3, range = '(Pages 5 - 7)', withoutBookmark = false, wrongLink = false, missing = false } = changes
  const target = wrongLink ? 'paths' : 'budget'
  return typst(`
#set document(title: "Riverbank Council, agenda pack")
#set page(numbering: "1", footer: context { let n = counter(page).get().first(); align(right)[Page #if n == 3 [${printed}] else [#n]] })
= Riverbank Council
Monday 12 December 2022, Boathouse Chamber
#pagebreak()
= Agenda
#link(<paths>)[1. Footpaths by the river (Pages 3 - 4)]

#link(<${target}>)[2. Budget tables ${range}]

A note about an earlier pack (Pages 90 - 91).
#pagebreak()
= Footpaths by the river <paths>
The towpath floods twice each winter. As the budget shows (see #link(<budget>)[the tables]), drains are affordable.
#pagebreak()
${missing ? '~' : 'The panel is asked to agree the drains.'}
#pagebreak()
${withoutBookmark ? '' : '#show heading: none\n= Budget tables\n'}#[] <budget>
${attachmentPages.join('\n#pagebreak()\n')}
`)
}

/** What the sample has to show. */
export async function sampleExpectation(reader: PdfReader): Promise<PackExpectation> {
  const read = await reader.read(attachment())
  const prints = read.pages.map((page) => printOf(page, (target) => target + 4))
  return {
    words: { foot: 'Page', page: 'Page', pages: 'Pages' },
    pages: Array.from({ length: 7 }, (_, index) => {
      const print = prints[index - 4]
      return print ? { number: index + 1, attachment: print } : { number: index + 1 }
    }),
    spans: [
      { id: 'front-sheet', firstIndex: 0, lastIndex: 0, firstNumber: 1, lastNumber: 1 },
      { id: 'agenda', firstIndex: 1, lastIndex: 1, firstNumber: 2, lastNumber: 2 },
      { id: '1-1', firstIndex: 2, lastIndex: 3, firstNumber: 3, lastNumber: 4 },
      { id: '2-1', firstIndex: 4, lastIndex: 6, firstNumber: 5, lastNumber: 7 },
    ],
    ranges: [
      { item: '1', anyOf: [[{ first: 3, last: 4 }]] },
      { item: '2', anyOf: [[{ first: 5, last: 7 }]] },
    ],
    links: [
      { item: '1', target: 2 },
      { item: '2', target: 4 },
    ],
    bookmarks: [
      { what: 'item 1', titles: ['Footpaths by the river'], target: 2 },
      { what: 'item 2', titles: ['Budget tables'], target: 4 },
    ],
  }
}

/** Opens the sample with pdf-lib, lets `change` at it, and saves it. */
export async function changed(
  change: (document: PDFDocument) => void | Promise<void>,
  bytes = samplePack(),
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  await change(document)
  return document.save()
}
