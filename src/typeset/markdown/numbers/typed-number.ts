import type { PhrasingContent } from 'mdast'

/** A paragraph number typed by hand, and the text without it. */
export interface TypedNumber {
  /** Exactly as typed: `3.2.1`, `18.1.`, `(a)`, `IV.` */
  number: string
  rest: PhrasingContent[]
}

const decimal = /^(\d{1,3}(?:\.\d{1,3})+[.)]?)[\s\u00a0]+(?=(..?))/su
const single = /^(\d{1,3}[.)]|\(\d{1,3}\))[\s\u00a0]+(?=.)/su
const letter = /^(\([a-z]\)|[a-z]\)|\([ivxlc]{1,6}\)|[ivxlc]{1,6}\))[\s\u00a0]+(?=.)/isu
const roman = /^((?:x{0,3})(?:ix|iv|v?i{0,3})\.)[\s\u00a0]+(?=.)/isu
const bare = /^(\d{1,3})[\s\u00a0]+(?=.)/su

/** What follows an amount, not the number of a paragraph: `1.5 million`, `3.5 % of`, `4.5 € each`; not `2.1 £3 million`. */
const amount = /^(?:[\p{Ll}%°×]|[£$€](?:\s|$))/u

/** The number that a paragraph begins with, also inside bold or italics; undefined where it begins with words. */
export function takeNumber(children: readonly PhrasingContent[]): TypedNumber | undefined {
  return take(children, numberAtStart)
}

/** As `takeNumber`, for a number without any mark after it; to be believed only where neighbours have one, too. */
export function takeBareNumber(children: readonly PhrasingContent[]): TypedNumber | undefined {
  return take(children, (text) => bare.exec(text)?.[1])
}

/** The number at the start of a text; `1.5 million people` is an amount, and `1.30 pm` a time. */
export function numberAtStart(text: string): string | undefined {
  const dotted = decimal.exec(text)
  if (dotted) {
    const [, number = '', next = ''] = dotted
    const parts = number.split('.').length
    const closed = /[.)]$/.test(number)
    return parts > 2 || closed || !amount.test(next) ? number : undefined
  }
  const found = single.exec(text)?.[1] ?? letter.exec(text)?.[1] ?? roman.exec(text)?.[1]
  return found !== undefined && found !== '.' ? found : undefined
}

/** The components of a decimal number: `3.2.1` gives 3, 2 and 1, and `1.0` gives 1; undefined for letters. */
export function components(number: string): number[] | undefined {
  if (!/^\d+(\.\d+)*[.)]?$/.test(number)) return undefined
  const parts = number.replace(/[.)]$/, '').split('.').map(Number)
  return parts.length > 1 && parts.at(-1) === 0 ? parts.slice(0, -1) : parts
}

/** True if `next` continues the count after `previous`: 3.1 after 3.0 or 2.9, 3.1.1 after 3.1, 3.2 after 3.1.4. */
export function follows(previous: string, next: string): boolean {
  const before = components(previous)
  const after = components(next)
  if (!before || !after) return false
  const last = after.length - 1
  const raised = after.map((part, index) => (index === last ? part - 1 : part))
  const sibling = raised.every((part, index) => part === before[index]) && raised.length <= before.length
  const child = after.length === before.length + 1 && after[last] === 1 && before.every((part, i) => part === after[i])
  return sibling || child
}

function take(
  children: readonly PhrasingContent[],
  find: (text: string) => string | undefined,
): TypedNumber | undefined {
  const [first, ...others] = children
  if (!first) return undefined
  if (first.type === 'text') {
    const value = first.value.trimStart()
    // What follows may be a node by itself: `1.1 **Title**`.
    const lookahead = others.length > 0 ? `${value}X` : value
    const number = find(lookahead)
    if (number === undefined) return undefined
    const rest = value.slice(number.length).trimStart()
    return { number, rest: rest === '' ? others : [{ ...first, value: rest }, ...others] }
  }
  if (first.type !== 'strong' && first.type !== 'emphasis') return undefined
  const inner = first.children
  const whole = inner[0]
  if (inner.length === 1 && whole?.type === 'text' && others.length > 0) {
    // `**1.1** text`: the number alone is bold.
    const value = whole.value.trim()
    if (find(`${value} X`) === value) return { number: value, rest: trimStart(others) }
  }
  const taken = take(inner, find)
  return taken && { number: taken.number, rest: [{ ...first, children: taken.rest }, ...others] }
}

function trimStart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...others] = nodes
  if (first?.type !== 'text') return [...nodes]
  const value = first.value.trimStart()
  return value === '' ? others : [{ ...first, value }, ...others]
}
