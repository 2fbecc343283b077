import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { extensionOf, pathFrom } from '../../host/paths.ts'
import type { Terminal } from '../../host/terminal.ts'
import { formatMessages, type MessageFormat } from '../../messages/format/format.ts'
import { hasErrors, type Message } from '../../messages/message.ts'
import { makeStrict } from '../../messages/strict.ts'
import { targetsOf } from '../../office/conversion/targets.ts'
import { readWord } from '../../office/word/read-word.ts'
import { readWorkbook } from '../../office/workbook/read-workbook.ts'
import { ownPackage } from '../../version.ts'
import type { NoSession } from './session.ts'

export interface FindingOptions {
  format: MessageFormat
  strict: boolean
}

/** Turns warnings into errors, where asked. */
export function withStrictness(messages: readonly Message[], strict: boolean): Message[] {
  return strict ? makeStrict(messages) : [...messages]
}

/** The same finding can come from several stages, or for several audiences, that read the same file: it is told once. */
export function unique(messages: readonly Message[]): Message[] {
  const key = ({ file, line, column, ruleId, reason }: Message) => JSON.stringify([file, line, column, ruleId, reason])
  return [...new Map(messages.map((made) => [key(made), made])).values()]
}

/**
 * Prints messages, each once, in the format that was asked for: for people on standard error, for programs on standard output.
 * @returns true if any is an error
 */
export function reportMessages(
  messages: readonly Message[],
  root: string,
  terminal: Terminal,
  { format, strict }: FindingOptions,
): boolean {
  const told = unique(withStrictness(messages, strict))
  if (told.length === 0 && format === 'pretty') return false
  const text = formatMessages(told, format, {
    colour: terminal.colour && format === 'pretty',
    sources: (file) => sourceText(root, file),
    version: ownPackage().version,
    folder: folderInRepository(root),
  })
  if (text !== '') format === 'pretty' ? terminal.report(text) : terminal.print(text)
  return hasErrors(told)
}

/** Ends a command that could not begin: 1 for mistakes in the workspace, 2 for one on the command line. */
export function leave({ problem, messages, root, terminal }: NoSession, options: FindingOptions): number {
  terminal.status('')
  if (problem === undefined) {
    reportMessages(messages, root, terminal, options)
    return 1
  }
  terminal.report(`agendapack: ${problem}`)
  return 2
}

/** Where a workspace is in the repository that GitHub has checked out; '' where it is the repository, or outside of it. */
function folderInRepository(root: string): string {
  const path = pathFrom(process.env.GITHUB_WORKSPACE ?? root, root)
  return path.startsWith('..') || isAbsolute(path) ? '' : path
}

function sourceText(root: string, file: string): string | undefined {
  try {
    const path = join(root, file)
    if (/\.doc[xm]$/i.test(file)) return readWord(readFileSync(path), (part) => part).text
    if (/\.xls[xm]$/i.test(file)) return readWorkbook(readFileSync(path), (part) => part).text
    return targetsOf(extensionOf(file)).length > 0 ? undefined : readFileSync(path, 'utf8')
  } catch {
    // A code frame is a help: without the file the message stands alone.
    return undefined
  }
}
