import { styleText } from 'node:util'
import type { Message, Severity } from '../message.ts'
import { codeFrame } from './code-frame.ts'
import { countInWords, factsOf, type MessageFacts } from './facts.ts'
import type { FormatOptions } from './format.ts'

type Style = Parameters<typeof styleText>[0]

const COLOURS: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' }

/** Messages grouped by file, each with a frame that shows the offending text underlined, and a count at the end. */
export function formatPretty(messages: readonly Message[], options: FormatOptions): string {
  const count = countInWords(messages)
  if (count === undefined) return 'No findings.\n'
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
    return [...title, ...group.map((facts) => entry(facts, source, paint))].join('\n')
  })
  return `${parts.join('\n\n')}\n\n${count}\n`
}

function entry(facts: MessageFacts, source: string | undefined, paint: (style: Style, text: string) => string): string {
  const { severity, rule, start, end, note, reference, cause } = facts
  const where = start ? `${start.line}:${start.column}` : '-'
  const colour = COLOURS[severity]
  const lines = [
    `  ${paint('dim', where)}  ${paint(colour, severity)}  ${printable(facts.reason)}  ${paint('dim', rule)}`,
  ]
  if (start && end && source !== undefined) lines.push(...codeFrame(source, start, end, (text) => paint(colour, text)))
  if (note) lines.push(`    ${printable(note)}`)
  if (reference) lines.push(`    ${paint('dim', printable(reference))}`)
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
