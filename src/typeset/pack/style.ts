import type { Plan } from '../../plan/plan.ts'
import { shortDateInWords } from '../../plan/words.ts'
import { contrast, paletteOf } from '../../site/colour.ts'
import { dictionary, quote, quoteOrNone } from '../typst-syntax.ts'

/** The name of the pack in a title bar: "Health Scrutiny Panel, 12 December 2022, agenda pack". */
export function packTitle(plan: Plan): string {
  const kind = plan.supplement ? plan.supplement.title.toLowerCase() : 'agenda pack'
  return `${plan.meeting.committee}, ${shortDateInWords(plan.meeting.date)}, ${kind}`
}

/** What `house-style.typ` needs to know of a plan, as a Typst dictionary. */
export function styleDictionary(plan: Plan, fonts: readonly string[]): string {
  const { style } = plan.settings
  const [language = 'en', region] = plan.language.split('-')
  const accent = style.accent
  return dictionary({
    title: quote(packTitle(plan)),
    author: quote(plan.settings.organisation.name),
    lang: quote(language.toLowerCase()),
    region: quoteOrNone(region && /^[A-Za-z]{2}$/.test(region) ? region : undefined),
    paper: quote(style.paper === 'letter' ? 'us-letter' : 'a4'),
    fonts: `(${fonts.map(quote).join(', ')},)`,
    accent: `rgb(${quote(accent)})`,
    'accent-ink': `rgb(${quote(paletteOf(accent).light)})`,
    'accent-dark': String(contrast(accent, '#ffffff') >= 4.5),
    duplex: String(style.duplex),
    running: `[#${quote(`${plan.meeting.committee} · ${shortDateInWords(plan.meeting.date)}`)}]`,
    'page-word': quote('Page'),
    range: '(first, last) => if first == last [(Page #first)] else [(Pages #first - #last)]',
    'copy-for': quoteOrNone(plan.copyFor),
  })
}
