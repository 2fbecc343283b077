import type { ManifestAction, ManifestDecision, ManifestDecisions, ManifestVotes } from '../manifest/decisions.ts'
import { escapeMarkdown } from '../typeset/templates/escape.ts'
import { ENGLISH, printed, type Word } from './words.ts'

/** What the sheet says of the meeting. */
export interface SheetHead {
  body: string
  /** Day, time and place. */
  when: string
  /** True for the edition with what is not for publication. */
  isForMembers: boolean
}

/** The decisions of a meeting as Markdown: who was there, each decision with all that its record has to say, actions. */
export function decisionsMarkdown(decisions: ManifestDecisions, { body, when, isForMembers }: SheetHead): string {
  const { published, record } = decisions
  const alone = decisions.decisions.filter(({ taken }) => taken !== undefined)
  const ofMeeting = decisions.decisions.filter(({ taken }) => taken === undefined)
  const about = [
    published && printed('published', { date: ENGLISH.date(published) }),
    record && printed('record', record),
  ].filter((part) => part !== undefined)
  const blocks = [
    `# ${escapeMarkdown(printed('decisions-of', { body }))}`,
    `**${escapeMarkdown(when)}**`,
    ...(isForMembers ? [`**${escapeMarkdown(printed('members'))}**`] : []),
    ...(about.length > 0 ? [escapeMarkdown(about.join(' '))] : []),
    ...attendanceBlocks(decisions),
    `## ${printed('decisions')}`,
    ...(ofMeeting.length === 0 ? [printed('nothing-decided')] : ofMeeting.flatMap(decisionBlocks)),
    ...(alone.length === 0 ? [] : [`## ${printed('taken-alone')}`, ...alone.flatMap(decisionBlocks)]),
    ...actionBlocks(decisions.actions),
  ]
  return `${blocks.join('\n\n')}\n`
}

function attendanceBlocks({ attendance, declarations }: ManifestDecisions): string[] {
  const people = attendance && [
    field('present', attendance.present.join(', ')),
    field('apologies', attendance.apologies.join(', ') || printed('none')),
    ...(attendance.absent.length > 0 ? [field('absent', attendance.absent.join(', '))] : []),
    ...(attendance.substitutes.length > 0
      ? [field('substitutes', attendance.substitutes.map((one) => printed('substitute-for', one)).join(', '))]
      : []),
    ...(attendance.inAttendance.length > 0 ? [field('in-attendance', attendance.inAttendance.join(', '))] : []),
  ]
  const rows = declarations?.map(({ member, item, nature = '', action = '', dispensation }) => [
    ...[member, item, nature],
    [action, dispensation ? printed('dispensation') : ''].filter((part) => part !== '').join('; '),
  ])
  const heads: Word[] = ['member', 'item', 'interest', 'what-they-did']
  const table = rows?.length ? tableOf(heads, rows) : printed('no-declarations')
  return [
    ...(people ? [`## ${printed('attendance')}`, ...people] : []),
    ...(rows ? [`## ${printed('declarations')}`, table] : []),
  ]
}

function decisionBlocks(decision: ManifestDecision): string[] {
  const { item, title, minute, key, statement, outcome, resolved, callInUntil } = decision
  const marks = [
    ...(minute === undefined ? [] : [printed('minute', { number: minute })]),
    ...(key ? [printed('key')] : []),
    ...(statement === undefined ? [] : [statement]),
  ]
  return [
    `### ${escapeMarkdown([item, title].filter((part) => part !== undefined).join(' '))}`,
    ...(marks.length > 0 ? [escapeMarkdown(sentence(marks.join(' · ')))] : []),
    ...(decision.taken ? takenBlocks(decision) : []),
    ...(resolved === undefined ? [] : [quoted(resolved)]),
    ...(outcome === undefined ? [] : [field('outcome', `${printed(`outcome-${outcome}`)}${votesInWords(decision)}`)]),
    ...moversBlock(decision),
    ...recordedVotes(decision),
    ...recordBlocks(decision),
    ...(callInUntil === undefined ? [] : [escapeMarkdown(printed('call-in', { date: ENGLISH.date(callInUntil) }))]),
  ]
}

