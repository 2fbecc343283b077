import type { Attachment } from '../attachments/attachment.ts'
import type { OpenDocuments } from '../attachments/open-documents.ts'
import { type Host, variableOf } from '../host/host.ts'
import { type Message, message, type Place } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import type { Typeset } from '../typeset/result.ts'
import { contentDiffers } from './comparison/compare-pages.ts'
import { type Mismatch, type ProvedPaper, verificationError } from './comparison/finding.ts'
import { PdfError } from './engine/pdf-error.ts'
import type { PdfReader, ReaderReadOptions } from './engine/reading-threads.ts'
import { expectPack } from './expectation/expect-pack.ts'
import { type PackExpectation, pageWordsOf } from './expectation/expectation.ts'
import { fingerprintOf } from './reading/fingerprint.ts'
import type { PageReading, PdfReading } from './reading/reading.ts'
import { pagesWithoutWords, proveWords, type ReportWords, reportWords } from './report-words.ts'
import { inspectPack } from './verify.ts'

/** What goes into a pack, as the second engine reads it by itself. */
export interface InputReadings {
  /** Words that the pages of reports have to show. */
  reports: readonly ReportWords[]
  /** By 0-based index, pages of the pack's own that the words of their sources do not prove. */
  own: ReadonlyMap<number, PageReading>
  /** By document. */
  attachments: ReadonlyMap<string, PdfReading>
  /** Reads attachments, by document, with their pictures as they are drawn. */
  readDrawn?: (documents: readonly string[]) => Promise<InputReadings['attachments']>
  /** Of attachments on which the engine hangs or fails, as it would on the pack. */
  messages?: readonly Message[]
}

/**
 * Reads the attachments of a plan, each file once, unless they are `known`, and those typeset pages that the words of their
 * sources do not prove.
 */
export async function readInputs(
  plan: Plan,
  typeset: Typeset,
  opened: OpenDocuments,
  reader: PdfReader,
  host: Host,
  known?: InputReadings['attachments'],
): Promise<InputReadings> {
  const reports = reportWords(plan, typeset)
  const own = readOwn(pagesWithoutWords(reports, typeset), typeset, reader)
  const found = known ? { attachments: known } : await readAttachments(plan, opened, reader, host)
  const readDrawn = async (documents: readonly string[]): Promise<InputReadings['attachments']> => {
    const drawn = new Map<string, PdfReading>()
    for (const paper of plan.documents) {
      const attachment = opened.attachments.get(paper.id)
      if (!attachment || paper.visibility === 'withheld' || !documents.includes(paper.id)) continue
      const reading = await readPaper(attachment, paper.entry.password, reader, host, true)
      if (!(reading instanceof PdfError)) drawn.set(paper.id, reading)
    }
    return drawn
  }
  return { reports, own: await own, readDrawn, ...found }
}

/** Typeset pages as the second engine reads them; none where it cannot: then it cannot read the finished pack, either. */
async function readOwn(
  indexes: readonly number[],
  { pdf }: Typeset,
  reader: PdfReader,
): Promise<ReadonlyMap<number, PageReading>> {
  const read = indexes.length === 0 ? undefined : await readOne(pdf, reader, { pages: indexes })
  if (!read || read instanceof PdfError) return new Map()
  return new Map(read.pages.flatMap((page, at): [number, PageReading][] => [[indexes[at] ?? 0, page]]))
}

/** Milliseconds that an attachment may take: by itself, for each page, and for each megabyte. */
const TIME = { file: 8_000, page: 100, megabyte: 4_000 }

function stuck(paper: { title: string; place: Place }, { path }: Attachment, { message: reason }: PdfError): Message {
  return message({
    rule: 'attachment',
    severity: 'error',
    reason: `${reason}: “${paper.title}” (${path})`,
    place: paper.place,
    note: 'Ask its owner for a new copy, or print it to a new PDF.',
  })
}

async function readAttachments(
  plan: Plan,
  opened: OpenDocuments,
  reader: PdfReader,
  host: Host,
): Promise<Required<Pick<InputReadings, 'attachments' | 'messages'>>> {
  const byFile = new Map<string, PdfReading | PdfError>()
  const prints = new Map<string, PdfReading>()
  const messages: Message[] = []
  for (const paper of plan.documents) {
    const attachment = opened.attachments.get(paper.id)
    if (!attachment || paper.visibility === 'withheld') continue
    const { password } = paper.entry
    const key = `${attachment.path}\n${password ?? ''}`
    const reading = byFile.get(key) ?? (await readPaper(attachment, password, reader, host))
    byFile.set(key, reading)
    if (!(reading instanceof PdfError)) prints.set(paper.id, reading)
    else if (reading.isStuck) messages.push(stuck(paper, attachment, reading))
  }
  return { attachments: prints, messages }
}

