import type { PDFDict, PDFName } from 'pdf-lib'
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
}

export function nothingDropped(): Dropped {
  return { scripts: 0, launches: 0, files: 0, signatures: 0, xfa: false, deadLinks: 0 }
}

const refusedActions: ReadonlyMap<PDFName, 'scripts' | 'launches'> = new Map([
  [Name.JavaScript, 'scripts'],
  [Name.Launch, 'launches'],
  [Name.ImportData, 'launches'],
])

/** Addresses that run what they say, however it is written. */
const running = /^(?:javascript|vbscript|data):/i

/** What kind of refused action a dictionary is, if it is one. */
export function refusedAction(reader: Reader, dict: PDFDict | undefined): 'scripts' | 'launches' | undefined {
  const kind = reader.name(dict?.get(Name.S))
  if (!dict || !kind) return undefined
  if (kind === Name.URI)
    return running.test((reader.key(dict.get(Name.URI)) ?? '').replace(/[\p{Cc}\s]/gu, '')) ? 'scripts' : undefined
  return refusedActions.get(kind)
}
