import type { ReportInput } from '../inputs.ts'
import type { TemplateSection } from '../templates.ts'
import { plainTitle, type Section, sectionsOf } from '../text/titles.ts'

/** A section of the template, with where the report has it. */
export interface MatchedSection {
  wanted: TemplateSection
  /** Undefined where the report does not have it. */
  found: Section | undefined
  /** 0-based position among the sections of the report. */
  position: number
}

/**
 * Sections of a report matched with those of its template; undefined for a report without a template. Where a title
 * stands twice in the template, the first takes the first in the report and the last the last.
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
