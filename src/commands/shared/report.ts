import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { extensionOf, pathFrom } from '../../host/paths.ts'
import type { Terminal } from '../../host/terminal.ts'
import { countInWords } from '../../messages/format/facts.ts'
import { formatMessages, type MessageFormat } from '../../messages/format/format.ts'
import { formatGroups } from '../../messages/format/pretty.ts'
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
  return [...new Map(messages.map((made) => [keyOf(made), made])).values()]
}

function keyOf({ file, line, column, ruleId, reason }: Message): string {
  return JSON.stringify([file, line, column, ruleId, reason])
}

/** Messages of a command that finds them one after the other. */
export interface Report {
  /** People read them at once, on standard error. */
  add(messages: readonly Message[]): void
  /** Prints how many there were; for programs, all of them on standard output. True if any is an error. */
  end(): boolean
}

/** Starts to print messages, each once, in the format that was asked for. */
export function startReport(root: string, terminal: Terminal, { format, strict }: FindingOptions): Report {
  const told = new Map<string, Message>()
  const options = {
    colour: terminal.colour && format === 'pretty',
    sources: (file: string) => sourceText(root, file),
    version: ownPackage().version,
    folder: folderInRepository(root),
  }
  return {
    add(messages) {
      const isNew = (made: Message) => !told.has(keyOf(made))
      const news = unique(withStrictness(messages, strict)).filter(isNew)
      for (const made of news) told.set(keyOf(made), made)
      if (format === 'pretty' && news.length > 0) terminal.report(`${formatGroups(news, options)}\n`)
    },
    end() {
      const all = [...told.values()]
      const count = countInWords(all)
      const text = format === 'pretty' ? '' : formatMessages(all, format, options)
      if (text !== '') terminal.print(text)
      else if (format === 'pretty' && count !== undefined) terminal.report(count)
      return hasErrors(all)
    },
  }
}

/**
 * Prints messages, each once, in the format that was asked for: for people on standard error, for programs on standard output.
 * @returns true if any is an error
 */
export function reportMessages(
  messages: readonly Message[],
  root: string,
  terminal: Terminal,
  options: FindingOptions,
): boolean {
  const report = startReport(root, terminal, options)
  report.add(messages)
  return report.end()
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
