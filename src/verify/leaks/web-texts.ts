/** A text that is searched by itself. */
export interface WebText {
  text: string
  /** `names` for words of the format, such as keys of JSON. */
  of: 'text' | 'names'
}

/** The texts of a file of words, as readers and as programs get them. */
export function textsOfFile(path: string, text: string): WebText[] {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  const plain = (texts: string[]): WebText[] => texts.map((part) => ({ text: part, of: 'text' }))
  if (/^(html?|xhtml|xml|atom|rss|svg)$/.test(ending)) return plain(markupTexts(text))
  if (/^(json|jsonld|webmanifest|geojson|map)$/.test(ending)) return jsonTexts(text) ?? plain([text])
  if (ending === 'ics') return plain([calendarText(text)])
  return plain([text])
}

/** Markup without its tags; and, by themselves, the contents of tags, comments and scripts. */
function markupTexts(markup: string): string[] {
  const tags: string[] = []
  const outside = markup.replace(
    /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>/gi,
    (part) => {
      if (part.startsWith('<![CDATA[')) return ` ${part.slice(9, -3)} `
      tags.push(part)
      // Line breaks stay, so that lines can be named.
      return part.replace(/[^\n]+/g, ' ')
    },
  )
  return [unescapeMarkup(outside), unescapeMarkup(tags.join('\n'))]
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '\u00ad' }

export function unescapeMarkup(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, named?: string) => {
      if (named !== undefined) return NAMED[named.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** Strings and keys of JSON, one a line; undefined where it is none. */
function jsonTexts(text: string): WebText[] | undefined {
  const values: string[] = []
  const keys: string[] = []
  try {
    JSON.parse(text, (key, value) => {
      keys.push(key)
      if (typeof value === 'string' || typeof value === 'number') values.push(String(value))
      return value
    })
  } catch {
    return undefined
  }
  return [
    { text: values.join('\n'), of: 'text' },
    { text: keys.join('\n'), of: 'names' },
  ]
}

/** iCalendar with its folded lines unfolded and its escapes undone. */
function calendarText(text: string): string {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .replace(/\\n/gi, '\n')
    .replace(/\\([,;\\])/g, '$1')
}