/**
 * An attachment as the second engine reads it, or why it cannot.
 * @param password the name of the variable that holds it
 * @param drawn pictures are told by what they show
 */
export async function readPaper(
  { path, size, pages, rewritten }: Attachment,
  password: string | undefined,
  reader: PdfReader,
  host: Host,
  drawn = false,
): Promise<PdfReading | PdfError> {
  const secret = password === undefined || rewritten ? undefined : variableOf(host, password)
  const timeLimit = TIME.file + TIME.page * pages.length + TIME.megabyte * Math.ceil(size / 1_000_000)
  return readOne(rewritten ?? (await host.files.read(path)), reader, {
    password: secret,
    timeLimit,
    ...(drawn ? { drawn } : {}),
  })
}

/** The problem for a file that only the first engine can read: then numbers and labels are all there is to compare. */
async function readOne(
  bytes: Uint8Array,
  reader: PdfReader,
  options: ReaderReadOptions,
): Promise<PdfReading | PdfError> {
  try {
    return await reader.read(bytes, options)
  } catch (error) {
    if (error instanceof PdfError) return error
    throw error
  }
}

/** What reading a finished pack back has proved. No message means that it is right. */
export interface Proof {
  messages: Message[]
  /** One for each page, to know it again. */
  fingerprints: readonly string[]
  /** The words of each page. */
  texts: readonly string[]
  /** Ids of the attachments that did not come out right, where nothing else is wrong. */
  faulty: readonly string[]
}

/** Reads a finished pack back and compares it with its plan. */
export async function provePack(
  bytes: Uint8Array,
  plan: Plan,
  typeset: Typeset,
  opened: OpenDocuments,
  inputs: InputReadings,
  reader: PdfReader,
  file: string,
): Promise<Proof> {
  const expect = (attachments: InputReadings['attachments']): PackExpectation => ({
    ...expectPack(plan, typeset, attachments, pageWordsOf(plan.wording), inputs.own),
    ...(plan.beside ? { wordsBeside: pageWordsOf(plan.beside.wording) } : {}),
  })
  const { readDrawn } = inputs
  const drawn =
    readDrawn &&
    (async (documents: readonly string[]): Promise<PackExpectation> =>
      expect(new Map([...inputs.attachments, ...(await readDrawn(documents))])))
  const papers = new Map(
    plan.documents.flatMap((paper): [string, ProvedPaper][] => {
      const path = opened.attachments.get(paper.id)?.path
      if (path === undefined || paper.visibility === 'withheld') return []
      return [[paper.id, { title: paper.title, path, place: paper.place }]]
    }),
  )
  const { messages, reading, documents } = await inspectPack(bytes, expect(inputs.attachments), {
    file,
    reader,
    papers,
    drawn,
  })
  const pages = reading?.pages ?? []
  const words = proveWords(inputs.reports, pages)
  messages.push(...words.messages, ...(await compareOwn(words.unordered, pages, typeset, reader, file)))
  const isTheirs = documents.every((id) => id !== undefined && papers.has(id))
  const faulty = isTheirs ? documents.flatMap((id) => id ?? []) : []
  return { messages, fingerprints: pages.map(fingerprintOf), texts: pages.map(({ text }) => text), faulty }
}

/** Compares sheets of a finished pack with the typeset ones, where words alone do not tell whether they stand in order. */
async function compareOwn(
  indexes: readonly number[],
  pages: readonly PageReading[],
  typeset: Typeset,
  reader: PdfReader,
  file: string,
): Promise<Message[]> {
  const own = await readOwn(indexes, typeset, reader)
  const differences = [...own].flatMap(([index, page]): Mismatch[] => {
    const found = pages[index]
    const number = typeset.numbers[index] ?? 0
    return found && fingerprintOf(found) === fingerprintOf(page) ? [] : [contentDiffers(index, number)]
  })
  return differences.map((difference) => verificationError(difference, { file }))
}
