import { contrast, paletteOf } from '../../colour.ts'
import type { Settings } from '../../load/schema/settings.ts'
import { inBoth, packTitle } from '../../plan/naming.ts'
import type { LargePrint, Plan } from '../../plan/plan.ts'
import type { Wording } from '../../wording/wording.ts'
import { endLabel } from '../front-matter/ranges.ts'
import { isRightToLeft } from '../markdown/characters/language.ts'
import { array, dictionary, patternTypst, quote, quoteOrNone } from '../typst-syntax.ts'
import { partIds } from './layout.ts'
import { quoteValue, quoteValueOrNone } from './values.ts'

/** What of the house style differs from one document to the next. */
export interface StyleFacts {
  title: string
  author: string
  /** BCP 47. */
  language: string
  wording: Wording
  style: Settings['style']
  /** Words at the foot of each page. */
  running: string
  copyFor?: string | undefined
  /** Labels of items: their column is as wide as the longest. */
  labels?: readonly string[]
  /** True where front sheet and agenda share a page. */
  isCompact?: boolean | undefined
  largePrint?: LargePrint | undefined
  /** The second language of a pack that has two. */
  beside?: Pick<StyleFacts, 'language' | 'wording'> | undefined
  /** Typst labels at the end of each part and at the beginning of the next: pages between them are blank. */
  breaks?: readonly (readonly [string, string])[]
}

/** The style of a pack. */
export function packStyle(plan: Plan): StyleFacts {
  return {
    title: inBoth(plan, packTitle),
    author: inBoth(plan, ({ settings }) => settings.organisation.name),
    language: plan.language,
    wording: plan.wording,
    style: plan.settings.style,
    running: inBoth(plan, ({ meeting, wording }) => `${meeting.committee} · ${wording.date(meeting.date)}`),
    copyFor: plan.copyFor,
    labels: plan.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.number : [])),
    isCompact: plan.isCompact,
    largePrint: plan.largePrint,
    breaks: breaksOf(plan),
    beside: plan.beside,
  }
}

function breaksOf(plan: Plan): [string, string][] {
  const ids = partIds(plan)
  return ids.slice(1).map((next, index) => [endLabel(ids[index] ?? next), next])
}

/** "(Page 7)", or "(Pages 5 - 12)". */
function rangeTypst({ text }: Wording): string {
  const [one, several] = [text('range.page'), text('range.pages')].map(patternTypst)
  return `(first, last) => if first == last ${one} else ${several}`
}

/** "(Page 7)", or "(Pages 5 - 12, 21)" for several ranges. */
function rangesTypst({ text }: Wording): string {
  const [one, several] = [text('range.page', { first: '{words}' }), text('range.ranges', { ranges: '{words}' })]
  return (
    `(..ranges) => { let words = ranges.pos().map(((a, b)) => if a == b [#a] else ${patternTypst(text('range.numbers', { first: '{a}', last: '{b}' }))}).join[, ]; ` +
    `if ranges.pos().len() == 1 and ranges.pos().first().dedup().len() == 1 ${patternTypst(one)} else ${patternTypst(several)} }`
  )
}

/** How pages are named, as Typst functions. */
function inWords(wording: Wording): Record<string, string> {
  const words = (key: string, names: string) => `(${names}) => ${patternTypst(wording.text(key))}`
  return {
    range: rangeTypst(wording),
    ranges: rangesTypst(wording),
    'page-within': words('range.page_within', 'first'),
    'pages-within': words('range.pages_within', 'first, last'),
  }
}

/** What of the style is otherwise in the second language of a pack. */
function besideTypst({ language, wording }: Pick<StyleFacts, 'language' | 'wording'>): string {
  return dictionary({ ...languageTypst(language), ...inWords(wording) })
}

function languageTypst(tag: string): Record<'lang' | 'region' | 'dir', string> {
  const [language = 'en', region] = tag.split('-')
  return {
    lang: quote(language.toLowerCase()),
    region: quoteOrNone(region && /^[A-Za-z]{2}$/.test(region) ? region : undefined),
    dir: isRightToLeft(tag) ? 'rtl' : 'ltr',
  }
}

/** What `house-style.typ` needs to know, as a Typst dictionary. */
export function styleDictionary(facts: StyleFacts, fonts: readonly string[]): string {
  const { style, wording } = facts
  return dictionary({
    title: quote(facts.title),
    author: quote(facts.author),
    ...languageTypst(facts.language),
    paper: quote(style.paper === 'letter' ? 'us-letter' : 'a4'),
    fonts: array(fonts.map(quote)),
    accent: `rgb(${quote(style.accent)})`,
    'accent-ink': `rgb(${quote(paletteOf(style.accent).light)})`,
    'accent-dark': String(contrast(style.accent, '#ffffff') >= 4.5),
    duplex: String(style.duplex),
    running: `[#${quoteValue(facts.running)}]`,
    compact: String(facts.isCompact ?? false),
    'copy-for': quoteValueOrNone(facts.copyFor),
    'blank-words': quoteValueOrNone(style.duplex ? style.blank_page_text : undefined),
    ...inWords(wording),
    beside: facts.beside ? besideTypst(facts.beside) : 'none',
    labels: array((facts.labels ?? []).map(quoteValue)),
    standard: array(
      (facts.largePrint?.standard ?? []).map((pages) => (pages ? `(${pages.first}, ${pages.last})` : 'none')),
    ),
    breaks: array((facts.breaks ?? []).map((labels) => array(labels.map(quote)))),
  })
}
