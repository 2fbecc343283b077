/** Directional overrides, embeddings and isolates: they would turn round the text that comes after a title. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/gu
/** Neither HTML nor XML 1.0 allow control characters (tab, line feed and return aside) or noncharacters. */
const FORBIDDEN = /[^\t\n\r\P{Cc}]|[\uFFFE\uFFFF]|\p{Cs}/gu

/** Text without what could break a page or a feed: control characters and directional overrides. */
export function cleanText(value: string): string {
  return value.replaceAll(DIRECTION, '').replaceAll(FORBIDDEN, '')
}

/** A line of text: cleaned, with single spaces. */
export function cleanLine(value: string): string {
  return cleanText(value).replaceAll(/\s+/gu, ' ').trim()
}

/** Gives each wanted name once: the second `minutes` becomes `minutes-2`. Remembers what it gave. */
export function uniqueNames(taken: Iterable<string> = []): (wanted: string) => string {
  const used = new Set(taken)
  const next = new Map<string, number>()
  return (wanted) => {
    let name = wanted
    for (let count = next.get(wanted) ?? 2; used.has(name); count += 1) {
      name = `${wanted}-${count}`
      next.set(wanted, count + 1)
    }
    used.add(name)
    return name
  }
}
