import type { ReportInput } from '../inputs.ts'
import type { TemplateSection } from '../templates.ts'
import { plainTitle, type Section, sectionsOf } from '../text/titles.ts'

/** A section of the template, with the one in the report that matches it. */
export interface MatchedSection {
  wanted: TemplateSection
  /** Undefined if the report does not have it. */
  found: Section | undefined
  /** 0-based position among the sections of the report. */
  position: number
}

/**
 * Matches the sections of a report with those of its template; undefined for a report without a template. A section that
 * repeats another matches the last with its title in the report; any other matches the first.
 */
export function matchSections({ context, report, text }: ReportInput): MatchedSection[] | undefined {
  const { template: name } = report.frontMatter
  const template = name === undefined ? undefined : context.templates.get(name)
  if (!template) return undefined
  const titlesOf = (section: TemplateSection) => [section.title, ...section.also].map(plainTitle)
  const all = new Set(template.sections.flatMap(titlesOf))
  const sections = sectionsOf(text, (plain) => all.has(plain))
  const taken = new Set<Section>()
  return template.sections.map((wanted) => {
    const titles = titlesOf(wanted)
    const candidates = sections.filter((section) => !taken.has(section) && titles.includes(sectionTitle(section, all)))
    const found = wanted.repeats === undefined ? candidates[0] : candidates.at(-1)
    if (found) taken.add(found)
    return { wanted, found, position: found ? sections.indexOf(found) : -1 }
  })
}

function sectionTitle(section: Section, known: ReadonlySet<string>): string {
  const whole = plainTitle(section.title.text)
  return known.has(whole) ? whole : plainTitle(section.title.text.split(':')[0] ?? '')
}
