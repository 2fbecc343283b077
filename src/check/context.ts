import type { YamlSource } from '../load/result.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { Law } from '../profiles/notice.ts'
import type { SectionTemplate } from './templates.ts'

/** What every rule may look at besides what it checks. It has no meetings, so that memory stays flat. */
export interface CheckContext extends Law {
  settings: YamlSource<Settings>
  committees: ReadonlyMap<string, YamlSource<Committee>>
  /** The law of each committee that has a profile of its own, by slug. */
  laws: ReadonlyMap<string, Law>
  /** The sections that kinds of report must have, by the name of the template. */
  templates: ReadonlyMap<string, SectionTemplate>
  /** Names allowed under `rules:` and `accept:`. */
  ruleNames: readonly string[]
}

/** The context for one body, with the law that applies to it. */
export function contextFor(slug: string, context: CheckContext): CheckContext {
  return { ...context, ...context.laws.get(slug) }
}

/** The law of each committee, by slug. */
export function lawsByCommittee(context: CheckContext): ReadonlyMap<string, Law> {
  return new Map(
    [...context.committees.keys()].map((slug) => {
      const { profile, calendar } = contextFor(slug, context)
      return [slug, { profile, calendar }]
    }),
  )
}
