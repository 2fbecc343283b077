import { quote } from '../../typst-syntax.ts'
import type { TypesetReport, TypstContext } from '../context.ts'

const scripts: readonly { letters: RegExp; language: string }[] = [
  { letters: /\p{sc=Arabic}/gu, language: 'ar' },
  { letters: /\p{sc=Hebrew}/gu, language: 'he' },
  { letters: /\p{sc=Bengali}/gu, language: 'bn' },
  { letters: /\p{sc=Devanagari}/gu, language: 'hi' },
  { letters: /\p{sc=Gurmukhi}/gu, language: 'pa' },
  { letters: /\p{sc=Gujarati}/gu, language: 'gu' },
  { letters: /\p{sc=Tamil}/gu, language: 'ta' },
]

const rightToLeft = ['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'yi', 'ckb', 'dv', 'ku-arab']

/** True for a language that is written from right to left. @param tag BCP 47 */
export function isRightToLeft(tag: string): boolean {
  const [language = ''] = tag.toLowerCase().split('-')
  return rightToLeft.includes(language)
}

/**
 * Language and direction of a document as arguments of `report-body`: what the pack or its front matter says, else that of
 * the script most of it is written in. `auto` leaves the pack's own.
 */
export function languageOf(
  report: TypesetReport,
  { language: given, otherLanguage }: Pick<TypstContext, 'language' | 'otherLanguage'> = {},
): string {
  const tag = given ?? report.frontMatter?.language ?? guess(report.text) ?? otherLanguage
  if (tag === undefined || !/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(tag)) return 'lang: auto'
  const [language = '', ...subtags] = tag.toLowerCase().split('-')
  const region = subtags.find((subtag) => /^[a-z]{2}$/.test(subtag))
  const direction = isRightToLeft(tag) ? 'rtl' : 'ltr'
  return [`lang: ${quote(language)}`, `dir: ${direction}`, ...(region ? [`region: ${quote(region)}`] : [])].join(', ')
}

/** The language of a script that half of the letters are in; undefined for Latin and mixed text. */
function guess(text: string): string | undefined {
  if (!/[\u0370-\u1fff\u2c00-\u{10ffff}]/u.test(text)) return undefined
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  // Japanese is written in ideographs, too: a tenth of kana tells it from Chinese.
  const ideographs = count(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)
  if (ideographs > letters / 2) return count(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) > ideographs / 10 ? 'ja' : 'zh'
  return scripts.find((script) => count(script.letters) > letters / 2)?.language
}
