import type { ManifestAction, ManifestDecision, ManifestDecisions } from '../manifest/decisions.ts'
import { escapeMarkdown } from '../typeset/templates/escape.ts'
import type { Wording } from '../wording/wording.ts'

/** What the sheet says of the meeting. */
export interface SheetHead {
  body: string
  /** Day, time and place. */
  when: string
  /** True for the edition with what is not for publication. */
  isForMembers: boolean
}

const WAYS = ['for', 'against', 'abstained'] as const

/** The decisions of a meeting as Markdown: who was there, each decision with all that its record has to say, actions. */
export function decisionsMarkdown(
  decisions: ManifestDecisions,
  { body, when, isForMembers }: SheetHead,
  wording: Wording,
): string {
  const { text, date } = wording
  const { published, record } = decisions
  const alone = decisions.decisions.filter(({ taken }) => taken !== undefined)
  const ofMeeting = decisions.decisions.filter(({ taken }) => taken === undefined)
  const about = [
    published && text('record.published', { date: date(published) }),
    record && text('record.law', lawOf(record)),
  ].filter((part) => part !== undefined)
  const blocksOf = (decision: ManifestDecision) => decisionBlocks(decision, wording)
  const blocks = [
    `# ${escapeMarkdown(text('record.title', { body }))}`,
    `**${escapeMarkdown(when)}**`,
    ...(isForMembers ? [`**${escapeMarkdown(text('record.members'))}**`] : []),
    ...(about.length > 0 ? [escapeMarkdown(about.join(' '))] : []),
    ...attendanceBlocks(decisions, wording),
    `## ${text('decisions.title')}`,
    ...(ofMeeting.length === 0 ? [text('record.nothing')] : ofMeeting.flatMap(blocksOf)),
    ...(alone.length === 0 ? [] : [`## ${text('record.alone')}`, ...alone.flatMap(blocksOf)]),
    ...actionBlocks(decisions.actions, wording),
  ]
  return `${blocks.join('\n\n')}\n`
}

function lawOf({ title, provision }: { title: string; provision: string }): { title: string; provision: string } {
  return { title, provision }
}

function attendanceBlocks({ attendance, declarations }: ManifestDecisions, wording: Wording): string[] {
  const { text } = wording
  const named = (word: string, names: readonly string[]) =>
    names.length > 0 ? [field(wording, word, names.join(', '))] : []
  const people = attendance && [
    field(wording, 'record.present', attendance.present.join(', ')),
    field(wording, 'record.apologies', attendance.apologies.join(', ') || text('record.none')),
    ...named('record.absent', attendance.absent),
    ...named(
      'record.substitutes',
      attendance.substitutes.map(({ name, for: member }) => text('record.substitute_for', { name, for: member })),
    ),
    ...named('record.in_attendance', attendance.inAttendance),
  ]
  const rows = declarations?.map(({ member, item, nature = '', action = '', dispensation }) => [
    ...[member, item, nature],
    [action, dispensation ? text('record.dispensation') : ''].filter((part) => part !== '').join('; '),
  ])
  const heads = ['record.member', 'record.item', 'record.interest', 'record.done_about_it']
  const table = rows?.length ? tableOf(wording, heads, rows) : text('record.no_declarations')
  return [
    ...(people ? [`## ${text('record.attendance')}`, ...people] : []),
    ...(rows ? [`## ${text('record.declarations')}`, table] : []),
  ]
}

function decisionBlocks(decision: ManifestDecision, wording: Wording): string[] {
  const { text, date } = wording
  const { item, title, minute, key, statement, outcome, resolved, callInUntil } = decision
  const marks = [
    ...(minute === undefined ? [] : [text('record.minute', { number: minute })]),
    ...(key ? [text('agenda.key_decision')] : []),
    ...(statement === undefined ? [] : [statement]),
  ]
  return [
    `### ${escapeMarkdown([item, title].filter((part) => part !== undefined).join(' '))}`,
    ...(marks.length > 0 ? [escapeMarkdown(sentence(marks.join(' · ')))] : []),
    ...(decision.taken ? takenBlocks(decision, wording) : []),
    ...(resolved === undefined ? [] : [quoted(resolved)]),
    ...(outcome === undefined
      ? []
      : [field(wording, 'record.outcome', `${text(`outcome.${outcome}`)}${votesInWords(decision, wording)}`)]),
    ...moversBlock(decision, wording),
    ...recordedVotes(decision, wording),
    ...recordBlocks(decision, wording),
    ...(callInUntil === undefined ? [] : [escapeMarkdown(text('record.call_in', { date: date(callInUntil) }))]),
  ]
}

