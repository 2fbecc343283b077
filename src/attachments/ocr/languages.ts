/** What Tesseract calls the languages that its data have other names for than ISO 639-2 would let one guess, by BCP 47. */
const names: Readonly<Record<string, string>> = {
  ar: 'ara',
  bn: 'ben',
  cs: 'ces',
  cy: 'cym',
  da: 'dan',
  de: 'deu',
  el: 'ell',
  en: 'eng',
  es: 'spa',
  fa: 'fas',
  fi: 'fin',
  fr: 'fra',
  ga: 'gle',
  gd: 'gla',
  gu: 'guj',
  he: 'heb',
  hi: 'hin',
  hu: 'hun',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  lt: 'lit',
  lv: 'lav',
  mi: 'mri',
  nl: 'nld',
  no: 'nor',
  pa: 'pan',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  sk: 'slk',
  so: 'som',
  sv: 'swe',
  ta: 'tam',
  te: 'tel',
  th: 'tha',
  tr: 'tur',
  uk: 'ukr',
  ur: 'urd',
  vi: 'vie',
}

/** The names of Tesseract's data for language tags (BCP 47), each once, in their order: `en-GB` is `eng`. */
export function dataNames(tags: readonly string[]): string[] {
  return [...new Set(tags.map(dataName))]
}

function dataName(tag: string): string {
  const [language = '', ...others] = tag.toLowerCase().split('-')
  const isTraditional = others.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part))
  if (language === 'zh') return isTraditional ? 'chi_tra' : 'chi_sim'
  return names[language] ?? language
}
