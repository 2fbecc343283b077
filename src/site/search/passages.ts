import { unescapeMarkup } from '../../verify/leaks/web-texts.ts'

/** A stretch of a paper that a result of the search can lead to. */
export interface Passage {
  /** What comes after the address of the paper: `#costs`, `#page=47`, or nothing. */
  at: string
  /** The heading above it. */
  heading?: string
  text: string
}

/** Characters after which a passage ends at the next place that can be led to. */
const LONG = 2500
/** Characters after which it ends wherever a paragraph does. */
const LONGEST = 6000

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+/giu
/** Elements within a word or a line. */
const INLINE = /^(?:a|abbr|b|bdi|bdo|code|del|em|i|ins|mark|q|s|small|span|strong|sub|u|wbr)$/u
const HEADING = /^h[1-6]$/u
const ID = /\sid="([^"]*)"/u

/** The text of a report's page in passages, each with the nearest place above it that can be led to. @param body safe HTML */
export function passagesOf(body: string): Passage[] {
  const passages: Passage[] = []
  let current: Passage = { at: '', text: '' }
  let heading: string | undefined
  const end = (): void => {
    const text = spaced(current.text)
    if (text !== '' || current.heading !== undefined) passages.push({ ...current, text })
  }
  for (const [whole, closing, tag = '', attributes = ''] of body.matchAll(TAG)) {
    const name = tag.toLowerCase()
    if (name === '') {
      const text = unescapeMarkup(whole)
      if (heading === undefined) current.text += text
      else heading += text
      continue
    }
    const isHeading = HEADING.test(name)
    if (isHeading && closing === '/' && heading !== undefined) {
      current.heading = spaced(heading)
      heading = undefined
    } else if (closing === '') {
      const id = unescapeMarkup(ID.exec(attributes)?.[1] ?? '')
      const isNew = id !== '' && (isHeading || current.text.length > LONG)
      if (isNew || (current.text.length > LONGEST && !INLINE.test(name))) {
        end()
        current = { at: isNew ? `#${id}` : current.at, text: '' }
      }
      if (isHeading) heading = ''
    }
    if (!INLINE.test(name)) current.text += ' '
  }
  end()
  return passages
}

/** Characters of a page of a PDF that are searched: a page of a newspaper has fewer. */
const MOST_OF_PAGE = 20_000

/** The text of a page of a PDF, as the search wants it: words that were divided at the end of a line are whole again. */
export function textOfPage(text: string): string {
  return spaced(text.slice(0, MOST_OF_PAGE).replaceAll(/(?:(?![\t\n\r])\p{Cc}|[\u00ad\ufffe])(?:\r?\n)?/gu, ''))
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}
