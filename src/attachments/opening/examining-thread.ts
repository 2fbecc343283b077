import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createThread, listen, type Work, workerUrl } from '../../threads/thread.ts'
import type { Recognition } from '../recognition/tree/element.ts'
import type {
  AttachmentRefusal,
  DrawingRequest,
  DrawnScan,
  ExaminationAnswer,
  ExaminationRequest,
  Findings,
  KnownPage,
  Opening,
  ShrinkingRequest,
  ShrunkPicture,
} from './examining-messages.ts'

export type Examination =
  | {
      opening: Opening
      findings: Findings | undefined
      /** What was seen on each page; `lost` where it took too long. */
      pages: readonly (KnownPage | undefined)[]
      recognition: Recognition | undefined
    }
  | AttachmentRefusal
  | 'lost'

/** Runs examinations on another thread, one at a time, and ends the thread when one takes too long or too much memory. */
export interface Examiner {
  /**
   * `lost` where the thread did not come to an end with the file. Calls `opened` as soon as it is known how the file can be
   * loaded, so that it can be loaded here while its pages are looked at there.
   */
  examine(request: ExaminationRequest, opened?: (opening: Opening) => void): Promise<Examination>
  /** A page as a picture; undefined where it cannot be drawn, or not in time. */
  draw(request: DrawingRequest): Promise<DrawnScan['scan']>
  /** The picture of a page with fewer pixels; undefined where there is no such picture, or not in time. */
  shrink(request: ShrinkingRequest): Promise<ShrunkPicture['picture']>
  /** Ends the thread, so that its memory is given back; the next examination starts another. */
  close(): Promise<void>
}

/** Milliseconds that a file may take to be opened, and then to be looked at. */
const openingTime = 3_000
const findingTime = 10_000
/** Milliseconds that one page may take; the others are looked at without it. */
const pageTime = 3_000
/** Milliseconds for a picture of a page, while the processors recognise others. */
const drawingTime = 20_000
/** So many pages may take longer, before all that follow are left. */
const mostSlowPages = 2
/** Milliseconds for what the looks of the pages say; after them, the pages are taken as they are. */
const recognitionTime = 5_000
/** More for large files: a thousand bytes that a page has at least, and objects that take time. */
const millisecondsPerPage = 50
const millisecondsPerMegabyte = 2_000
const longestExtraTime = 60_000

export function createExaminer(): Examiner {
  const thread = createThread(startWorker)
  const examine = async (
    request: ExaminationRequest,
    opened: (opening: Opening) => void = () => undefined,
  ): Promise<Examination> => {
    const known = new Map(request.known)
    for (let slow = 0; ; slow += 1) {
      const asked = { ...request, known: new Map(known) }
      const said = slow === 0 ? opened : () => undefined
      const { examination, slowPage } = await thread.use((worker) => converse(worker, asked, known, said))
      if (slowPage === undefined || slow === mostSlowPages) return examination
      known.set(slowPage, 'lost')
    }
  }
  return {
    examine,
    draw: (request) => thread.use((worker) => ask(worker, request, ({ scan }: DrawnScan) => scan)),
    shrink: (request) => thread.use((worker) => ask(worker, request, ({ picture }: ShrunkPicture) => picture)),
    close: thread.close,
  }
}

/** Asks a thread about one page. What comes of it is undefined where it is not there in time. */
function ask<Answer, T>(
  worker: Worker,
  request: DrawingRequest | ShrinkingRequest,
  resultOf: (answer: Answer) => T | undefined,
): Promise<Work<T | undefined>> {
  const extra = Math.min((request.bytes.length / 1e6) * millisecondsPerMegabyte, longestExtraTime)
  return new Promise((resolve) => {
    const finish = (result: T | undefined, isLost: boolean): void => {
      watch.stop()
      stop()
      resolve({ result, isLost })
    }
    const watch = startWatch(drawingTime + extra, () => finish(undefined, true))
    const stop = listen(
      worker,
      (answer: Answer): void => finish(resultOf(answer), false),
      () => finish(undefined, true),
    )
    worker.postMessage(request)
  })
}

