import type { Attachment } from '../attachments/attachment.ts'
import type { OpenDocuments } from '../attachments/open-documents.ts'
import { type Host, variableOf } from '../host/host.ts'
import { type Message, message, type Place } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import type { Typeset } from '../typeset/result.ts'
import type { ProvedPaper } from './comparison/finding.ts'
import { PdfError } from './engine/pdf-error.ts'
import type { PdfReader } from './engine/reading-threads.ts'
import { expectPack } from './expectation/expect-pack.ts'
import { pageWordsOf } from './expectation/expectation.ts'
import { fingerprintOf } from './reading/fingerprint.ts'
import type { PdfReading } from './reading/reading.ts'
import { inspectPack } from './verify.ts'

/** What goes into a pack, as the second engine reads it by itself. */
export interface InputReadings {
  /** Undefined where it cannot be read: then the finished pack cannot, either. */
  typeset: PdfReading | undefined
  /** By document. */
  attachments: ReadonlyMap<string, PdfReading>
  /** Of attachments on which the engine hangs or fails, as it would on the pack. */
  messages?: readonly Message[]
}

/** Reads the typeset pages and the attachments of a plan, each file once; no attachment where they are `known`. */
export async function readInputs(
  plan: Plan,
  typeset: Typeset,
  opened: OpenDocuments,
  reader: PdfReader,
  host: Host,
  known?: InputReadings['attachments'],
): Promise<InputReadings> {
  const pages = readOne(typeset.pdf, reader).then((read) => (read instanceof PdfError ? undefined : read))
  const found = known ? { attachments: known } : await readAttachments(plan, opened, reader, host)
  return { typeset: await pages, ...found }
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
 */
export async function readPaper(
  { path, size, pages, rewritten }: Attachment,
  password: string | undefined,
  reader: PdfReader,
  host: Host,
): Promise<PdfReading | PdfError> {
  const secret = password === undefined || rewritten ? undefined : variableOf(host, password)
  const timeLimit = TIME.file + TIME.page * pages.length + TIME.megabyte * Math.ceil(size / 1_000_000)
  return readOne(rewritten ?? (await host.files.read(path)), reader, secret, timeLimit)
}

/** The problem for a file that only the first engine can read: then numbers and labels are all there is to compare. */
async function readOne(
  bytes: Uint8Array,
  reader: PdfReader,
  password?: string,
  timeLimit?: number,
): Promise<PdfReading | PdfError> {
  try {
    return await reader.read(bytes, {
      password,
      timeLimit,
    })
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
  const expected = expectPack(plan, typeset, inputs.attachments, pageWordsOf(plan.wording), inputs.typeset)
  const papers = new Map(
    plan.documents.flatMap((paper): [string, ProvedPaper][] => {
      const path = opened.attachments.get(paper.id)?.path
      if (path === undefined || paper.visibility === 'withheld') return []
      return [[paper.id, { title: paper.title, path, place: paper.place }]]
    }),
  )
  const { messages, reading, documents } = await inspectPack(bytes, expected, { file, reader, papers })
  const isTheirs = documents.every((id) => id !== undefined && papers.has(id))
  const faulty = isTheirs ? documents.flatMap((id) => id ?? []) : []
  const pages = reading?.pages ?? []
  return { messages, fingerprints: pages.map(fingerprintOf), texts: pages.map(({ text }) => text), faulty }
}
