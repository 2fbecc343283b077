import type { Message } from '../message.ts'
import { factsOf } from './facts.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Workflow commands that GitHub shows as annotations beside the lines of a pull request.
 * @param folder of the workspace in its repository, where it is not the repository itself
 */
export function formatGithub(messages: readonly Message[], folder = ''): string {
  return messages.map((made) => `${annotation(made, folder)}\n`).join('')
}

function annotation(made: Message, folder: string): string {
  const { rule, severity, reason, note, file, start, end } = factsOf(made)
  const properties = [
    ...(file ? [`file=${escapeProperty(folder === '' ? file : `${folder}/${file}`)}`] : []),
    ...(start && end ? [`line=${start.line}`, `endLine=${end.line}`] : []),
    // Columns hold only for a stretch of one line.
    ...(start && end && start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
    `title=${escapeProperty(rule)}`,
  ]
  return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeText(note ? `${reason}\n${note}` : reason)}`
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
