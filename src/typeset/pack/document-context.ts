import type { Directives } from 'mdast-util-directive'
import { toString as plainText } from 'mdast-util-to-string'
import { itemAddress } from '../../load/address.ts'
import { mainLanguage } from '../../load/text/language.ts'
import type { DocumentFor, Plan } from '../../plan/plan.ts'
import { clusterCoverage } from '../fonts/fonts.ts'
import { itemLabelName, paperPages } from '../front-matter/ranges.ts'
import type { TypstContext } from '../markdown/context.ts'
import { quote } from '../typst-syntax.ts'
import { headingLabels } from './heading-labels.ts'
import { isTurned } from './papers.ts'
import { quoteValue } from './values.ts'

type Paper = DocumentFor<'public' | 'members'>

/** What the conversion of one document has to know of the pack around it. */
export function documentContext(
  paper: Paper | { id: string },
  plan: Plan,
  pictures: ReadonlyMap<string, string>,
): TypstContext {
  const report =
    'visibility' in paper && paper.visibility !== 'withheld' && paper.content.type === 'report'
      ? paper.content.report
      : undefined
  const title = report?.frontMatter.title
  const language = 'visibility' in paper && paper.visibility !== 'withheld' ? paper.entry.language : undefined
  const otherLanguage = mainLanguage(plan.settings.language)
  const isCovered = clusterCoverage()
  return {
    prefix: paper.id,
    wording: plan.wording,
    headingOffset: title === undefined ? 0 : 1,
    image: (url) => {
      const path = report?.images.get(url)
      return path === undefined ? undefined : pictures.get(path)
    },
    textWidth: textWidthOf(paper, plan),
    textSize: plan.settings.style.text_size,
    isLargePrint: plan.largePrint !== undefined,
    resolve: (target) => resolveReference(target, plan),
    targets: () => targetsOf(plan),
    directive: (node) => redacted(node) ?? ('visibility' in paper ? undefined : pagesOf(node, plan)),
    missing: (cluster) => !isCovered(cluster),
    title,
    language,
    ...(otherLanguage === plan.language ? {} : { otherLanguage }),
  }
}

/** Width of the text in points, within the margins of the house style, upright and turned. */
const WIDTHS = { a4: { portrait: 453, landscape: 700 }, letter: { portrait: 470, landscape: 650 } }

function textWidthOf(paper: Paper | { id: string }, { settings }: Plan): { portrait: number; landscape: number } {
  const { portrait, landscape } = WIDTHS[settings.style.paper]
  return { portrait: 'visibility' in paper && isTurned(paper) ? landscape : portrait, landscape }
}

/** What is printed in the place of words that the loader took out for the public. */
function redacted(node: Directives): string | undefined {
  if ((node.name !== 'redact' && node.name !== 'exempt') || node.children.length > 0) return undefined
  return node.type === 'textDirective' ? 'redacted-words()' : 'redacted-passage()'
}

/** `:pages[id]` in a template: the pages of that paper in words. */
function pagesOf(node: Directives, plan: Plan): string | undefined {
  if (node.type !== 'textDirective') return undefined
  if (node.name === 'separate') return separateLink(plainText(node), plan)
  if (node.name !== 'pages') return undefined
  const paper = plan.documents.find(({ id }) => id === plainText(node))
  return paper && paperPages(plan, paper)
}

/** `:separate[id]` in a template: the title of a paper that is not in the pack, as a link to where it is. */
function separateLink(id: string, { agenda }: Plan): string | undefined {
  const papers = agenda.flatMap((entry) => (entry.kind === 'item' ? entry.separate : []))
  const paper = papers.find((candidate) => candidate.id === id)
  return paper && `link(${quote(paper.href)}, ${quoteValue(paper.title)})`
}

/** Everything that `resolveReference` finds. */
function targetsOf(plan: Plan): string[] {
  return plan.agenda.flatMap((entry) => {
    if (entry.kind !== 'item') return []
    const papers = plan.documents.filter(({ id }) => entry.documents.includes(id))
    const headings = papers.flatMap((paper) => [...headingLabels(paper).keys()])
    return [`item:${entry.label}`, ...headings.map((heading) => `item:${entry.label}#${heading}`)]
  })
}

/** `item:5` is the item's first paper, or its entry in the agenda; `item:5#heading` a heading in one of its reports. */
function resolveReference(target: string, plan: Plan): { label: string } | undefined {
  const { label, heading } = itemAddress(target) ?? {}
  const item = plan.agenda.find((entry) => entry.kind === 'item' && entry.label === label)
  if (item?.kind !== 'item') return undefined
  const papers = plan.documents.filter(({ id }) => item.documents.includes(id))
  if (heading === undefined) return { label: papers[0]?.id ?? itemLabelName(item.label) }
  for (const paper of papers) {
    const found = headingLabels(paper).get(heading)
    if (found !== undefined) return { label: found }
  }
  return undefined
}
