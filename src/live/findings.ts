import { join, sep } from 'node:path'
import type { Files } from '../host/host.ts'
import { extensionOf } from '../host/paths.ts'
import { type Message, type Severity, severityOf } from '../messages/message.ts'

/** A finding as the page of a preview shows it. */
export interface ShownFinding {
  severity: Severity
  rule: string
  reason: string
  note: string | undefined
  /** The words that it is about. */
  words: string | undefined
  /** `meetings/may/report.md:12` */
  where: string
  /** Opens the file at its line. */
  href: string
}

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info']
const LONGEST = 160
/** Files whose lines are those of the findings in them. */
const TEXTS = ['.md', '.yaml', '.yml', '.hbs', '.typ', '.svg']

/** Findings, worst first, each once. */
export async function shownFindings(messages: readonly Message[], files: Files): Promise<ShownFinding[]> {
  const texts = new Map<string, string | undefined>()
  const found = new Map<string, ShownFinding>()
  for (const severity of WORST_FIRST) {
    for (const made of messages) {
      if (severityOf(made) !== severity) continue
      const file = made.file ?? ''
      if (!texts.has(file)) texts.set(file, await textOf(file, files))
      const shown = shownFinding(made, severity, texts.get(file), files.root)
      found.set(JSON.stringify([shown.where, made.column, shown.rule, shown.reason]), shown)
    }
  }
  return [...found.values()]
}

function shownFinding(made: Message, severity: Severity, text: string | undefined, root: string): ShownFinding {
  const { file = '', line, column = 1, ruleId = '', reason, note } = made
  const path = join(root, file).split(sep).map(encodeURIComponent).join('/')
  // A path of Windows begins with the drive.
  const absolute = path.startsWith('/') ? path : `/${path}`
  const isText = TEXTS.includes(extensionOf(file))
  return {
    severity,
    rule: ruleId,
    reason,
    note,
    words: text === undefined ? undefined : wordsAt(made, text),
    where: isText && line !== undefined ? `${file}:${line}` : file,
    href: `vscode://file${absolute}${isText && line !== undefined ? `:${line}:${column}` : ''}`,
  }
}

/** The words that a finding is about; the whole line where it is about a point in it. */
function wordsAt({ place }: Message, text: string): string | undefined {
  if (!place || !('start' in place)) return undefined
  const { start, end } = place
  const line = text.split(/\r\n|\n|\r/, start.line)[start.line - 1] ?? ''
  const isPoint = start.line === end.line && start.column === end.column
  const words = isPoint ? line : line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined)
  const trimmed = words.trim()
  if (trimmed === '') return undefined
  return trimmed.length > LONGEST ? `${trimmed.slice(0, LONGEST)}…` : trimmed
}

async function textOf(file: string, files: Files): Promise<string | undefined> {
  if (!TEXTS.includes(extensionOf(file))) return undefined
  try {
    return new TextDecoder().decode(await files.read(file))
  } catch {
    // The words are a help: without the file the finding stands alone.
    return undefined
  }
}
