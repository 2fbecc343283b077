/** A Typst string literal: in one, only `\` and `"` are special. */
export function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`
}

/** A Typst value for a string, or `none`. */
export function quoteOrNone(value: string | undefined): string {
  return value === undefined ? 'none' : quote(value)
}

/** A Typst array of values; a single one keeps the comma that makes it an array. */
export function array(values: readonly string[]): string {
  return `(${values.map((value) => `${value},`).join(' ')})`
}

/** A Typst dictionary of values. */
export function dictionary(entries: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(entries).map(([key, value]) => `${key}: ${value}`)
  return pairs.length === 0 ? '(:)' : `(${pairs.join(', ')})`
}

/** A length in points. */
export function points(value: number): string {
  return `${Number(value.toFixed(4))}pt`
}

/** Typst for a text with values: `(Pages {first} - {last})` as `[#"(Pages "#first#" - "#last#")"]`, with Typst variables of those names. */
export function patternTypst(pattern: string): string {
  const parts = pattern.split(/\{(\w+)\}/u)
  const written = parts.map((part, index) => (index % 2 === 1 ? `#${part}` : part === '' ? '' : `#${quote(part)}`))
  return `[${written.filter((part) => part !== '').join('')}]`
}
