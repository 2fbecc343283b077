import { bytesOf, type Content } from '../../host/content.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { PdfError } from '../engine/pdf-error.ts'
import { type PdfReader, startReader } from '../engine/reader.ts'
import type { PdfReading } from '../reading/reading.ts'
import { textOfBytes, unzipped } from '../reading/text-of-bytes.ts'
import { documentOf, type Hit, scanText } from './scan-words.ts'
import type { Secrets } from './secrets.ts'
import { textsOfFile } from './web-texts.ts'

export interface LeakOptions {
  /** A reader to use and leave open; one of its own is started and ended otherwise. */
  reader?: PdfReader
  /** What the second engine has read in an output already, by path. */
  readings?: ReadonlyMap<string, PdfReading>
  /** The law under which the papers are private, for messages. */
  reference?: string | undefined
}

/** Where in an output something was found: "page 3", "object 12", "line 5", "its name". */
interface Find {
  where: string
  hit: Hit
}

/** Files within files are followed so far. */
const MAXIMUM_NESTING = 4
const LISTED = 10

/**
 * Searches public outputs for what is private: words of pages, strings, names and decoded streams of PDFs, files
 * embedded in them, and files of words. Every find is an error that names both places and prints no private word; an
 * output that cannot be searched is an error too. Paths are those of the outputs, such as `items/07-award.pdf`.
 */
export async function scanForLeaks(
  outputs: ReadonlyMap<string, Content>,
  secrets: Secrets,
  { reader, readings, reference }: LeakOptions = {},
): Promise<Message[]> {
  const used = reader ?? startReader()
  try {
    const messages: Message[] = []
    for (const [path, content] of outputs) {
      const scan: Scan = { secrets, reader: used, path }
      try {
        const finds = [
          ...named('its name', path, secrets),
          ...(await scanBytes(bytesOf(content), path, scan, 0, readings?.get(path))),
        ]
        messages.push(...leakMessages(path, finds, secrets, reference))
      } catch (error) {
        if (!(error instanceof PdfError)) throw error
        messages.push(unsearchable(path, error))
      }
    }
    return messages
  } finally {
    if (!reader) await used.close()
  }
}

interface Scan {
  secrets: Secrets
  reader: PdfReader
  path: string
}

async function scanBytes(
  bytes: Uint8Array,
  name: string,
  scan: Scan,
  depth: number,
  reading?: PdfReading,
): Promise<Find[]> {
  if (depth > MAXIMUM_NESTING) throw new PdfError('Unexpected file within file within file, expected no more than four')
  if (isPdf(bytes)) return scanPdf(bytes, scan, depth, reading)
  const inner = unzipped(bytes)
  if (inner) return scanBytes(inner, name.replace(/\.gz$/, ''), scan, depth + 1)
  return textsOfFile(name, textOfBytes(bytes)).flatMap(({ text, of }) =>
    scanText(text, scan.secrets, of).map((hit) => ({ where: `line ${hit.line}`, hit })),
  )
}

async function scanPdf(bytes: Uint8Array, scan: Scan, depth: number, known?: PdfReading): Promise<Find[]> {
  const { secrets, reader } = scan
  const [reading, { texts, hidden }] = await Promise.all([
    known ?? reader.read(bytes, { isBesideObjects: true }),
    reader.texts(bytes),
  ])
  const finds = reading.pages.flatMap((page, index) => [
    ...named(`page ${index + 1}`, page.text, secrets),
    ...named(`the label of page ${index + 1}`, page.label, secrets),
  ])
  for (const { object, text, names, file } of texts) {
    const where = object === 0 ? 'the trailer' : `object ${object}`
    finds.push(...named(where, text, secrets), ...named(where, names, secrets, 'names'))
    if (file) {
      const inner = await scanBytes(file, 'embedded', scan, depth + 1)
      finds.push(...inner.map((find) => ({ ...find, where: `${find.where} of the file in ${where}` })))
    }
  }
  if (hidden) {
    const { pages } = await reader.read(hidden)
    finds.push(...pages.flatMap((page) => named('contents that no page shows', page.text, secrets)))
  }
  return finds
}

function named(where: string, text: string, secrets: Secrets, of: 'text' | 'names' = 'text'): Find[] {
  return text === '' ? [] : scanText(text, secrets, of).map((hit) => ({ where, hit }))
}

/** A PDF starts within the first kilobyte of its file. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')
}

function leakMessages(
  path: string,
  finds: readonly Find[],
  secrets: Secrets,
  reference: string | undefined,
): Message[] {
  const messages = finds.slice(0, LISTED).map(({ where, hit }) => {
    const more = hit.count > 1 ? ` (${hit.count} times)` : ''
    const what = { words: 'words', title: 'title', 'file name': 'file name', passage: 'passage', digest: 'checksum' }[
      hit.kind
    ]
    const origin = secrets.places[hit.origin] ?? ''
    const written = secrets.written.get(documentOf(origin))
    // The output was not written, so that nobody can look there: the paper is where to begin.
    const [place, output] = written ? [written, ` of ${path}, which was not written`] : [{ file: path }, '']
    const reason = `Unexpected ${what} of private ${origin} in ${where}${output}${more}`
    return leak(place, `${reason}, expected nothing private in a public output`, noteOf(hit.kind), reference)
  })
  const rest = finds.length - messages.length
  if (rest === 0) return messages
  const reason = `Unexpected private words in ${rest} more places, expected nothing private in a public output`
  return [...messages, leak({ file: path }, reason, noteOf('words'), reference)]
}

function noteOf(kind: Hit['kind']): string {
  if (kind === 'title')
    return 'The title is not repeated here. Take it out of the public paper, or give the private one another title: one of several words is seldom found by chance.'
  return (
    'The words are not repeated here. Compare the two places: take the words out of the public paper, or, if they ' +
    'may be public, say them in a public document too.'
  )
}

function leak(place: Place | { file: string }, reason: string, note: string, reference: string | undefined): Message {
  return message({ rule: 'leak', severity: 'error', reason, place, note, reference })
}

function unsearchable(path: string, { message: problem }: PdfError): Message {
  return message({
    rule: 'leak',
    severity: 'error',
    reason: `Unexpected output that cannot be searched for private words: ${problem}`,
    place: { file: path },
    note: 'An output is only published when it has been searched. Re-save the attachments in it, and build again.',
  })
}
