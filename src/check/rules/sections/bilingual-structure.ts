import type { Report } from '../../../load/sources.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import type { ReportText } from '../../text/report-text.ts'

/** Versions of a report in two languages, such as Welsh and English (WA3). */
export const bilingualStructure: MeetingRule = {
  id: 'bilingual-structure',
  aliases: ['WA3'],
  title: 'Both language versions of a paper have the same structure.',
  severity: 'warning',
  description:
    'Compares `report.md` with `report.cy.md` if the agenda lists both: the levels of their headings, and how many tables and list items they have. Used by profiles with two languages, such as wales-council.',
  law: ({ bilingual }) => [bilingual],
  scope: 'meeting',
  examples: {
    valid: [
      {
        settings: 'profile: wales-council',
        meeting: 'agenda: [{ item: "1", title: A, documents: [report.md, report.cy.md] }]',
        report: '# Surgery hours\n\n## Background papers\n\nNone.\n',
        files: { 'report.cy.md': '# Oriau meddygfeydd\n\n## Papurau cefndir\n\nDim.\n' },
      },
    ],
    invalid: [
      {
        settings: 'profile: wales-council',
        meeting: 'agenda: [{ item: "1", title: A, documents: [report.md, report.cy.md] }]',
        report: '# Surgery hours\n\n## Costs\n\nNone.\n\n## Background papers\n\nNone.\n',
        files: { 'report.cy.md': '# Oriau meddygfeydd\n\n## Papurau cefndir\n\nDim.\n' },
        at: ['## Costs'],
      },
    ],
  },
  check,
}

interface Version {
  report: Report
  text: ReportText
}

function* check({ context, documents, texts }: MeetingInput): Iterable<Finding> {
  const law = context.profile.bilingual
  if (!law) return
  const versions = new Map<string, Version>()
  for (const { document } of documents) {
    const text = texts.get(document.id)
    if (document.content.type === 'report' && text)
      versions.set(document.content.report.path, { report: document.content.report, text })
  }
  for (const [path, version] of versions) {
    for (const language of law.languages) {
      const other = versions.get(path.replace(/\.md$/, `.${language}.md`))
      if (!other || other === version) continue
      const finding = difference(version, other)
      if (finding) yield { ...finding, reference: law.provision }
    }
  }
}

/** The first heading at which the two differ or, if none does, a difference in tables and list items. */
function difference(one: Version, other: Version): Finding | undefined {
  const own = one.text.blocks.filter((block) => block.kind === 'heading')
  const theirs = other.text.blocks.filter((block) => block.kind === 'heading')
  const at = Array.from({ length: Math.max(own.length, theirs.length) }, (_, index) => index).find(
    (index) =>
      own[index]?.depth !== theirs[index]?.depth ||
      (own.length !== theirs.length && index === Math.min(own.length, theirs.length) - 1),
  )
  const note = 'Check that nothing is missing from either version.'
  if (at !== undefined) {
    const heading = own[at] ?? own.at(-1)
    return {
      reason: `The headings differ from here on. This version has ${own.length}, and ${other.report.path} has ${theirs.length}.`,
      place: heading ? heading.place() : { file: one.report.path },
      note,
    }
  }
  const counts = ({ text }: Version) => [text.grids.length, text.blocks.filter((block) => block.item).length] as const
  const [tables, items] = counts(one)
  const [otherTables, otherItems] = counts(other)
  if (tables === otherTables && items === otherItems) return undefined
  return {
    reason: `This version has ${tables} tables and ${items} list items, but ${other.report.path} has ${otherTables} and ${otherItems}.`,
    place: { file: one.report.path },
    note,
  }
}
