import type { Host } from '../host/host.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { Result, Workspace, YamlSource } from '../load/sources.ts'
import type { Message, Place } from '../messages/message.ts'
import { loadCalendar } from '../profiles/calendar.ts'
import type { Calendar } from '../profiles/clear-days.ts'
import { loadProfile } from '../profiles/load-profile.ts'
import type { Profile } from '../profiles/schema.ts'
import { checkNames } from './known-rules.ts'
import { rules } from './rules/index.ts'
import { stageFindings } from './stage-findings.ts'
import { loadTemplates, type SectionTemplate } from './templates.ts'

/** The law that a body is under. */
export interface Law {
  profile: Profile
  calendar: Calendar
}

/** What every rule may look at besides the piece it checks. Holds no meeting. */
export interface CheckContext extends Law {
  settings: YamlSource<Settings>
  committees: ReadonlyMap<string, YamlSource<Committee>>
  /** Of committees that name a profile of their own, by slug. */
  laws: ReadonlyMap<string, Law>
  /** Section sets for reports, by name. */
  templates: ReadonlyMap<string, SectionTemplate>
  /** Names that settings may set and entries under `accept:` may accept. */
  ruleNames: readonly string[]
}

/**
 * Gets ready to check a workspace: its profile, its calendar, its report templates, and the names of rules in its
 * settings and registers.
 * @returns no context where the profile cannot be had; the messages say why
 */
export async function createCheckContext(workspace: Workspace, host: Host): Promise<Result<CheckContext>> {
  const { settings, committees } = workspace
  const lawOf = async (name: string, place: Place): Promise<Result<Law>> => {
    const { value: profile, messages } = await loadProfile(name, host.files, place)
    if (!profile) return { value: undefined, messages }
    return { value: { profile, calendar: await loadCalendar(profile, settings.value.holidays) }, messages }
  }
  const law = await lawOf(settings.value.profile, settings.place(['profile']))
  const laws = new Map<string, Law>()
  const ofCommittees: Message[] = []
  for (const [slug, { value, place }] of committees) {
    if (value.profile === undefined) continue
    const own = await lawOf(value.profile, place(['profile']))
    if (own.value) laws.set(slug, own.value)
    ofCommittees.push(...own.messages)
  }
  const templates = await loadTemplates(host.files)
  const messages: Message[] = [...law.messages, ...ofCommittees, ...templates.messages]
  const ruleNames = [...rules.map((rule) => rule.id), ...Object.keys(stageFindings)]
  messages.push(...checkNames(workspace, ruleNames))
  if (!law.value) return { value: undefined, messages }
  const value: CheckContext = {
    settings,
    committees,
    ...law.value,
    laws,
    templates: templates.value ?? new Map(),
    ruleNames,
  }
  return { value, messages }
}

/** The context for what concerns one body: under its own law where it has one. */
export function contextFor(slug: string, context: CheckContext): CheckContext {
  return { ...context, ...context.laws.get(slug) }
}

/** The profile that each committee is under, by slug. */
export function profilesByCommittee(context: CheckContext): ReadonlyMap<string, Profile> {
  return new Map([...context.committees.keys()].map((slug) => [slug, contextFor(slug, context).profile]))
}
