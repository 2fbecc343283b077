import { visit } from 'unist-util-visit'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { sectionsOf } from '../../text/titles.ts'
import { isBackgroundTitle } from './background-papers.ts'

/** Published works among the background papers (EN11). */
export const backgroundPublished: ReportRule = {
  id: 'background-published',
  title: 'Published works are no background papers.',
  severity: 'warning',
  description:
    'The law excludes published works from background papers, because everybody can have them. What has an address on the web is published; list it as a source or as further reading.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\n## Background papers\n\n- Survey of patients, March 2022\n' }],
    invalid: [
      {
        report: '# A\n\n## Background papers\n\n- Survey of patients\n- Long plan, <https://plan.example/>\n',
        at: ['Long plan, <https://plan.example/>'],
      },
      {
        report: '---\nbackground_papers: ["Long plan, https://plan.example/"]\n---\n# A\n',
        at: ['"Long plan, https://plan.example/"'],
      },
    ],
  },
  check,
}

function* check({ context, document, report, text }: ReportInput): Iterable<Finding> {
  const law = context.profile.background_papers
  if (!law || document.privacy) return
  const note = 'Move it to a list of sources, or remove its address if it is not published there.'
  const reason = 'Unexpected published work among the background papers, expected unpublished papers only'
  const given = report.frontMatter.background_papers
  for (const [index, paper] of (typeof given === 'string' ? [given] : (given ?? [])).entries()) {
    if (!/\bhttps?:\/\//.test(paper)) continue
    const keys = typeof given === 'string' ? ['background_papers'] : ['background_papers', index]
    yield { reason, note, place: report.place(keys), reference: law.reference }
  }
  for (const section of sectionsOf(text, isBackgroundTitle)) {
    for (const block of section.body) {
      let isPublished = false
      visit(block.node, 'link', (link) => {
        if (/^https?:\/\//.test(link.url)) isPublished = true
      })
      if (isPublished) yield { reason, note, place: block.place(), reference: law.reference }
    }
  }
}
