import { noShelves } from '../kept/shelves.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import { isError, type Message, setSeverity } from '../messages/message.ts'
import { type CheckContext, contextFor } from './context.ts'
import { itemOf, meetingInput, papersOf, reportsOf } from './council/meeting-input.ts'
import { summarise } from './council/summary.ts'
import {
  type Acceptance,
  acceptFindings,
  meetingAcceptances,
  unusedAcceptances,
  workspaceAcceptances,
} from './findings/accept.ts'
import { placedInWord } from './findings/in-word.ts'
import { stageErrors, stageFindings } from './findings/stage-findings.ts'
import type { MeetingInput, MeetingSummary } from './inputs.ts'
import { type KeptChecks, keepChecks } from './kept-checks.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { compare, runOnMeeting, runOnRegister, runOnWorkspace } from './run-rules.ts'

export type Extent = 'some meetings' | 'all meetings' | 'all meetings and stages'

/** A check of a workspace that meetings stream through: only a summary of each is kept. */
export interface WorkspaceCheck {
  /**
   * Findings in one meeting and its papers, in the order of their places. If papers could not be read, entries of their
   * items are not checked, and no acceptance is reported as unused.
   */
  meeting(sources: MeetingSources): Message[]
  /** Findings of other stages in that meeting, with the severities from the settings and the acceptances applied. */
  others(sources: MeetingSources, messages: readonly Message[]): Message[]
  /**
   * Findings in the register of a meeting's committee, once for each committee: errors there stop the build.
   */
  register(sources: MeetingSources): Message[]
  /**
   * Findings in all other registers and over several meetings.
   * @param extent how much was checked: an acceptance that may match a finding elsewhere is not reported as unused
   */
  finish(extent?: Extent): Message[]
  /** What `finish` needs of the meetings so far, as data for another thread. */
  soFar(): CheckedMeetings
  /** Adds meetings that another thread has checked, to be finished with those of this one. */
  add(checked: CheckedMeetings): void
}

/** Meetings that were checked, as data. */
export interface CheckedMeetings {
  summaries: readonly MeetingSummary[]
  /** Slugs of the committees whose registers were checked. */
  registers: readonly string[]
  /** Acceptances in meetings that are not settled, and whether they have matched a finding. */
  waiting: readonly { entry: Acceptance; isUsed: boolean }[]
  /** Indexes of the workspace's acceptances that have. */
  used: readonly number[]
}

/**
 * Starts to check a workspace. Pass in its meetings one by one, then call `finish`.
 * @param kept what was found before
 */
export function startCheck(
  workspace: Workspace,
  context: CheckContext,
  only: readonly Rule[] = rules,
  kept: KeptChecks = keepChecks(noShelves),
): WorkspaceCheck {
  const used = new Set<Acceptance>()
  const general = workspaceAcceptances(workspace)
  const waiting: Acceptance[] = []
  const ofOthers = new Map<string, Acceptance[]>()
  const summaries: MeetingSummary[] = []
  const registers = new Set<string>()

  function meeting(sources: MeetingSources): Message[] {
    const input = meetingInput(sources, contextFor(sources.committeeSlug, context), kept.texts)
    const own = meetingAcceptances(sources, input.documents)
    const incomplete = incompleteItems(input)
    const sure = runOnMeeting(input, only, kept).filter(({ message: made, item }) => {
      return made.file !== sources.definition.path || item === undefined || !incomplete.has(item)
    })
    const found = acceptFindings(sure, [...own, ...general], used)
    summaries.push(summarise(input))
    waiting.push(...own.filter((entry) => !isForMeetings(entry)))
    const others = own.filter(isForOthers)
    if (others.length > 0) ofOthers.set(sources.definition.path, others)
    const due = incomplete.size > 0 ? [] : own.filter(isForMeetings)
    const reports = reportsOf(input.documents)
    return inOrder([...placedInWord(found, reports), ...unusedAcceptances(due, used)])
  }

  function others(sources: MeetingSources, messages: readonly Message[]): Message[] {
    const { rules: set } = context.settings.value
    const accepted = [...(ofOthers.get(sources.definition.path) ?? []), ...general]
    const papers = papersOf(sources)
    return placedInWord(messages, reportsOf(papers.documents)).flatMap((made) => {
      const name = made.ruleId ?? ''
      if (isError(made) || !isStageFinding(name)) return [made]
      const severity = set[name] ?? (stageErrors.has(name) ? 'error' : undefined)
      if (severity === 'off') return []
      if (severity) setSeverity(made, severity)
      return acceptFindings([{ message: made, item: itemOf(papers, made) }], accepted, used)
    })
  }

  function register({ committeeSlug }: MeetingSources): Message[] {
    if (registers.has(committeeSlug)) return []
    registers.add(committeeSlug)
    return inOrder(
      acceptFindings(runOnRegister(workspace, context, committeeSlug, only), [...waiting, ...general], used),
    )
  }

  function finish(extent: Extent = 'all meetings'): Message[] {
    const accepted = [...waiting, ...general]
    const others = [...workspace.committees.keys()].filter((slug) => !registers.has(slug))
    const inRegisters = others.flatMap((slug) => runOnRegister(workspace, context, slug, only))
    const overall = runOnWorkspace(workspace, context, summaries, only)
    const found = acceptFindings([...overall, ...inRegisters], accepted, used)
    if (extent === 'some meetings') return inOrder(found)
    const due = accepted.filter((entry) => extent === 'all meetings and stages' || !isForOthers(entry))
    return inOrder([...found, ...unusedAcceptances(due, used)])
  }

  function soFar(): CheckedMeetings {
    const usedOnes = general.flatMap((entry, index) => (used.has(entry) ? [index] : []))
    const open = waiting.map((entry) => ({ entry, isUsed: used.has(entry) }))
    return { summaries, registers: [...registers], waiting: open, used: usedOnes }
  }

  function add(checked: CheckedMeetings): void {
    summaries.push(...checked.summaries)
    summaries.sort((a, b) => compare(a.path, b.path))
    for (const slug of checked.registers) registers.add(slug)
    for (const { entry, isUsed } of checked.waiting) {
      waiting.push(entry)
      if (isUsed) used.add(entry)
    }
    for (const [index, entry] of general.entries()) if (checked.used.includes(index)) used.add(entry)
  }

  return { meeting, others, register, finish, soFar, add }
}

/** Items with papers that could not be read, which loading has reported. */
function incompleteItems({ sources, items }: MeetingInput): ReadonlySet<string> {
  const inSupplements = sources.supplements.flatMap(({ items: entries, keys }) => {
    const listed = sources.definition.value.supplements[Number(keys[1])]?.items ?? []
    return entries.filter(({ documents }, index) => documents.length < (listed[index]?.documents.length ?? 0))
  })
  const inAgenda = items.filter(({ item, documents }) => documents.length < item.documents.length)
  return new Set([...inAgenda, ...inSupplements].map(({ label }) => label))
}

/** True if all findings that an entry may accept are known once its meeting is checked. */
function isForMeetings(entry: Acceptance): boolean {
  const rule = rules.find((candidate) => candidate.id === entry.rule)
  return rule !== undefined && ['meeting', 'paper', 'report'].includes(rule.scope)
}

function isForOthers({ rule }: Acceptance): boolean {
  return isStageFinding(rule)
}

function isStageFinding(name: string): boolean {
  return Object.hasOwn(stageFindings, name)
}

function inOrder(messages: Message[]): Message[] {
  return messages.sort(
    (a, b) =>
      compare(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.ruleId ?? '', b.ruleId ?? '') ||
      compare(a.reason, b.reason),
  )
}
