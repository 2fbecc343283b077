import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { plainTitle, sectionsOf } from '../../text/titles.ts'

const LONGEST = 200

/** Titles under which background papers are listed. */
export function isBackgroundTitle(plain: string): boolean {
  return /^(?:list of )?background (?:papers?|documents?)(?: .{0,60})?$/.test(plain)
}

/** The list of background papers (EN11). */
export const backgroundPapers: ReportRule = {
  id: 'background-papers',
  aliases: ['EN11'],
  title: 'A public report lists its background papers, or says there are none.',
  severity: 'warning',
  description:
    'Background papers are unpublished documents that the report relies on to a material extent. List them in a section called "Background papers", or under `background_papers:` in the front matter. Minutes, appendices and presentations do not need a list. The law depends on the profile.',
  law: ({ background_papers: papers }) => [papers],
  scope: 'report',
  examples: {
    valid: [
      { report: '# Surgeries\n\nText.\n\n## Background papers\n\nNone.\n' },
      { report: '---\nbackground_papers: [Survey of patients, March 2022]\n---\n# Surgeries\n' },
    ],
    invalid: [{ report: '# Surgeries\n\nText.\n', at: ['# Surgeries'] }],
  },
  check,
}

function* check({ context, document, report, text }: ReportInput): Iterable<Finding> {
  const law = context.profile.background_papers
  if (!law || document.kind !== 'report' || document.privacy || report.frontMatter.background_papers !== undefined)
    return
  if (sectionsOf(text, isBackgroundTitle).length > 0) return
  if (text.blocks.some((block) => block.text.length < LONGEST && isBackgroundTitle(plainTitle(block.text)))) return
  const [first] = text.blocks
  yield {
    reason: 'This report does not list its background papers.',
    place: first ? first.place() : { file: text.path },
    note: 'Add a section called "Background papers". Write "None" in it if there are none.',
    reference: law.provision,
  }
}
