import { bytesOf, type Content } from '../../host/content.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { PdfError } from '../engine/pdf-error.ts'
import { type PdfReader, startReader } from '../engine/reading-threads.ts'
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
 * embedded in them, and files of words. Every find is an error that names both places and prints no private word; so is an
 * output that cannot be searched. Paths are those of the outputs, such as `items/07-award.pdf`.
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
  if (depth > MAXIMUM_NESTING) throw new PdfError('It contains files inside files, more than four deep.')
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
    const what = {
      words: 'Text',
      title: 'The title',
      'file name': 'The file name',
      passage: 'A passage',
      digest: 'The checksum',
    }[hit.kind]
    const origin = secrets.places[hit.origin] ?? ''
    const written = secrets.written.get(documentOf(origin))
    // The output was not written, so the place to look is the paper.
    const [place, output, outcome] = written
      ? [written, ` of ${path}`, 'No pack was written.']
      : [{ file: path }, '', 'It must not be public.']
    const reason = `${what} from private ${origin} is ${where.startsWith('page') ? 'on' : 'in'} ${where}${output}${more}. ${outcome}`
    return leak(place, reason, noteOf(hit.kind), reference)
  })
  const rest = finds.length - messages.length
  if (rest === 0) return messages
  const reason = `Private text is in ${rest} more places.`
  return [...messages, leak({ file: path }, reason, noteOf('words'), reference)]
}

function noteOf(kind: Hit['kind']): string {
  if (kind === 'title')
    return 'The title is not repeated here. Remove it from the public paper, or give the private paper a longer title that is not found by chance.'
  return (
    'The text is not repeated here. Compare the two places and remove it from the public paper. If it may be public, ' +
    'write it in a public document too.'
  )
}

function leak(place: Place | { file: string }, reason: string, note: string, reference: string | undefined): Message {
  return message({ rule: 'leak', severity: 'error', reason, place, note, reference })
}

function unsearchable(path: string, { message: problem }: PdfError): Message {
  return message({
    rule: 'leak',
    severity: 'error',
    reason: `The file could not be searched for private text. ${problem}`,
    place: { file: path },
    note: 'It is only published once it has been searched. Save its attachments again, and build again.',
  })
}
