import { type PDFDict, PDFName } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'

/** What did not come along, counted. */
export interface Dropped {
  scripts: number
  launches: number
  files: number
  signatures: number
  xfa: boolean
  /** Links to pages that are not in the file. */
  deadLinks: number
  /** Links to files of whoever made the file. */
  localLinks: number
  /** What reviewers say. */
  comments: number
  /** Annotations and fields that nobody sees. */
  hidden: number
}

export function nothingDropped(): Dropped {
  return {
    scripts: 0,
    launches: 0,
    files: 0,
    signatures: 0,
    xfa: false,
    deadLinks: 0,
    localLinks: 0,
    comments: 0,
    hidden: 0,
  }
}

type Refused = 'scripts' | 'launches' | 'localLinks'

const refusedActions: ReadonlyMap<PDFName, Refused> = new Map([
  [Name.JavaScript, 'scripts'],
  [Name.Launch, 'launches'],
  [Name.ImportData, 'launches'],
  [PDFName.of('GoToR'), 'localLinks'],
  [PDFName.of('GoToE'), 'localLinks'],
])

/** Addresses that run what they say, however it is written. */
const running = /^(?:javascript|vbscript|data):/i
/** Addresses of files on a computer or in an office: they tell names of people and folders, and nobody else can follow them. */
const local = /^(?:file:|[a-z]:[\\/]|\\\\)/i

/** What kind of refused action a dictionary is, if it is one. */
export function refusedAction(reader: Reader, dict: PDFDict | undefined): Refused | undefined {
  const kind = reader.name(dict?.get(Name.S))
  if (!dict || !kind) return undefined
  if (kind === Name.URI) {
    const address = (reader.key(dict.get(Name.URI)) ?? '').replace(/[\p{Cc}\s]/gu, '')
    return running.test(address) ? 'scripts' : local.test(address) ? 'localLinks' : undefined
  }
  return refusedActions.get(kind)
}
