/** The longest character reference in HTML, `&CounterClockwiseContourIntegral;`. */
const LONGEST_REFERENCE = 33

/**
 * The place of a character of a text node in its Markdown, which can be longer: it has escapes, character references and
 * the indents of continued lines.
 * @param raw the Markdown of the node
 * @param value its text
 * @param index 0-based offset in `value`
 * @returns 0-based offset in `raw`
 */
export function alignedOffset(raw: string, value: string, index: number): number {
  let at = 0
  for (let done = 0; done < index && at < raw.length; done += 1) at = next(raw, value, done, at)
  if (index < value.length && value[index] !== raw[at]) {
    if (raw[at] === '\\') return at
  }
  return Math.min(at, raw.length)
}

/** The offset in `raw` after the character of `value` at `done`. */
function next(raw: string, value: string, done: number, at: number): number {
  const character = value[done]
  if (character === '\n') return afterLineEnding(raw, at, value[done + 1])
  if (raw[at] === character) {
    const reference = character === '&' ? referenceEnd(raw, at) : -1
    return reference > 0 && value[done + 1] !== raw[at + 1] ? reference : at + 1
  }
  if (raw[at] === '\\' && raw[at + 1] === character) return at + 2
  if (raw[at] === '&') {
    const reference = referenceEnd(raw, at)
    if (reference > 0) return reference
  }
  return at + 1
}

function afterLineEnding(raw: string, from: number, following: string | undefined): number {
  let at = from
  while (at < raw.length && raw[at] !== '\n' && raw[at] !== '\r') at += 1
  if (raw[at] === '\r') at += 1
  if (raw[at] === '\n') at += 1
  while (at < raw.length && (raw[at] === ' ' || raw[at] === '\t' || raw[at] === '>') && raw[at] !== following) at += 1
  return at
}

function referenceEnd(raw: string, at: number): number {
  const end = raw.indexOf(';', at)
  return end > at && end - at <= LONGEST_REFERENCE ? end + 1 : -1
}
