import { PDFArray, type PDFDict, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import type { Copier } from '../../pdf/write/copier.ts'
import type { Source } from '../files/source.ts'
import type { Target } from '../files/target.ts'

/**
 * Adds the layers that the copied pages use, in the states that the file opens with (ISO 32000-1, 8.11.4). In the panel they
 * stand below `title`, if one is given.
 */
export function graftLayers(target: Target, source: Source, copier: Copier, title?: string): void {
  const { reader } = source
  const properties = reader.dict(source.catalog.get(Name.OCProperties))
  if (!properties) return
  const all = elementsOf(reader, properties.get(Name.OCGs)).filter((value) => value instanceof PDFRef)
  const used = new Map<PDFRef, PDFRef>()
  for (const group of all) {
    const copy = copier.copied(group)
    if (copy instanceof PDFRef) used.set(group, copy)
  }
  if (used.size === 0) return
  const { layers } = target
  const state = reader.dict(properties.get(Name.D))
  const listed = (key: PDFName): PDFRef[] =>
    elementsOf(reader, state?.get(key)).filter((value) => value instanceof PDFRef && used.has(value)) as PDFRef[]
  const on = new Set(listed(Name.ON))
  const off = new Set(listed(Name.OFF))
  const base = reader.name(state?.get(Name.BaseState))
  for (const [group, copy] of used) {
    layers.groups.push(copy)
    if (off.has(group) || (base === Name.OFF && !on.has(group))) layers.hidden.push(copy)
  }
  for (const group of listed(Name.Locked)) layers.locked.push(used.get(group) ?? group)
  const nested = (key: PDFName): PDFObject[] =>
    elementsOf(reader, state?.get(key)).flatMap((value) => nestedCopy(target, reader, value, used, 0) ?? [])
  const order = nested(Name.Order)
  if (title !== undefined && order.length > 0)
    layers.order.push(target.context.obj([PDFHexString.fromText(title), ...order]))
  else layers.order.push(...order)
  layers.radioGroups.push(...nested(Name.RBGroups).filter((value) => value instanceof PDFArray))
  for (const rule of elementsOf(reader, state?.get(Name.AS))) {
    const copy = automaticRule(target, reader, rule, used)
    if (copy) layers.automatic.push(copy)
  }
}

/** Groups and their labels, without those that no page uses. */
function nestedCopy(
  target: Target,
  reader: Reader,
  value: PDFObject,
  used: ReadonlyMap<PDFRef, PDFRef>,
  depth: number,
): PDFObject | undefined {
  if (value instanceof PDFRef && used.has(value)) return used.get(value)
  const found = reader.resolve(value)
  if (!(found instanceof PDFArray)) return reader.text(found) === undefined || depth === 0 ? undefined : found
  if (depth > 16) return undefined
  const copy = PDFArray.withContext(target.context)
  let groups = 0
  for (const element of found.asArray()) {
    const kid = nestedCopy(target, reader, element, used, depth + 1)
    if (kid === undefined) continue
    copy.push(kid)
    if (kid instanceof PDFRef || kid instanceof PDFArray) groups += 1
  }
  return groups > 0 ? copy : undefined
}

function automaticRule(
  target: Target,
  reader: Reader,
  value: PDFObject,
  used: ReadonlyMap<PDFRef, PDFRef>,
): PDFObject | undefined {
  const rule = reader.dict(value)
  const event = reader.name(rule?.get(Name.Event))
  if (!rule || !event) return undefined
  const groups = elementsOf(reader, rule.get(Name.OCGs)).flatMap((group) =>
    group instanceof PDFRef ? (used.get(group) ?? []) : [],
  )
  const categories = elementsOf(reader, rule.get(Name.Category)).filter((entry) => entry instanceof PDFName)
  if (groups.length === 0) return undefined
  return target.context.obj({ Event: event, OCGs: groups, Category: categories })
}

/** Writes the catalog's OCProperties; the configuration has a name (ISO 14289-1, 7.10). */
export function writeLayers(target: Target): void {
  const { layers, context, catalog } = target
  if (layers.groups.length === 0) return
  const state: PDFDict = context.obj({ BaseState: 'ON' })
  state.set(Name.Name, PDFString.of('Layers'))
  const put = (key: PDFName, values: readonly PDFObject[]): void => {
    if (values.length > 0) state.set(key, context.obj([...values]))
  }
  put(Name.OFF, layers.hidden)
  put(Name.Locked, layers.locked)
  put(Name.Order, layers.order)
  put(Name.RBGroups, layers.radioGroups)
  put(Name.AS, layers.automatic)
  const properties = context.obj({ OCGs: layers.groups })
  properties.set(Name.D, state)
  catalog.set(Name.OCProperties, properties)
}
