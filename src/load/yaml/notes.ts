import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import { keyOf } from './nodes.ts'

/**
 * How to fix a value of the wrong type.
 *
 * @param types what the schema calls the types that it takes
 * @param raw the value as it is written
 * @param text the YAML that the value's place counts
 * @param known the keys that the schema knows where it wants a mapping
 */
export function typeNote(
  types: readonly string[],
  node: unknown,
  raw: string,
  text: string,
  known: () => readonly string[],
): string | undefined {
  if (isScalar(node) && node.value === null) {
    const colour = commentAt(text, node.range?.[0] ?? text.length)
    if (colour) return `A # after a space begins a comment in YAML. Put the value in quotes: "${colour}".`
    return 'Give it a value, or remove the key.'
  }
  if (types.includes('string') && isScalar(node)) return `Put it in quotes: "${raw}".`
  if (types.includes('array') && isMap(node)) return hyphenNote(node)
  if (types.includes('array'))
    return isScalar(node) ? `Put it in square brackets: [ ${raw} ].` : 'Write a list: [ …, … ].'
  if (types.some((type) => type === 'object' || type === 'record')) return mappingNote(known(), node)
  if (types.includes('boolean')) return 'Write true or false, without quotes.'
  if (types.some((type) => type === 'number' || type === 'int')) return numberNote(node)
  if (types.includes('string') && isSeq(node)) return 'Write one value, without brackets and hyphens.'
  return types.includes('string') && isMap(node)
    ? 'Write the text alone, without keys; text with a colon in quotes.'
    : undefined
}

function hyphenNote({ items: [first] }: YAMLMap): string {
  return `Begin every entry with a hyphen and a space: \`- ${keyOf(first) ?? 'title'}: …\`.`
}

/** A word such as `#1d4f91` in place of a value, which YAML reads as a comment. */
function commentAt(text: string, offset: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1, text.length).split('\n', 1)[0] ?? ''
  return /:\s+(#\w+)\b/.exec(line)?.[1]
}

function mappingNote(keys: readonly string[], node: unknown): string {
  // A text alone where an entry with a title is wanted: an item of an agenda.
  if (isScalar(node) && typeof node.value === 'string' && keys.includes('title') && !keys.includes('file'))
    return `Write \`title: ${node.value.slice(0, 60)}\`.`
  const shown = keys.slice(0, 3).map((key) => `${key}: …`)
  return shown.length === 0
    ? 'Write keys and values: { key: value }.'
    : `Write keys and values: { ${shown.join(', ')}${keys.length > shown.length ? ', …' : ''} }.`
}

function numberNote(node: unknown): string {
  const value = isScalar(node) ? node.value : undefined
  if (typeof value === 'string' && /^\d+$/.test(value)) return `Write it without quotes: ${value}.`
  return typeof value === 'number' ? 'Write a whole number.' : 'Write a number in digits, without quotes: 12.'
}
