import type { Place, Severity } from '../messages/message.ts'
import type { Profile, Provision } from '../profiles/schema.ts'
import type { CommitteeInput, MeetingInput, PaperInput, ReportInput, WorkspaceInput } from './inputs.ts'

/** What a rule found. `check.ts` adds the rule, its severity and its reference to make a message. */
export interface Finding {
  /** What is wrong, in a clerk's words: "28 December 2026 is a Monday, not a Tuesday." */
  reason: string
  place: Place | { file: string }
  /** What to do about it. */
  note?: string
  /** The other place involved, and what is there. */
  cause?: { reason: string; place: Place }
  /** Instead of the rule's own, if this finding is more or less serious than others of the rule. */
  severity?: Severity
  /** Instead of the rule's own, if the law depends on the profile. */
  reference?: string
  /** The value found and the values that would be right, as data. */
  actual?: string
  expected?: string[]
}

/**
 * Part of a workspace that shows what a rule means. The rest comes from a small workspace of an invented council, so that
 * an example has only what matters. Each example is a test, and `explain` prints it.
 */
export interface Example {
  /** What it shows, if that is not plain. */
  title?: string
  /** Markdown of the first document of item 1. */
  report?: string
  /** YAML: keys of meeting.yaml. */
  meeting?: string
  /** YAML: keys of the committee's file. */
  committee?: string
  /** YAML: keys of agendapack.yaml. */
  settings?: string
  /** Further files of the workspace, by path. */
  files?: Readonly<Record<string, string>>
}

/** An example with findings, and the text that each finding is at, in order. */
export interface InvalidExample extends Example {
  at: readonly string[]
}

interface RuleBase {
  /** The name by which it is set, accepted and explained, such as `notice-clear-days`. */
  id: string
  /** Its numbers in the specification, such as `EN1`. */
  aliases?: readonly string[]
  /** What must be true, in one sentence. */
  title: string
  severity: Severity
  /** The standard that requires it, if it is the same for every body. */
  reference?: string
  /** The provisions of a profile that require it. */
  law?: (profile: Profile) => readonly (Provision | undefined)[]
  /** Why it matters, and how it is checked. */
  description: string
  examples: { valid: readonly Example[]; invalid: readonly InvalidExample[] }
}

export type MeetingRule = RuleBase & { scope: 'meeting'; check(input: MeetingInput): Iterable<Finding> }
export type ReportRule = RuleBase & { scope: 'report'; check(input: ReportInput): Iterable<Finding> }
/** A rule that compares a report with the meeting it is for. */
export type PaperRule = RuleBase & { scope: 'paper'; check(input: PaperInput): Iterable<Finding> }
export type CommitteeRule = RuleBase & { scope: 'committee'; check(input: CommitteeInput): Iterable<Finding> }
export type WorkspaceRule = RuleBase & { scope: 'workspace'; check(input: WorkspaceInput): Iterable<Finding> }

/** One thing that must be true of a workspace; its examples are its tests and its documentation. */
export type Rule = MeetingRule | PaperRule | ReportRule | CommitteeRule | WorkspaceRule