/** Comes back when the thread has loaded its engines, which no file is to blame for. */
async function startWorker(): Promise<Worker> {
  const worker = new Worker(workerUrl(import.meta.url, 'examine-worker'), {
    resourceLimits: { maxOldGenerationSizeMb: 3072 },
  })
  await once(worker, 'message')
  return worker
}

interface Conversation {
  examination: Examination
  /** The page (0-based) that it did not come to an end with. */
  slowPage?: number | undefined
}

/** Asks a thread about a file, and adds to `known` what it says of pages. */
function converse(
  worker: Worker,
  request: ExaminationRequest,
  known: Map<number, KnownPage>,
  opened: (opening: Opening) => void,
): Promise<Work<Conversation>> {
  const start = process.cpuUsage()
  const extra = Math.min((request.bytes.length / 1e6) * millisecondsPerMegabyte, longestExtraTime)
  return new Promise((resolve) => {
    let opening: Opening | undefined
    let findings: Findings | undefined
    let pagesTime = 0
    let watch = startWatch(openingTime + extra, () => lose())
    let pageWatch: Watch | undefined
    const finish = (result: Conversation, isLost: boolean): void => {
      watch.stop()
      pageWatch?.stop()
      stop()
      resolve({ result, isLost })
    }
    const found = (recognition?: Recognition): Examination =>
      opening ? { opening, findings, pages: knownPages(known, opening.pageCount), recognition } : 'lost'
    const lose = (): void => finish({ examination: found() }, true)
    const losePage = (): void => {
      const isWithinPages = opening && !findings && known.size < opening.pageCount
      finish({ examination: found(), slowPage: isWithinPages ? firstUnknown(known) : undefined }, true)
    }
    const heard = (said: ExaminationAnswer): void => {
      if (said.kind === 'opened') {
        opening = said
        watch.stop()
        const pages = Math.min(said.pageCount, request.bytes.length / 1000)
        // Loading the file here takes about as long as opening it took there.
        pagesTime = Math.min(pages * millisecondsPerPage, longestExtraTime)
        const loading = workedSince(start)
        watch = startWatch(findingTime + extra + pagesTime + loading, lose)
        pageWatch = startWatch(pageTime + extra + loading, losePage)
        opened(said)
      } else if (said.kind === 'page') {
        if (!known.has(said.page)) known.set(said.page, said.found)
        pageWatch?.restart()
      } else if (said.kind === 'examined') {
        findings = said
        pageWatch?.stop()
        watch.stop()
        watch = startWatch(recognitionTime + extra + pagesTime, lose)
      } else if (said.kind === 'recognised') {
        finish({ examination: found(said.recognition) }, false)
      } else if (opening) {
        losePage()
      } else {
        finish({ examination: said }, false)
      }
    }
    const stop = listen(worker, heard, losePage)
    worker.postMessage(request)
  })
}

function knownPages(known: ReadonlyMap<number, KnownPage>, count: number): (KnownPage | undefined)[] {
  return Array.from({ length: count }, (_, page) => known.get(page))
}

/** The first page of which nothing is known: the thread looks at one after the other. */
function firstUnknown(known: ReadonlyMap<number, KnownPage>): number {
  let page = 0
  while (known.has(page)) page += 1
  return page
}

interface Watch {
  /** Counts from now on. */
  restart(): void
  stop(): void
}

/** How much longer than its share of the processor a file may take on a busy machine. */
const patience = 6
const watchInterval = 200

/**
 * Calls `late` when the process has worked for `limit` milliseconds: time in which a busy machine does something else does
 * not count, so that whether a file is accepted does not depend on it.
 */
function startWatch(limit: number, late: () => void): Watch {
  let start = process.cpuUsage()
  let begun = performance.now()
  const timer = setInterval(() => {
    if (workedSince(start) > limit || performance.now() - begun > limit * patience) late()
  }, watchInterval)
  return {
    restart: () => {
      start = process.cpuUsage()
      begun = performance.now()
    },
    stop: () => clearInterval(timer),
  }
}

/** Milliseconds that the process has worked since. */
function workedSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
