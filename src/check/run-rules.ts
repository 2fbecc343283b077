import type { Workspace } from '../load/sources.ts'
import { copyMessage, type Message, message, type Severity } from '../messages/message.ts'
import { type CheckContext, contextFor } from './context.ts'
import { itemOf } from './council/meeting-input.ts'
import type { Located } from './findings/accept.ts'
import type { MeetingInput, MeetingSummary, PaperInput, ReportInput } from './inputs.ts'
import type { KeptChecks } from './kept-checks.ts'
import type { Finding, Rule } from './rule.ts'

/** Most findings of one rule that are reported one by one: nobody reads a hundred thousand. */
const MOST_FINDINGS = 500

/** Runs the rules that look at a meeting and its papers. */
export function runOnMeeting(input: MeetingInput, only: readonly Rule[], kept: KeptChecks): Located[] {
  const { context, sources } = input
  const found: Located[] = []
  for (const rule of only) {
    if (rule.scope !== 'meeting') continue
    const made = run(rule, context, sources.definition.path, () => rule.check(input))
    for (const one of made) found.push({ message: one, item: itemOf(input, one) })
  }
  for (const entry of input.documents) {
    const text = input.texts.get(entry.document.id)
    if (entry.document.content.type !== 'report' || !text) continue
    const { report } = entry.document.content
    const paper: PaperInput = { ...entry, context, sources, report, text }
    const ofMeeting = only.flatMap((rule) =>
      rule.scope === 'paper' ? run(rule, context, report.path, () => rule.check(paper)) : [],
    )
    for (const one of [...ofMeeting, ...runOnReport(paper, only, kept)])
      found.push({ message: one, item: entry.itemLabel })
  }
  return found
}

/** Runs the rules that look at a report alone, where they have not looked at the same before. */
function runOnReport(input: ReportInput, only: readonly Rule[], { findings }: KeptChecks): Message[] {
  const { context, report, text, document, item, itemLabel } = input
  const given = JSON.stringify([
    factsOf(document),
    item && [item.item, item.privacy, item.documents.map(factsOf)],
    itemLabel,
  ])
  const known = findings.get(text)
  const isSame = known?.only === only && known.given === given && sameContext(known.context, context)
  if (isSame) return known.found.map(copyMessage)
  const found = only.flatMap((rule) =>
    rule.scope === 'report' ? run(rule, context, report.path, () => rule.check(input)) : [],
  )
  findings.set(text, { only, given, context, found: found.map(copyMessage) })
  return found
}

function factsOf({ id, title, kind, entry, place, privacy }: ReportInput['document']) {
  return { id, title, kind, entry, place, privacy }
}

/** The context of a body is put together for each meeting from the same parts. */
function sameContext(one: CheckContext, other: CheckContext): boolean {
  const keys = Object.keys(other) as (keyof CheckContext)[]
  return keys.every((key) => one[key] === other[key])
}

/** Runs the rules that compare meetings. */
export function runOnWorkspace(
  workspace: Workspace,
  context: CheckContext,
  summaries: readonly MeetingSummary[],
  only: readonly Rule[],
): Located[] {
  const meetings = [...summaries].sort((a, b) => compare(a.date, b.date) || compare(a.path, b.path))
  const found: Message[] = []
  for (const rule of only) {
    if (rule.scope === 'workspace') {
      found.push(...run(rule, context, workspace.settings.path, () => rule.check({ context, workspace, meetings })))
    }
  }
  return found.map((one) => ({ message: one, item: undefined }))
}

/** Runs the rules that look at the register of a committee. */
export function runOnRegister(
  { committees }: Workspace,
  context: CheckContext,
  slug: string,
  only: readonly Rule[],
): Located[] {
  const committee = committees.get(slug)
  if (!committee) return []
  const own = contextFor(slug, context)
  return only.flatMap((rule) =>
    rule.scope === 'committee'
      ? run(rule, own, committee.path, () => rule.check({ context: own, slug, committee })).map((one) => ({
          message: one,
          item: undefined,
        }))
      : [],
  )
}

/** Runs a rule at the severity that the settings give it. */
function run(rule: Rule, context: CheckContext, file: string, check: () => Iterable<Finding>): Message[] {
  const set = context.settings.value.rules[rule.id]
  if (set === 'off') return []
  try {
    return bounded([...check()]).map((finding) => messageOf(rule, finding, set, context))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [
      message({
        rule: 'rule-failure',
        severity: 'error',
        reason: `The rule \`${rule.id}\` could not finish: ${why}`,
        place: { file },
        note: `This is a fault in agendapack, not in your file. Please report it. Until it is fixed, set \`${rule.id}: off\` under \`rules:\`.`,
      }),
    ]
  }
}

/** The first findings, then one that counts the rest. */
function bounded(findings: readonly Finding[]): readonly Finding[] {
  const [next] = findings.slice(MOST_FINDINGS)
  if (!next) return findings
  const others = findings.length - MOST_FINDINGS
  const { place, severity } = next
  const rest: Finding = {
    reason: `There are ${others} more findings of this kind.`,
    place,
    note: 'Fix those above, then check again to see the others.',
    actual: String(others),
  }
  return [...findings.slice(0, MOST_FINDINGS), severity ? { ...rest, severity } : rest]
}

function messageOf(rule: Rule, finding: Finding, set: Severity | undefined, { profile }: CheckContext): Message {
  const { cause, ...rest } = finding
  const [law] = rule.law?.(profile).filter((provision) => provision !== undefined) ?? []
  const reference = finding.reference ?? law?.provision ?? rule.reference
  return message({
    ...rest,
    rule: rule.id,
    severity: set ?? finding.severity ?? rule.severity,
    reference,
    cause: cause ? message({ ...cause, rule: rule.id, severity: 'info' }) : undefined,
  })
}

/** Orders by UTF-16, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
