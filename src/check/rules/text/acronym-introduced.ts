import type { Place } from '../../../messages/message.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { ReportText } from '../../text/report-text.ts'

const ACRONYM = /(?<![\p{L}\p{N}&/.-])(?:[A-Z][A-Z&]{1,6})(?=s?(?![\p{L}\p{N}&/-]))/gu
/** Acronyms that everyone knows, letters after names, and ordinary words written in capitals. */
const KNOWN = new Set(
  'AGM AM BBC BEM BSL CBE CCTV CD CEO CFO CV DBE DL DVD EU FAQ FC GB GCSE GDP GMT GP GPS HM HMRC HR ICT ID IT ITV JP KBE KC MBE MD MLA MOT MP MPS MS MSP NHS NI NOT OBE OK PA PDF PIN PC PLC PM PR QC RAF RSPCA SMS TV UK UN URL USA US USB VAT VIP WC WIFI YES NO AND THE OF TO IN FOR ON OR BY IS AS AT IT AN BE WE COVID BAME LGBT API CSV HTTP HTTPS JSON README TODO UTC XML BEFORE AFTER UNDER OVER MUST SHALL SHOULD MAY WILL NEVER ONLY ALL ANY BOTH EACH NEW NOTE NOW II III IV VI VII VIII IX XI XII AA AAA HTML ISBN ISSN'.split(
    ' ',
  ),
)
const INTRODUCED = [
  /\p{L}\W{0,3}[(‘"“']([A-Z][A-Z&]{1,6})s?(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])([A-Z][A-Z&]{1,6})s?['’”"]?\s(?:\(|[–-]\s)\p{L}/gu,
]
const FEWEST_USES = 2

/** Acronyms that a paper never writes in full. */
export const acronyms: ReportRule = {
  id: 'acronym-introduced',
  title: 'Acronyms are written in full when they first appear.',
  severity: 'info',
  description:
    'Lists, once for each paper, the acronyms that it uses at least twice without ever saying what they mean, as in "integrated care board (ICB)" or "ICB (integrated care board)". Common acronyms such as NHS are left out.',
  scope: 'report',
  examples: {
    valid: [
      {
        title: 'Plain words in capitals',
        report: 'You MUST do it UNDER the roof. You MUST NOT do it UNDER the moon, though you must under the sun.',
      },
      { report: 'The integrated care board (ICB) met. The ICB agreed with NHS England, and NHS England with it.' },
    ],
    invalid: [{ report: 'The ICB met.\n\nThe ICB agreed.\n', at: ['ICB'] }],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  const uses = usesOf(text)
  const introduced = introducedIn(text)
  const unknown = [...uses].filter(([acronym, places]) => places.length >= FEWEST_USES && !introduced.has(acronym))
  const [first] = unknown
  const place = first?.[1][0]
  if (!first || !place) return
  const names = unknown.map(([acronym]) => acronym)
  const list = unknown.map(([acronym, places]) => `${acronym} (line ${places[0]?.start.line})`)
  yield {
    reason:
      unknown.length > 1
        ? `This paper never says what these acronyms mean: ${names.join(', ')}.`
        : `This paper never says what ${names[0]} means.`,
    place,
    actual: names.join(', '),
    note: `Write ${unknown.length > 1 ? 'each' : 'it'} in full where it first appears, as in "integrated care board (ICB)": ${list.join(', ')}.`,
  }
}

function usesOf(text: ReportText): Map<string, Place[]> {
  const uses = new Map<string, Place[]>()
  const words = plainWords(text)
  for (const block of text.blocks) {
    // A line in capitals is a title, and its words are not acronyms.
    if (block.kind === 'heading' || !/\p{Ll}/u.test(block.text)) continue
    for (const match of block.text.matchAll(ACRONYM)) {
      const acronym = match[0]
      if (KNOWN.has(acronym) || words.has(acronym.toLowerCase())) continue
      const places = uses.get(acronym) ?? []
      if (places.length < FEWEST_USES) places.push(block.place(match.index, match.index + acronym.length))
      uses.set(acronym, places)
    }
  }
  return uses
}

/** Words that the paper also has in small letters: in capitals they are stressed, no acronyms. */
function plainWords(text: ReportText): Set<string> {
  return new Set(text.blocks.flatMap((block) => block.text.match(/\b[a-z]{3,7}\b/g) ?? []))
}

/** Acronyms in brackets after words, or followed by words in brackets or after a dash. */
function introducedIn(text: ReportText): Set<string> {
  const found = new Set<string>()
  for (const block of text.blocks) {
    for (const pattern of INTRODUCED) for (const match of block.text.matchAll(pattern)) found.add(match[1] ?? '')
  }
  return found
}
