import { openingIn, openingOnce } from '../attachments/kept-attachments.ts'
import { openAttachment } from '../attachments/opening/open.ts'
import { keepChecks } from '../check/kept-checks.ts'
import { loadingAgain } from '../check/kept-context.ts'
import { openShelves } from '../kept/shelves.ts'
import { readingOnce } from '../load/kept-reports.ts'
import { openLastingTypesetter, openTypesetter } from '../typeset/typesetter.ts'
import { readingChangedPages } from '../verify/engine/kept-pages.ts'
import { readingEachOnce } from '../verify/engine/kept-readings.ts'
import { type PdfReader, type ReaderOptions, startReader } from '../verify/engine/reading-threads.ts'
import type { PackWork } from './options.ts'

/** What the builds of a process share, and what they keep for the next: all of it can be made again. */
export interface Work extends PackWork {
  /** The second engine. */
  reader: PdfReader
  /** Number of things kept. */
  count(): number
  /** Ends the building of a meeting, or of all that has changed, and drops what is no longer of use. */
  endRound(): void
  /** Ends the threads. */
  close(): Promise<void>
}

/** Rounds after which Typst gives back what was not used: two meetings that are alike, and a change that is taken back. */
const TYPST_ROUNDS = 2

/**
 * For a run in which each meeting is built once.
 * @param root absolute folder of the workspace, in which what is seen on pages of attachments is kept
 */
export function openWork(root?: string, reading?: ReaderOptions): Work {
  const [reader, typesetter] = [startReader(reading), openTypesetter()]
  return {
    ...{ reader, typesetter },
    openAttachment: root === undefined ? openAttachment : openingIn(root),
    lasting: undefined,
    count: () => 0,
    endRound: () => typesetter.typst.forget(TYPST_ROUNDS),
    close: () => reader.close(),
  }
}

/**
 * For a process that stays, and builds what has changed again and again.
 * @param isForScreen nothing is published: of a pack, only the pages that have changed are read back
 */
export function openLastingWork(isForScreen = false): Work {
  const shelves = openShelves()
  const started = startReader()
  const reader = isForScreen ? readingChangedPages(started, shelves.shelf(1)) : started
  const typesetter = openLastingTypesetter(shelves)
  return {
    reader: readingEachOnce(reader, shelves.shelf(1)),
    typesetter,
    openAttachment: openingOnce(shelves.shelf(1)),
    lasting: {
      loading: loadingAgain(),
      readReport: readingOnce(shelves.shelf(1)),
      checks: keepChecks(shelves),
      packs: { assembled: shelves.shelf(1), proved: shelves.shelf(1) },
    },
    count: () => shelves.count(),
    endRound: () => {
      shelves.endRound()
      typesetter.typst.forget(TYPST_ROUNDS)
    },
    close: () => reader.close(),
  }
}
