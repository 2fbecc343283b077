import { visit } from 'unist-util-visit'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { sectionsOf } from '../../text/titles.ts'
import { isBackgroundTitle } from './background-papers.ts'

/** Published works listed as background papers (EN11). */
export const backgroundPublished: ReportRule = {
  id: 'background-published',
  title: 'A list of background papers leaves out published works.',
  severity: 'warning',
  description:
    'By law, background papers do not include published works, which anyone can get. A paper with a web address is taken to be published. List it as a source or as further reading instead.',
  law: ({ background_papers: papers }) => [papers],
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
  const note = 'Move it to a list of sources. If it is not published at that address, remove the address.'
  const reason = 'This background paper has a web address, so it counts as published.'
  const given = report.frontMatter.background_papers
  for (const [index, paper] of (typeof given === 'string' ? [given] : (given ?? [])).entries()) {
    if (!/\bhttps?:\/\//.test(paper)) continue
    const keys = typeof given === 'string' ? ['background_papers'] : ['background_papers', index]
    yield { reason, note, place: report.place(keys), reference: law.provision }
  }
  for (const section of sectionsOf(text, isBackgroundTitle)) {
    for (const block of section.body) {
      let isPublished = false
      visit(block.node, 'link', (link) => {
        if (/^https?:\/\//.test(link.url)) isPublished = true
      })
      if (isPublished) yield { reason, note, place: block.place(), reference: law.provision }
    }
  }
}
