import type { Message } from '../messages/message.ts'
import { sheetsOf } from '../typeset/result.ts'
import { compareOutline, compareRanges } from './comparison/compare-agenda.ts'
import { compareLinks } from './comparison/compare-links.ts'
import { compareObjects } from './comparison/compare-objects.ts'
import { comparePages } from './comparison/compare-pages.ts'
import { limited, type Mismatch, type Proved, verificationError } from './comparison/finding.ts'
import { PdfError } from './engine/pdf-error.ts'
import { type PdfReader, startReader } from './engine/reading-threads.ts'
import type { PackExpectation } from './expectation/expectation.ts'
import type { ObjectReading } from './reading/objects.ts'
import type { PdfReading } from './reading/reading.ts'

/** `file` is the output's path, for messages. */
export interface VerifyOptions extends Proved {
  /** A reader to use and leave open; one of its own is started and ended otherwise. */
  reader?: PdfReader
  /** Opens a file that needs one. */
  password?: string | undefined
  /**
   * What is expected where pictures of some documents are told by what they show. Of pictures, what shows nothing is left out of a
   * pack: they are stored otherwise then.
   */
  drawn?: ((documents: readonly string[]) => Promise<PackExpectation>) | undefined
  /** Milliseconds that reading may take; two minutes unless given. */
  timeLimit?: number
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

/** What came of reading a pack back. */
export interface Inspected {
  messages: Message[]
  /** Undefined where the engine could not read it. */
  reading: PdfReading | undefined
  /** Ids of the documents that did not come out right; undefined among them for what is of no document. */
  documents: readonly (string | undefined)[]
}

/** As `verifyPack`, and gives what was read. */
export async function inspectPack(
  bytes: Uint8Array,
  expectation: PackExpectation,
  options: VerifyOptions,
): Promise<Inspected> {
  const { reader, timeLimit, password } = options
  const used = reader ?? startReader(timeLimit === undefined ? {} : { timeLimit })
  try {
    const [reading, objects] = await Promise.all([
      used.read(bytes, {
        pageWord: expectation.words.foot,
        isBesideObjects: password === undefined,
        ...(password === undefined ? {} : { password }),
      }),
      // Of a file that it has decrypted, pdf-lib does not know any more what leads to its objects.
      password === undefined ? used.objects(bytes) : undefined,
    ])
    const first = compareReading(reading, objects, expectation)
    const mismatches = (await compareDrawn(first, { reading, objects, bytes, used }, expectation, options)) ?? first
    const messages = mismatches.map((mismatch) => verificationError(mismatch, options))
    return { messages, reading, documents: [...new Set(mismatches.map(({ document }) => document))] }
  } catch (error) {
    if (!(error instanceof PdfError)) throw error
    const finding = { rule: 'unreadable', reason: error.message }
    return { messages: [verificationError(finding, options)], reading: undefined, documents: [undefined] }
  } finally {
    if (!reader) await used.close()
  }
}

interface ReadPack {
  reading: PdfReading
  objects: ObjectReading | undefined
  bytes: Uint8Array
  used: PdfReader
}

/** Compares once more where pages of documents have other content, with their pictures as they are drawn; undefined where none has. */
async function compareDrawn(
  found: readonly Mismatch[],
  { reading, objects, bytes, used }: ReadPack,
  { spans, words }: PackExpectation,
  { drawn, password }: VerifyOptions,
): Promise<Mismatch[] | undefined> {
  const documents = new Set(found.flatMap(({ rule, document }) => (rule === 'page-content' ? (document ?? []) : [])))
  if (!drawn || documents.size === 0) return undefined
  const sheets = spans.filter(({ id }) => documents.has(id)).flatMap(sheetsOf)
  const asked = { pages: sheets, drawn: true, pageWord: words.foot, ...(password === undefined ? {} : { password }) }
  const [expected, again] = await Promise.all([drawn([...documents]), used.read(bytes, asked)])
  const drawnPages = new Map(sheets.map((sheet, index) => [sheet, again.pages[index]]))
  const pages = reading.pages.map((page, index) => drawnPages.get(index) ?? page)
  return compareReading({ ...reading, pages }, objects, expected)
}

/** Compares what was read in a pack with what it has to be. */
export function compareReading(
  reading: PdfReading,
  objects: ObjectReading | undefined,
  expectation: PackExpectation,
): Mismatch[] {
  const findings = [comparePages, compareRanges, compareLinks, compareOutline].flatMap((compare) =>
    limited(compare(reading, expectation), LISTED),
  )
  return objects ? [...findings, ...compareObjects(objects)] : findings
}
