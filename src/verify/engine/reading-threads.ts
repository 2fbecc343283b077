import type { ObjectReading } from '../reading/objects.ts'
import type { PdfTexts } from '../reading/pdf-texts.ts'
import type { ReadOptions } from '../reading/read-pages.ts'
import type { FileFrame, PdfReading } from '../reading/reading.ts'
import type { PageStretch, TextElement } from '../reading/structure-reading.ts'
import { type Lane, startLane } from './lane.ts'

/** Reads PDFs with the second engine on other threads. */
export interface PdfReader {
  /** Throws `PdfError` for bytes that cannot be read, or not within the time allowed: milliseconds, the reader's unless given. */
  read(bytes: Uint8Array, options?: ReaderReadOptions): Promise<PdfReading>
  /** What is read of a file besides what is on its pages. Throws `PdfError` likewise. */
  frame(bytes: Uint8Array): Promise<FileFrame>
  /**
   * The objects of a file rather than its pages. Throws `PdfError` likewise.
   * @param hasDigests gives a digest for each page, too
   */
  objects(bytes: Uint8Array, hasDigests?: boolean): Promise<ObjectReading>
  /** All strings and streams of a file, besides what its pages show. Throws `PdfError` likewise. */
  texts(bytes: Uint8Array): Promise<PdfTexts>
  /** The structure of stretches of pages, each with the words that are read in its elements. Throws `PdfError` likewise. */
  structure(bytes: Uint8Array, stretches: readonly PageStretch[]): Promise<TextElement[][]>
  /** Starts the threads and their engines while there is other work to do: a second of the first read. */
  warmUp(): void
  /** Ends the threads. A read under way fails. */
  close(): Promise<void>
}

export interface ReaderReadOptions extends Omit<ReadOptions, 'part'> {
  /** Milliseconds; the reader's own limit unless given. */
  timeLimit?: number
  /** The objects or texts of the same file are asked for at the same time: the thread that has them to read gets fewer pages. */
  isBesideObjects?: boolean
}

export interface ReaderOptions {
  /** Threads that share the pages of a file; 2 unless given. */
  threads?: number
  /** Milliseconds that one file may take; two minutes unless given. */
  timeLimit?: number
}

const TWO_MINUTES = 120_000

/**
 * Starts a reader. Its threads come up with the first read, keep the engine for the next, and never keep the process
 * alive by themselves. A file on which the engine hangs or fails costs its thread, not the process.
 */
export function startReader({ threads = 2, timeLimit = TWO_MINUTES }: ReaderOptions = {}): PdfReader {
  const first = startLane(timeLimit)
  const others = Array.from({ length: Math.max(0, threads - 1) }, () => startLane(timeLimit))
  const lanes: Lane[] = [first, ...others]
  const objectLane = others[0] ?? first
  // The objects of a pack take about as long as a third of its pages.
  const lanesBeside = lanes.flatMap((lane) => (lane === objectLane ? [lane] : [lane, lane]))
  return {
    read: async (given, { timeLimit: allowed, isBesideObjects, ...options } = {}) => {
      const readers = isBesideObjects ? lanesBeside : lanes
      const parts = readers.length
      const bytes = shared(given)
      const readings = await Promise.all(
        readers.map((lane, part) =>
          lane.ask({ task: 'pages', bytes, options: { ...options, part: { part, parts } } }, allowed),
        ),
      )
      return {
        pageCount: readings[0]?.pageCount ?? 0,
        pages: readings.flatMap((reading) => reading.pages),
        outline: readings.flatMap((reading) => reading.outline),
      }
    },
    frame: (bytes) => first.ask({ task: 'frame', bytes: shared(bytes) }),
    objects: (bytes, hasDigests = false) => objectLane.ask({ task: 'objects', bytes: shared(bytes), hasDigests }),
    texts: (bytes) => objectLane.ask({ task: 'texts', bytes: shared(bytes) }),
    structure: (bytes, stretches) => objectLane.ask({ task: 'structure', bytes: shared(bytes), stretches }),
    warmUp: () => {
      // What goes wrong here goes wrong again where somebody waits for it.
      for (const lane of lanes) lane.ask({ task: 'warm-up', objects: lane === objectLane }).catch(() => undefined)
    },
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}

/** The same bytes in memory that threads share, so that they are not copied for each of them. */
function shared(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}
