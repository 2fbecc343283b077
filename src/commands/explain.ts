import { explain as explainRule, nearestRule } from '../check/findings/explain.ts'
import { explainNotices } from '../check/findings/explain-notices.ts'
import { noFiles } from '../host/no-files.ts'
import { nodeHost } from '../host/node.ts'
import { processTerminal } from '../host/terminal.ts'
import { date } from '../load/schema/common.ts'
import { loadWorkspace } from '../load/workspace.ts'
import { builtInProfiles } from '../profiles/built-in.ts'
import { loadCalendar } from '../profiles/calendar.ts'
import { loadProfile } from '../profiles/load-profile.ts'
import type { Profile } from '../profiles/schema.ts'
import { keyList } from '../schemas/key-list.ts'
import { builtInLanguages } from '../wording/built-in.ts'
import { explainWording } from './shared/explain-wording.ts'
import { selectWorkspace } from './shared/workspace.ts'

/**
 * `agendapack explain`: what a rule is for, the keys of a kind of file, the notices that a meeting needs, or the list of all
 * rules.
 */
export async function explain(
  rule: string | undefined,
  profile: string | undefined,
  options: { date?: string },
): Promise<number> {
  const terminal = processTerminal()
  const asked = await answerTo(rule, profile, options.date)
  if ('problem' in asked) {
    terminal.report(`agendapack: ${asked.problem}`)
    return 2
  }
  terminal.print(asked.text)
  return 0
}

const SETTINGS = 'agendapack.yaml'

type Answer = { text: string } | { problem: string }

async function answerTo(rule: string | undefined, name: string | undefined, day: string | undefined): Promise<Answer> {
  if (rule === 'notices') return notices(name, day)
  if (rule !== 'wording') return other(rule)
  const text = explainWording(name)
  if (text !== undefined) return { text }
  return { problem: `agendapack has no words in ${name}. It has ${builtInLanguages().join(', ')}.` }
}

async function other(rule: string | undefined): Promise<Answer> {
  const text = explainRule(rule, await builtInLaw()) ?? (rule === undefined ? undefined : keyList(rule))
  if (text !== undefined) return { text }
  const meant = nearestRule(rule ?? '')
  const what = meant ? `Did you mean ${meant}?` : 'Run agendapack explain to list them.'
  return { problem: `There is no rule called ${rule}. ${what}` }
}

async function builtInLaw(): Promise<Profile[]> {
  const loaded = builtInProfiles().map((name) => loadProfile(name, noFiles, { file: SETTINGS }))
  return (await Promise.all(loaded)).flatMap(({ value }) => value ?? [])
}

async function notices(name: string | undefined, day: string | undefined): Promise<Answer> {
  if (day !== undefined && !date.safeParse(day).success) {
    return { problem: `${day} is not a date. Write the year, the month and the day: 2026-12-07.` }
  }
  const selection = selectWorkspace([], process.cwd())
  const host = 'root' in selection ? nodeHost(selection.root) : undefined
  const settings = host && (await loadWorkspace(host)).value?.settings.value
  const wanted = name ?? settings?.profile
  if (wanted === undefined) return { problem: `Name a profile: ${builtInProfiles().join(', ')}.` }
  const { value, messages } = await loadProfile(wanted, host?.files ?? noFiles, { file: SETTINGS })
  if (!value) return { problem: messages.map(({ reason, note }) => `${reason} ${note ?? ''}`.trim()).join('\n') }
  return { text: explainNotices({ profile: value, calendar: await loadCalendar(value, settings?.holidays) }, day) }
}
