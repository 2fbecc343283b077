import { PDFArray, type PDFDict, PDFNull, type PDFObject, PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { type Reader, stringOfKey } from '../../pdf/objects.ts'
import { fieldAndAncestors } from './field-ancestors.ts'
import { fieldName } from './form-fields.ts'
import type { RuleContext } from './rule-context.ts'

/**
 * A relative address, completed with the base that its file gives for all of them (ISO 32000-1, 12.6.4.7): the pack has no
 * such base. Undefined where the address can stay as it is.
 */
export function absoluteAddress(reader: Reader, catalog: PDFDict, value: PDFObject): PDFObject | undefined {
  const [address, base] = [value, reader.dict(catalog.get(Name.URI))?.get(Name.Base)].map((text) => utf8(reader, text))
  if (address === undefined || base === undefined || URL.canParse(address) || !URL.canParse(address, base))
    return undefined
  return stringOfKey(new URL(address, base).href)
}

function utf8(reader: Reader, value: PDFObject | undefined): string | undefined {
  const key = reader.key(value)
  return key === undefined ? undefined : Buffer.from(key, 'latin1').toString('utf8')
}

/** The fields that an action resets, sends or hides, as they are called in the target; those that stay behind left out. */
export function actedOn(context: RuleContext, value: PDFObject): PDFObject {
  const { source, fields, prefix } = context
  const { reader } = source
  const names = keptNames(context)
  const one = (element: PDFObject): PDFObject => {
    const name = reader.key(element)
    if (name !== undefined) return names.has(name) ? stringOfKey(fieldName(prefix, name)) : PDFNull
    const dict = element instanceof PDFRef ? reader.dict(element) : undefined
    const isThere = dict !== undefined && (fields.kept.has(dict) || dict.has(Name.Subtype))
    return isThere ? context.copier().copy(element) : PDFNull
  }
  const array = reader.array(value)
  if (!array) return one(value)
  const all = PDFArray.withContext(source.document.context)
  for (const element of array.asArray()) {
    const copy = one(element)
    if (copy !== PDFNull) all.push(copy)
  }
  return all
}

/** Names of the fields that come along, with those of the fields above them (ISO 32000-2, 12.7.4.2). */
function keptNames({ source: { reader }, fields }: RuleContext): ReadonlySet<string> {
  const names = new Set<string>()
  for (const field of fields.kept) {
    const parts = [...fieldAndAncestors(reader, field)].flatMap(({ dict }) => reader.key(dict.get(Name.T)) ?? [])
    names.add(parts.toReversed().join('.'))
  }
  return names
}
