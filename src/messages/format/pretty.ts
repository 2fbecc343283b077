import { styleText } from 'node:util'
import type { Message, Point, Severity } from '../message.ts'
import { codeFrame } from './code-frame.ts'
import { countInWords, factsOf, type MessageFacts } from './facts.ts'
import type { FormatOptions } from './options.ts'

type Style = Parameters<typeof styleText>[0]

const COLOURS: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' }

/** Messages as `formatGroups` writes them, and a count at the end. */
export function formatPretty(messages: readonly Message[], options: FormatOptions): string {
  const count = countInWords(messages)
  return count === undefined ? 'No findings.\n' : `${formatGroups(messages, options)}\n${count}\n`
}

/**
 * Messages grouped by file, each with a frame that shows the offending text underlined. What was said already is left out: the
 * frame of the message before, and the advice that a rule gave on the same file.
 * @returns text that ends with a line feed
 */
export function formatGroups(messages: readonly Message[], options: FormatOptions): string {
  const paint = (style: Style, text: string) =>
    options.colour ? styleText(style, text, { validateStream: false }) : text
  const groups = new Map<string, MessageFacts[]>()
  for (const facts of messages.map(factsOf)) {
    const file = facts.file ?? ''
    groups.set(file, [...(groups.get(file) ?? []), facts])
  }
  const parts = [...groups].map(([file, group]) => {
    const source = file === '' ? undefined : options.sources(file)
    const title = file === '' ? [] : [paint('underline', printable(file))]
    const advice = new Set<string>()
    const entries = group.map((facts, index) => {
      const key = [facts.rule, facts.note, facts.reference].join('\n')
      const said = { frame: isSamePlace(facts, group[index - 1]), advice: advice.has(key) }
      advice.add(key)
      return entry(facts, source, paint, said)
    })
    return [...title, ...entries].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}

function isSamePlace({ start, end }: MessageFacts, before: MessageFacts | undefined): boolean {
  const isSame = (one: Point | undefined, other: Point | undefined) =>
    one?.line === other?.line && one?.column === other?.column
  return before !== undefined && isSame(start, before.start) && isSame(end, before.end)
}

/** The lines of a message. `said` tells which of its parts stand above already. */
function entry(
  facts: MessageFacts,
  source: string | undefined,
  paint: (style: Style, text: string) => string,
  said: { frame: boolean; advice: boolean },
): string {
  const { severity, rule, start, end, note, reference, cause } = facts
  const where = start ? `${start.line}:${start.column}` : '-'
  const colour = COLOURS[severity]
  const lines = [
    `  ${paint('dim', where)}  ${paint(colour, severity)}  ${printable(facts.reason)}  ${paint('dim', rule)}`,
  ]
  if (start && end && source !== undefined && !said.frame)
    lines.push(...codeFrame(source, start, end, (text) => paint(colour, text)))
  if (note && !said.advice) lines.push(`    ${printable(note)}`)
  if (reference && !said.advice) lines.push(`    ${paint('dim', printable(reference))}`)
  if (cause) {
    const at = cause.start ? `:${cause.start.line}:${cause.start.column}` : ''
    lines.push(`    ${paint('dim', `${cause.file ?? ''}${at}`)} ${printable(cause.reason)}`)
  }
  return lines.join('\n')
}

/** Text from files is shown without control characters, which a terminal would obey. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}
