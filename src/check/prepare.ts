import type { Host } from '../host/host.ts'
import type { Result } from '../load/result.ts'
import type { Workspace } from '../load/sources.ts'
import type { Message, Place } from '../messages/message.ts'
import { loadCalendar } from '../profiles/calendar.ts'
import { loadProfile } from '../profiles/load-profile.ts'
import type { Law } from '../profiles/notice.ts'
import type { CheckContext } from './context.ts'
import { checkNames } from './findings/known-rules.ts'
import { stageFindings } from './findings/stage-findings.ts'
import { rules } from './rules/index.ts'
import { loadTemplates } from './templates.ts'

/**
 * Loads what the rules need: profile, calendar and report templates. Checks the names of rules in the settings and
 * registers.
 * @returns no context if the profile cannot be loaded; the messages say why
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
