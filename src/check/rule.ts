import type { Place, Severity } from '../messages/message.ts'
import type { Profile, Provision } from '../profiles/schema.ts'
import type { CommitteeInput, MeetingInput, ReportInput, WorkspaceInput } from './inputs.ts'

/** What a rule found. The engine adds the rule, its severity and its reference, and makes a message of it. */
export interface Finding {
  /** What is wrong, in a sentence. */
  reason: string
  place: Place | { file: string }
  /** What to do. */
  note?: string
  /** The other place involved, and what it says. */
  cause?: { reason: string; place: Place }
  /** Instead of the rule's own, where a finding is graver or lighter than others of the rule. */
  severity?: Severity
  /** Instead of the rule's own, where the law depends on the profile. */
  reference?: string
  actual?: string
  expected?: string[]
}

/**
 * A piece of a workspace that shows what a rule means. What is not given comes from a small complete workspace of an
 * invented council, so that an example holds only what matters. Each is a test and is printed by `explain`.
 */
export interface Example {
  /** What it shows, where that is not plain. */
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

/** An example with findings: the text that each finding points at, in order. */
export interface InvalidExample extends Example {
  at: readonly string[]
}

interface RuleBase {
  /** The name by which it is set, accepted and explained, such as `notice-clear-days`. */
  id: string
  /** Its names in the specification, such as `EN1`. */
  aliases?: readonly string[]
  /** What must hold, in one sentence. */
  title: string
  severity: Severity
  /** The standard that asks for it, where it is the same for every body. */
  reference?: string
  /** Where a profile says that its law asks for it. */
  law?: (profile: Profile) => readonly (Provision | undefined)[]
  /** Why, and how it is computed. */
  description: string
  examples: { valid: readonly Example[]; invalid: readonly InvalidExample[] }
}

export type MeetingRule = RuleBase & { scope: 'meeting'; check(input: MeetingInput): Iterable<Finding> }
export type ReportRule = RuleBase & { scope: 'report'; check(input: ReportInput): Iterable<Finding> }
export type CommitteeRule = RuleBase & { scope: 'committee'; check(input: CommitteeInput): Iterable<Finding> }
export type WorkspaceRule = RuleBase & { scope: 'workspace'; check(input: WorkspaceInput): Iterable<Finding> }

/** One thing that must hold: a declarative object whose examples are its tests and its documentation. */
export type Rule = MeetingRule | ReportRule | CommitteeRule | WorkspaceRule
