import type { Location, Log, Result } from 'sarif'
import { type Message, severityOf } from '../message.ts'
import { factsOf, type MessageFacts } from './facts.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/**
 * A SARIF 2.1.0 log with one run, for code scanners. Columns count UTF-16 units, which the log says.
 * @param version of the program
 */
export function formatSarif(messages: readonly Message[], version?: string): string {
  const rules = [...new Set(messages.map((made) => factsOf(made).rule))].sort()
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'agendapack',
            semanticVersion: version,
            rules: rules.map((id) => ({ id, help: { text: `agendapack explain ${id}` } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: messages.map((made) => result(made, rules)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function result(made: Message, rules: readonly string[]): Result {
  const facts = factsOf(made)
  const { actual, cause, expected, note, reason, reference, rule } = facts
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: LEVELS[severityOf(made)],
    message: { text: [reason, note, reference].filter((part) => part !== undefined).join('\n') },
    locations: facts.file ? [location(facts, facts.file)] : undefined,
    ...(cause?.file ? { relatedLocations: [{ ...location(cause, cause.file), message: { text: cause.reason } }] } : {}),
    ...(actual === undefined && expected === undefined ? {} : { properties: { actual, expected } }),
  }
}

function location({ start, end }: MessageFacts, file: string): Location {
  const region =
    start && end
      ? { region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column } }
      : {}
  return {
    physicalLocation: { artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') }, ...region },
  }
}
