import type { Message } from '../messages/message.ts'
import { compareOutline, compareRanges } from './comparison/compare-agenda.ts'
import { compareLinks } from './comparison/compare-links.ts'
import { compareObjects } from './comparison/compare-objects.ts'
import { comparePages } from './comparison/compare-pages.ts'
import { limited, verificationError } from './comparison/finding.ts'
import { PdfError } from './engine/pdf-error.ts'
import { type PdfReader, startReader } from './engine/reader.ts'
import type { PackExpectation } from './expectation/expectation.ts'
import type { ObjectReading } from './reading/objects.ts'
import type { PdfReading } from './reading/reading.ts'

export interface VerifyOptions {
  /** The output's path, for messages. */
  file: string
  /** A reader to use and leave open; one of its own is started and ended otherwise. */
  reader?: PdfReader
  /** Milliseconds that reading may take; two minutes unless given. */
  timeLimit?: number
  /** What to do about a difference, for another file than one that a build has just made; empty for no advice. */
  note?: string
}

/** Differences of one kind that are listed one by one. */
const LISTED = 20

/**
 * Reads a finished pack with the second engine, on other threads, and compares it with what it has to be. Every
 * difference is an error that says what was expected and what was found; no message means that the pack is right.
 */
export async function verifyPack(
  bytes: Uint8Array,
  expectation: PackExpectation,
  options: VerifyOptions,
): Promise<Message[]> {
  return (await inspectPack(bytes, expectation, options)).messages
}

/** As `verifyPack`, and gives what was read; undefined where the engine could not read it. */
export async function inspectPack(
  bytes: Uint8Array,
  expectation: PackExpectation,
  { file, reader, timeLimit, note }: VerifyOptions,
): Promise<{ messages: Message[]; reading: PdfReading | undefined }> {
  const used = reader ?? startReader(timeLimit === undefined ? {} : { timeLimit })
  try {
    const [reading, objects] = await Promise.all([
      used.read(bytes, { pageWord: expectation.words.page, isBesideObjects: true }),
      used.objects(bytes),
    ])
    return { messages: compareReading(reading, objects, expectation, file, note), reading }
  } catch (error) {
    if (!(error instanceof PdfError)) throw error
    const finding = { rule: 'unreadable', reason: error.message }
    return { messages: [verificationError(file, finding, note)], reading: undefined }
  } finally {
    if (!reader) await used.close()
  }
}

/** Compares what was read in a pack with what it has to be. */
export function compareReading(
  reading: PdfReading,
  objects: ObjectReading,
  expectation: PackExpectation,
  file: string,
  note?: string,
): Message[] {
  const findings = [comparePages, compareRanges, compareLinks, compareOutline].flatMap((compare) =>
    limited(compare(reading, expectation), LISTED),
  )
  return [...findings, ...compareObjects(objects)].map((finding) => verificationError(file, finding, note))
}