function takenBlocks({ taken, record }: ManifestDecision, wording: Wording): string[] {
  if (!taken) return []
  const { by, on, authority, as } = taken
  const who = wording.text('record.taken', { who: by, date: wording.date(on) })
  return [
    field(
      wording,
      'record.taken_by',
      as === 'officer' ? `${who}, ${wording.text(`record.authority_${authority}`)}` : who,
    ),
    ...(record ? [escapeMarkdown(wording.text('record.law', lawOf(record)))] : []),
  ]
}

function moversBlock({ moved, seconded }: ManifestDecision, wording: Wording): string[] {
  const parts = [
    ...(moved === undefined ? [] : [field(wording, 'record.moved', moved)]),
    ...(seconded === undefined ? [] : [field(wording, 'record.seconded', seconded)]),
  ]
  return parts.length > 0 ? [parts.join(' ')] : []
}

/** " (5 for, 2 against, 1 abstained)". */
function votesInWords({ votes }: ManifestDecision, { text }: Wording): string {
  if (!votes) return ''
  return ` (${WAYS.map((way) => text(`votes.${way}`, { count: votes[way].count })).join(', ')})`
}

function recordedVotes({ votes }: ManifestDecision, wording: Wording): string[] {
  if (!votes) return []
  const named = WAYS.flatMap((way) => {
    const { names = [] } = votes[way]
    return names.length > 0 ? [wording.text(`record.${way}`, { names: names.join(', ') })] : []
  })
  return named.length > 0 ? [field(wording, 'record.recorded_vote', named.join('; '))] : []
}

/** What the law asks for is always there; what it does not, where there is something to say. */
function recordBlocks(decision: ManifestDecision, wording: Wording): string[] {
  const { reasons, optionsRejected, consulted, conflicts, record } = decision
  const isNeeded = (name: string) => record?.needs.includes(name) === true
  const told = conflicts.map(({ member, nature, dispensation }) =>
    [`${member}: ${nature}`, dispensation].filter((part) => part !== undefined).join('; '),
  )
  return [
    ...(reasons === undefined ? [] : [labelled(wording, 'record.reasons', reasons)]),
    ...(optionsRejected === undefined ? [] : [labelled(wording, 'record.options', optionsRejected)]),
    ...(consulted === undefined ? [] : [labelled(wording, 'record.consulted', consulted)]),
    ...(told.length > 0 || isNeeded('conflicts')
      ? [field(wording, 'record.conflicts', told.join('. ') || wording.text('record.none'))]
      : []),
  ]
}

function actionBlocks(actions: readonly ManifestAction[], wording: Wording): string[] {
  if (actions.length === 0) return []
  const { text, date } = wording
  const rows = actions.map(({ item = '', action, owner = '', due, done, update }) => [
    item,
    [action ?? text('privacy.private'), update].filter((part) => part !== undefined).join('. '),
    owner,
    done === undefined ? date(due) : text('record.done', { date: date(done) }),
  ])
  const heads = ['record.item', 'record.action', 'record.owner', 'record.due']
  return [`## ${text('record.actions')}`, tableOf(wording, heads, rows)]
}

/** A label and what the body has written below it, which is Markdown. */
function labelled(wording: Wording, word: string, markdown: string): string {
  const isOneParagraph = !/\n|^\s*(?:[-*+>#|]|\d+[.)])\s?/.test(markdown.trim())
  const text = isOneParagraph ? ` ${sentence(markdown.trim())}` : `\n\n${markdown.trim()}`
  return `${boldLabel(wording, word)}${text}`
}

function field(wording: Wording, word: string, value: string): string {
  return `${boldLabel(wording, word)} ${escapeMarkdown(sentence(value))}`
}

function boldLabel({ text }: Wording, word: string): string {
  return `**${escapeMarkdown(text('format.label', { label: text(word) }))}**`
}

/** With a stop: a short line without one is set as a heading. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function quoted(markdown: string): string {
  return markdown
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

function tableOf({ text }: Wording, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  return [
    line(heads.map((head) => text(head))),
    line(heads.map(() => '---')).replaceAll('\\', ''),
    ...rows.map(line),
  ].join('\n')
}
