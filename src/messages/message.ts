import { VFileMessage } from 'vfile-message'

/** `error` stops a build; `warning` and `info` never do. */
export type Severity = 'error' | 'warning' | 'info'

/** A point in a text: 1-based line, 1-based column (UTF-16 units), 0-based offset where known. */
export interface Point {
  line: number
  column: number
  offset?: number
}

/** A stretch of a file. `file` is relative to the workspace, with forward slashes. */
export interface Place {
  file: string
  start: Point
  end: Point
}

/** What a message is made of; `.github/CONTRIBUTING.md` has the style guide. */
export interface MessageOptions {
  rule: string
  severity: Severity
  /** A sentence that says what is wrong, in the words of the person who has to fix it. */
  reason: string
  place: Place | { file: string }
  /** What to do about it, in one or two sentences. */
  note?: string
  /** The other place involved, such as the earlier of two entries. */
  cause?: Message
  /** The law or standard that asks for it. */
  reference?: string
  /** What was found and what would be right, as data for programs. */
  actual?: string
  expected?: string[]
}

/** One finding: a `vfile-message` whose `source` is `agendapack`; `fatal` is true, false or undefined by severity. */
export type Message = VFileMessage

/** Makes a message that any vfile reporter understands. */
export function message(options: MessageOptions): Message {
  const { place } = options
  const made = new VFileMessage(options.reason, {
    ruleId: options.rule,
    source: 'agendapack',
    ...('start' in place ? { place: { start: place.start, end: place.end } } : {}),
    cause: options.cause,
  })
  made.file = place.file
  setSeverity(made, options.severity)
  made.note = options.note
  made.actual = options.actual
  made.expected = options.expected
  if (options.reference) Object.assign(made, { reference: options.reference })
  return made
}

/** Gives a message another severity. */
export function setSeverity(made: Message, severity: Severity): void {
  made.fatal = { error: true, warning: false, info: undefined }[severity]
}

/** Gives a message another place. */
export function moveMessage(made: Message, { file, start, end }: Place): void {
  made.file = file
  made.place = { start, end }
  made.line = start.line
  made.column = start.column
}

/** The same message once more, so that what happens to one does not happen to the other. */
export function copyMessage(made: Message): Message {
  return Object.assign(Object.create(Object.getPrototypeOf(made)) as Message, made)
}

/** The severity a message was made with. */
export function severityOf(made: Message): Severity {
  return made.fatal === true ? 'error' : made.fatal === false ? 'warning' : 'info'
}

/** True if any message is an error. */
export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some(isError)
}

/** True for a message that stops a build. */
export function isError({ fatal }: Message): boolean {
  return fatal === true
}
