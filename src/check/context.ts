import type { YamlSource } from '../load/result.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { Law } from '../profiles/notice.ts'
import type { Profile } from '../profiles/schema.ts'
import type { SectionTemplate } from './templates.ts'

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

/** The context for what concerns one body: under its own law where it has one. */
export function contextFor(slug: string, context: CheckContext): CheckContext {
  return { ...context, ...context.laws.get(slug) }
}

/** The profile that each committee is under, by slug. */
export function profilesByCommittee(context: CheckContext): ReadonlyMap<string, Profile> {
  return new Map([...context.committees.keys()].map((slug) => [slug, contextFor(slug, context).profile]))
}
