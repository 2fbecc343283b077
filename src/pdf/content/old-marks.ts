import { type PDFDict, PDFName } from 'pdf-lib'
import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'

/** What becomes of a mark where new ones are written. */
export interface MarkFate {
  /** It goes, as it only said which element its content belongs to, or that it is an artifact. */
  isOld: boolean
  /** It stays without its identifier, as it says more than that. */
  losesIdentifier: boolean
  /** It says what is read out in place of what it holds, so that what it holds stays together. */
  isWorded: boolean
}

const worded = ['ActualText', 'Alt', 'E']
const propertiesKey = PDFName.of('Properties')

/**
 * What becomes of a mark. Undefined where its identifier cannot be told from the words that it brings.
 *
 * @param names of the operands of `BMC` or `BDC`: the tag, then the name of properties or what is in them
 * @param resources the page's, which hold the properties
 */
export function fateOfMark(
  names: readonly string[],
  reader: Reader,
  resources: PDFDict | undefined,
): MarkFate | undefined {
  const [tag, property] = names
  if (tag === 'Artifact') return { isOld: true, losesIdentifier: false, isWorded: false }
  const given = property === undefined ? undefined : reader.dict(resources?.get(propertiesKey))
  const named = property === undefined ? undefined : reader.dict(given?.get(PDFName.of(property)))
  const isInline = names.includes('MCID', 1)
  const isWorded = worded.some((key) => names.includes(key, 1) || named?.has(PDFName.of(key)))
  const saysMore = isWorded || names.includes('Lang', 1) || (named?.has(Name.Lang) ?? false)
  const hasIdentifier = isInline || (named?.has(Name.MCID) ?? false)
  if (hasIdentifier && saysMore && !isInline) return undefined
  return { isOld: hasIdentifier && !saysMore, losesIdentifier: hasIdentifier && saysMore, isWorded }
}