function takenBlocks({ taken, record }: ManifestDecision): string[] {
  if (!taken) return []
  const { by, on, authority, as } = taken
  const who = printed('on', { who: by, date: ENGLISH.date(on) })
  return [
    field('taken-by', as === 'officer' ? `${who}, ${printed(`authority-${authority}`)}` : who),
    ...(record ? [escapeMarkdown(printed('record', { ...record, needs: '' }))] : []),
  ]
}

function moversBlock({ moved, seconded }: ManifestDecision): string[] {
  const parts = [
    ...(moved === undefined ? [] : [field('moved', moved)]),
    ...(seconded === undefined ? [] : [field('seconded', seconded)]),
  ]
  return parts.length > 0 ? [parts.join(' ')] : []
}

/** ": 5 for, 2 against, 1 abstained". */
function votesInWords({ votes }: ManifestDecision): string {
  if (!votes) return ''
  const parts = (['for', 'against', 'abstained'] as const).map((way) => `${votes[way].count} ${printed(way)}`)
  return ` (${parts.join(', ')})`
}

function recordedVotes({ votes }: ManifestDecision): string[] {
  if (!votes) return []
  const named = (['for', 'against', 'abstained'] as const).flatMap((way) => namesOf(way, votes[way]))
  return named.length > 0 ? [field('recorded-vote', named.join('; '))] : []
}

function namesOf(way: Word, { names = [] }: ManifestVotes): string[] {
  return names.length > 0 ? [`${printed(way)} ${names.join(', ')}`] : []
}

/** What the law asks for is always there; what it does not, where there is something to say. */
function recordBlocks({ reasons, optionsRejected, consulted, conflicts, record, outcome }: ManifestDecision): string[] {
  if (outcome === undefined) return []
  const isNeeded = (name: string) => record?.needs.includes(name) === true
  const told = conflicts.map(({ member, nature, dispensation }) =>
    [`${member}: ${nature}`, dispensation].filter((part) => part !== undefined).join('; '),
  )
  return [
    ...(reasons === undefined ? [] : [labelled('reasons', reasons)]),
    ...(optionsRejected === undefined ? [] : [labelled('options', optionsRejected)]),
    ...(consulted === undefined ? [] : [labelled('consulted', consulted)]),
    ...(told.length > 0 || isNeeded('conflicts') ? [field('conflicts', told.join('. ') || printed('none'))] : []),
  ]
}

function actionBlocks(actions: readonly ManifestAction[]): string[] {
  if (actions.length === 0) return []
  const rows = actions.map(({ item = '', action, owner = '', due, done, update }) => [
    item,
    [action ?? printed('private'), update].filter((part) => part !== undefined).join('. '),
    owner,
    done === undefined ? ENGLISH.date(due) : printed('done-on', { date: ENGLISH.date(done) }),
  ])
  return [`## ${printed('actions')}`, tableOf(['item', 'action', 'owner', 'due'], rows)]
}

/** A label and what the body has written below it, which is Markdown. */
function labelled(word: Word, markdown: string): string {
  const isOneParagraph = !/\n|^\s*(?:[-*+>#|]|\d+[.)])\s?/.test(markdown.trim())
  const text = isOneParagraph ? ` ${sentence(markdown.trim())}` : `\n\n${markdown.trim()}`
  return `**${escapeMarkdown(printed(word))}:**${text}`
}

function field(word: Word, value: string): string {
  return `**${escapeMarkdown(printed(word))}:** ${escapeMarkdown(sentence(value))}`
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

function tableOf(heads: readonly Word[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  return [
    line(heads.map((head) => printed(head))),
    line(heads.map(() => '---')).replaceAll('\\', ''),
    ...rows.map(line),
  ].join('\n')
}
