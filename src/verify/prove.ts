import type { OpenDocuments } from '../attachments/open-documents.ts'
import type { Host } from '../host/host.ts'
import type { Message } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import type { Typeset } from '../typeset/result.ts'
import { expectPack } from './expect-pack.ts'
import { ENGLISH_WORDS } from './expectation.ts'
import { fingerprintOf } from './fingerprint.ts'
import { PdfError } from './pdf-error.ts'
import type { Reader } from './reader.ts'
import type { PdfReading } from './reading.ts'
import { inspectPack } from './verify.ts'

/** What goes into a pack, as the second engine reads it by itself. */
export interface InputReadings {
  /** Undefined where it cannot be read: then the finished pack cannot, either. */
  typeset: PdfReading | undefined
  /** By document. */
  attachments: ReadonlyMap<string, PdfReading>
}

/** Reads the typeset pages and the attachments of a plan, each file once; no attachment where they are `known`. */
export async function readInputs(
  plan: Plan,
  typeset: Typeset,
  opened: OpenDocuments,
  reader: Reader,
  host: Host,
  known?: InputReadings['attachments'],
): Promise<InputReadings> {
  const pages = readOne(typeset.pdf, undefined, reader)
  const attachments = known ?? (await readAttachments(plan, opened, reader, host))
  return { typeset: await pages, attachments }
}

async function readAttachments(
  plan: Plan,
  opened: OpenDocuments,
  reader: Reader,
  host: Host,
): Promise<ReadonlyMap<string, PdfReading>> {
  const byFile = new Map<string, PdfReading | undefined>()
  const prints = new Map<string, PdfReading>()
  for (const paper of plan.documents) {
    const attachment = opened.attachments.get(paper.id)
    if (!attachment || paper.visibility === 'withheld') continue
    const { password } = paper.entry
    const secret = password === undefined ? undefined : host.environment[password]
    const key = `${attachment.path}\n${secret ?? ''}`
    if (!byFile.has(key)) byFile.set(key, await readOne(await host.files.read(attachment.path), secret, reader))
    const reading = byFile.get(key)
    if (reading) prints.set(paper.id, reading)
  }
  return prints
}

/** Undefined for a file that only the first engine can read: then numbers and labels are all there is to compare. */
async function readOne(
  bytes: Uint8Array,
  password: string | undefined,
  reader: Reader,
): Promise<PdfReading | undefined> {
  try {
    return await reader.read(bytes, password === undefined ? {} : { password })
  } catch (error) {
    if (error instanceof PdfError) return undefined
    throw error
  }
}

/** Reads a finished pack back and compares it with its plan; no message means that it is right. */
export async function provePack(
  bytes: Uint8Array,
  plan: Plan,
  typeset: Typeset,
  inputs: InputReadings,
  reader: Reader,
  file: string,
): Promise<{ messages: Message[]; fingerprints: readonly string[] }> {
  const expected = expectPack(plan, typeset, inputs.attachments, ENGLISH_WORDS, inputs.typeset)
  const { messages, reading } = await inspectPack(bytes, expected, { file, reader })
  return { messages, fingerprints: reading?.pages.map(fingerprintOf) ?? [] }
}
