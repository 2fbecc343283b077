import type { Host } from '../host/host.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { Result, Workspace, YamlSource } from '../load/sources.ts'
import type { Message } from '../messages/message.ts'
import { loadCalendar } from '../profiles/calendar.ts'
import type { Calendar } from '../profiles/clear-days.ts'
import { loadProfile } from '../profiles/load-profile.ts'
import type { Profile } from '../profiles/schema.ts'
import { checkNames } from './known-rules.ts'
import { rules } from './rules/index.ts'
import { stageFindings } from './stage-findings.ts'
import { loadTemplates, type SectionTemplate } from './templates.ts'

/** What every rule may look at besides the piece it checks. Holds no meeting. */
export interface CheckContext {
  settings: YamlSource<Settings>
  committees: ReadonlyMap<string, YamlSource<Committee>>
  profile: Profile
  calendar: Calendar
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
  const profile = await loadProfile(settings.value.profile, host.files, settings.place(['profile']))
  const templates = await loadTemplates(host.files)
  const messages: Message[] = [...profile.messages, ...templates.messages]
  const ruleNames = [...rules.map((rule) => rule.id), ...Object.keys(stageFindings)]
  messages.push(...checkNames(workspace, ruleNames))
  if (!profile.value) return { value: undefined, messages }
  const calendar = await loadCalendar(profile.value, settings.value.holidays)
  const value: CheckContext = {
    settings,
    committees,
    profile: profile.value,
    calendar,
    templates: templates.value ?? new Map(),
    ruleNames,
  }
  return { value, messages }
}
