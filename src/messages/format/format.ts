import type { Message } from '../message.ts'
import { formatGithub } from './github.ts'
import { formatJson } from './json.ts'
import type { FormatOptions } from './options.ts'
import { formatPretty } from './pretty.ts'
import { formatSarif } from './sarif.ts'

export const messageFormats = ['pretty', 'json', 'github', 'sarif'] as const
export type MessageFormat = (typeof messageFormats)[number]

/**
 * Messages as text for people (`pretty`), programs (`json`), annotations on GitHub, or code scanners (`sarif`).
 * @returns text that ends with a line feed; empty for no messages in `github`
 */
export function formatMessages(messages: readonly Message[], format: MessageFormat, options: FormatOptions): string {
  if (format === 'json') return formatJson(messages)
  if (format === 'github') return formatGithub(messages, options.folder)
  if (format === 'sarif') return formatSarif(messages, options.version)
  return formatPretty(messages, options)
}
