import { jsonSchemas } from './json-schemas.ts'

/** As much of a JSON Schema as a list of keys needs. */
interface Schema {
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: Schema | boolean
  enum?: unknown[]
  const?: unknown
  default?: unknown
}

/** Where a key stands and what it is for. */
interface Line {
  depth: number
  key: string
  about: string
}

/**
 * All keys of a kind of file, each on a line with what it is for; keys of lists and maps stand below them, set in.
 * @param file its name, `meeting.yaml` or `report.md`, or its kind, `meeting`
 * @returns text that ends with a line feed; undefined for a file of no kind
 */
export function keyList(file: string): string | undefined {
  const text = jsonSchemas().get(file.replace(/\.(?:ya?ml|md)$/u, ''))
  if (text === undefined) return undefined
  const schema: Schema & { title?: string } = JSON.parse(text)
  const lines = keysIn(schema, 0, true)
  const width = Math.max(...lines.map(({ depth, key }) => 2 * depth + key.length))
  const shown = lines.map(({ depth, key, about }) =>
    `  ${(' '.repeat(2 * depth) + key).padEnd(width)}  ${about}`.trimEnd(),
  )
  return [schema.title ?? file, '', ...shown, '', 'Keys marked * have to be there.', ''].join('\n')
}

/** @param isNeeded false for keys of one kind of entry among several, such as `part` in an agenda */
function keysIn(schema: Schema, depth: number, isNeeded: boolean): Line[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, inner]): Line[] => [
    { depth, key: isNeeded && schema.required?.includes(key) ? `${key} *` : key, about: aboutOf(inner) },
    ...keysIn(inner, depth + 1, true),
  ])
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  const isOneKind = choices.filter(({ properties }) => properties !== undefined).length < 2
  const rest = typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []
  const inside = [...(schema.items ? [schema.items] : []), ...rest].flatMap((inner) => keysIn(inner, depth, true))
  return [...own, ...inside, ...choices.flatMap((inner) => keysIn(inner, depth, isOneKind))]
}

function aboutOf(schema: Schema): string {
  const choice = choicesIn(schema)
  const parts = [
    schema.description,
    choice.length > 1 ? `one of: ${choice.join(', ')}` : undefined,
    schema.default !== undefined && typeof schema.default !== 'object' ? `(${String(schema.default)})` : undefined,
  ]
  return parts
    .filter((part) => part !== undefined)
    .join('; ')
    .replace('; (', ' (')
}

/** Values among which a key chooses. */
function choicesIn({ enum: values, const: value, anyOf = [] }: Schema): string[] {
  return [...(values ?? []), ...(value === undefined ? [] : [value]), ...anyOf.flatMap((inner) => choicesIn(inner))]
    .filter((one) => typeof one !== 'object')
    .map(String)
}
