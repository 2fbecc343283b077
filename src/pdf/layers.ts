import { type PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib'
import { Name } from './names.ts'
import { elementsOf, type Reader } from './objects.ts'

/** Tells whether what belongs to a layer, or to several, is not seen when the file is opened. */
export type LayerTest = (layer: PDFObject | undefined) => boolean

const [VIEW, VIEW_STATE, EXPRESSION, POLICY] = ['View', 'ViewState', 'VE', 'P'].map((key) => PDFName.of(key)) as [
  PDFName,
  PDFName,
  PDFName,
  PDFName,
]
const [AND, OR, NOT, ALL_ON, ANY_OFF, ALL_OFF] = ['And', 'Or', 'Not', 'AllOn', 'AnyOff', 'AllOff'].map((key) =>
  PDFName.of(key),
)
/** Expressions of layers within expressions; deeper ones count as off. */
const deepest = 16

/**
 * The layers of a file (ISO 32000-2, 8.11) in the states that it opens with; undefined for a file without layers. Where two
 * places of the file contradict each other, a layer counts as off.
 */
export function hiddenLayers(reader: Reader, catalog: PDFDict): LayerTest | undefined {
  const properties = reader.dict(catalog.get(Name.OCProperties))
  if (!properties) return undefined
  const state = reader.dict(properties.get(Name.D))
  const listed = (key: PDFName): ReadonlySet<PDFObject> => new Set(elementsOf(reader, state?.get(key)))
  const [on, off] = [listed(Name.ON), listed(Name.OFF)]
  const isOffAtFirst = reader.name(state?.get(Name.BaseState)) === Name.OFF
  const isOff = (group: PDFObject): boolean => {
    const usage = reader.dict(reader.dict(group)?.get(Name.Usage))
    const isNotViewed = reader.name(reader.dict(usage?.get(VIEW))?.get(VIEW_STATE)) === Name.OFF
    return off.has(group) || isNotViewed || (isOffAtFirst && !on.has(group))
  }
  const isHiddenBy = (expression: PDFObject | undefined, depth: number): boolean => {
    const [operator, ...operands] = elementsOf(reader, expression)
    if (operator === undefined)
      return expression !== undefined && reader.dict(expression) !== undefined && isOff(expression)
    if (depth > deepest) return true
    const hidden = operands.map((operand) => isHiddenBy(operand, depth + 1))
    if (operator === NOT) return hidden[0] !== true
    if (operator === AND) return hidden.includes(true)
    return operator !== OR || !hidden.includes(false)
  }
  return (layer) => {
    const dict = reader.dict(layer)
    if (!layer || !dict) return false
    const members = dict.get(Name.OCGs)
    if (dict.has(EXPRESSION)) return isHiddenBy(dict.get(EXPRESSION), 0)
    if (members === undefined) return layer instanceof PDFRef && isOff(layer)
    const groups = reader.array(members) ? elementsOf(reader, members) : [members]
    const states = groups.filter((group) => reader.dict(group)).map(isOff)
    if (states.length === 0) return false
    const policy = reader.name(dict.get(POLICY))
    if (policy === ALL_ON) return states.includes(true)
    if (policy === ANY_OFF) return !states.includes(true)
    return policy === ALL_OFF ? states.includes(false) : !states.includes(false)
  }
}
