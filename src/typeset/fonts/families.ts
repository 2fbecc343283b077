/** One bundled family: its name as Typst knows it, the npm package it comes from, and its files beside that package's entry module. */
export interface FontFamily {
  name: string
  package: string
  files: readonly string[]
}

const upright = ['400Regular', '700Bold']
const slanted = [...upright, '400Regular_Italic', '700Bold_Italic']
/** Scripts that English calls by another name than Unicode. */
const ENGLISH: Readonly<Record<string, string>> = { Myanmar: 'Burmese', Oriya: 'Odia' }

const headings = ['600SemiBold', '600SemiBold_Italic']

/** The files of a family in the layout that `@expo-google-fonts` gives to all of its packages. */
function googleFont(name: string, packageName: string, styles: readonly string[]): FontFamily {
  const stem = name.replaceAll(' ', '')
  return {
    name,
    package: `@expo-google-fonts/${packageName}`,
    files: styles.map((style) => `${style}/${stem}_${style}.ttf`),
  }
}

/** The family of running text. */
export const textFamily = googleFont('Source Sans 3', 'source-sans-3', [...slanted, ...headings])

/** The family of code. */
export const codeFamily = googleFont('Source Code Pro', 'source-code-pro', slanted)

/**
 * Those that come with the program, asked in this order for what the first family lacks: what the councils of England and Wales
 * write in. Symbols stand last, so that letters always come from a family of text.
 */
export const fallbackFamilies: readonly FontFamily[] = [
  googleFont('Noto Sans', 'noto-sans', slanted),
  // Its letters are glyphs of their own, so that text copied or searched in the PDF is whole; Noto composes them of parts.
  googleFont('Vazirmatn', 'vazirmatn', upright),
  googleFont('Noto Sans Arabic', 'noto-sans-arabic', upright),
  googleFont('Noto Sans Hebrew', 'noto-sans-hebrew', upright),
  googleFont('Noto Sans Bengali', 'noto-sans-bengali', upright),
  googleFont('Noto Sans Gurmukhi', 'noto-sans-gurmukhi', upright),
  googleFont('Noto Sans Gujarati', 'noto-sans-gujarati', upright),
  googleFont('Noto Sans Tamil', 'noto-sans-tamil', upright),
  googleFont('Noto Sans Symbols', 'noto-sans-symbols', upright),
  googleFont('Noto Sans Symbols 2', 'noto-sans-symbols-2', ['400Regular']),
  googleFont('Noto Sans Math', 'noto-sans-math', ['400Regular']),
  googleFont('Noto Emoji', 'noto-emoji', upright),
]

/** A family of which the package is installed by those who need it. */
export interface OptionalFamily extends FontFamily {
  /** What it is for: the property of Unicode that its letters have, and the script's name in English. */
  scripts: Readonly<Record<string, string>>
}

/** Asked after all others, so that what is printed without one of them does not change when it is installed. */
export const optionalFamilies: readonly OptionalFamily[] = [
  {
    name: 'Noto Sans S Chinese',
    package: '@embedpdf/fonts-sc',
    files: ['../fonts/NotoSansHans-Regular.otf', '../fonts/NotoSansHans-Bold.otf'],
    scripts: { Han: 'Chinese', Hiragana: 'Japanese', Katakana: 'Japanese' },
  },
  { ...googleFont('Noto Sans KR', 'noto-sans-kr', upright), scripts: { Hangul: 'Korean' } },
  ...[
    'Armenian',
    'Ethiopic',
    'Georgian',
    'Kannada',
    'Khmer',
    'Lao',
    'Malayalam',
    'Myanmar',
    'Oriya',
    'Sinhala',
    'Telugu',
    'Thai',
  ].map((script) => ({
    ...googleFont(`Noto Sans ${script}`, `noto-sans-${script.toLowerCase()}`, upright),
    scripts: { [script]: ENGLISH[script] ?? script },
  })),
]
