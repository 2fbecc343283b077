import { visit } from 'unist-util-visit'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { ReportText } from '../../text/report-text.ts'

const PLACEHOLDERS = [
  /\bTB[CDA]\b/g,
  /\[(?:insert|enter|add|type|delete|select|choose|date|name|title|number|amount|xx+|tbc|tbd)\b(?!=)[^\]\n]{0,80}\]?/gi,
  /\b(?:to be (?:confirmed|inserted|completed))\b(?=\s*(?:[.)\]]|$))/gim,
  /\blorem ipsum\b/gi,
  /\bX{3,}\b/g,
  /\?{3,}/g,
  /<(?:insert|enter|date|name|title|number|your)\b[^>\n]{0,60}>/gi,
  /\b(?:dd[/.-]mm[/.-]yy(?:yy)?|click (?:here )?to enter text)\b/gi,
]

/** Every placeholder has one of these, so that most text needs one search instead of many. */
const HINT = /TB[ACD]|\[|to be (?:co|in)|lorem|X{3}|\?{3}|<|mm[/.-]yy|click/i

/** Placeholders that were never filled in. */
export const placeholder: ReportRule = {
  id: 'placeholder-text',
  title: 'No placeholder is left in a paper.',
  severity: 'error',
  description:
    'In minutes it is a warning, because people say such things and drafts have them. Reports TBC, [insert …], <date>, XXX, ???, DD/MM/YYYY, lorem ipsum, and "to be confirmed" at the end of a sentence.',
  scope: 'report',
  examples: {
    valid: [{ report: 'The date is to be confirmed by the board. [Insertions] are marked. [name=Yuvi] wrote this.' }],
    invalid: [
      {
        report: 'The cost is TBC. See [insert table 1] of <date>.\n\nlorem ipsum dolor\n',
        at: ['TBC', '[insert table 1]', '<date>', 'lorem ipsum'],
      },
    ],
  },
  check,
}

function* check(input: ReportInput): Iterable<Finding> {
  const severity = input.document.kind === 'minutes' ? 'warning' : 'error'
  for (const found of placeholders(input)) yield { ...found, severity }
}

function* placeholders({ report, text }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    if (!HINT.test(block.text)) continue
    for (const pattern of PLACEHOLDERS) {
      for (const match of block.text.matchAll(pattern)) {
        yield finding(match[0], block.place(match.index, match.index + match[0].length))
      }
    }
  }
  yield* inMarkup(report.tree, text)
}

/** Markdown reads `<date>` as HTML. */
function* inMarkup(tree: ReportInput['report']['tree'], text: ReportText): Iterable<Finding> {
  const found: Finding[] = []
  visit(tree, 'html', (node) => {
    if (!/^<(?:insert|enter|date|name|title|number|your)\b[^>=]{0,60}>$/i.test(node.value)) return
    const start = node.position?.start.offset ?? 0
    found.push(finding(node.value, text.place(start, start + node.value.length)))
  })
  yield* found
}

function finding(words: string, place: Finding['place']): Finding {
  return {
    reason: `"${words.trim()}" looks like a placeholder.`,
    place,
    note: 'Replace it with the text itself. If it is meant to be there, accept this finding.',
  }
}
