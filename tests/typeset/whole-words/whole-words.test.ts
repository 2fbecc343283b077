import { expect, it } from 'vitest'
import { compileTypst } from '../../../src/typeset/compile.ts'
import { fontFallback, installedFonts } from '../../../src/typeset/fonts/fonts.ts'
import { withWholeWords } from '../../../src/typeset/whole-words/whole-words.ts'
import { loadEngine } from '../../../src/verify/engine/engine.ts'
import { readTexts } from '../../../src/verify/reading/pdf-texts.ts'

/** A page of Typst's, and what it was written from. */
function written(text: string): { pdf: Uint8Array; sources: string[] } {
  const fonts = fontFallback.map((name) => `"${name}"`).join(', ')
  const source = `#set document(title: "Words")\n#set page(width: 400pt, height: 200pt)\n#set text(font: (${fonts}), hyphenate: false)\n${text}\n`
  const { pdf } = compileTypst({ sources: new Map([['main.typ', source]]), files: new Map(), fonts: installedFonts() })
  if (!pdf) throw new Error('not compiled')
  return { pdf, sources: [source] }
}

/** The words of the first page as the second engine reads them, and how it looks. */
async function readPage(pdf: Uint8Array): Promise<{ words: string; look: Uint8Array }> {
  const opened = (await loadEngine()).open(pdf)
  const page = opened.page(0)
  const read = { words: page.text().replace(/\s+/gu, ' ').trim(), look: page.render(1).data }
  page.close()
  opened.close()
  return read
}

it.each([
  ['Bengali', 'বাংলাদেশের স্বাস্থ্য কমিটি রাষ্ট্রীয় কর্তৃপক্ষের সিদ্ধান্ত গ্রহণ করেছে।'],
  ['Devanagari', 'नगर परिषद की स्वास्थ्य समिति ने संस्कृत और राष्ट्रीय शिक्षा नीति पर निर्णय लिया।'],
  ['Gujarati', 'શહેર પરિષદની આરોગ્ય સમિતિએ નિર્ણય લીધો.'],
  ['Gurmukhi', 'ਸ਼ਹਿਰ ਦੀ ਸਿਹਤ ਕਮੇਟੀ ਨੇ ਫੈਸਲਾ ਕੀਤਾ।'],
  ['Tamil', 'நகர சபையின் சுகாதாரக் குழு முடிவு செய்தது.'],
])('come out of the text layer as they were written, and look the same: %s', async (_, text) => {
  const { pdf, sources } = written(text)
  const before = await readPage(pdf)
  const { words, look } = await readPage(await withWholeWords(pdf, sources))
  expect(words).toBe(text)
  expect(Buffer.from(look).equals(Buffer.from(before.look))).toBe(true)
})

it('gives words with vowel signs from right to left whole, in the order in which they are read (ISO 32000-1, 14.9.4)', async () => {
  const words = ['اللُّغَةُ', 'العَرَبِيَّةُ', 'جَمِيلَةٌ'].map((word) => word.normalize())
  const { pdf, sources } = written(`#set text(lang: "ar")\n${words.join(' ')}`)
  const given = async (bytes: Uint8Array) =>
    (await readTexts(bytes)).texts.map(({ text }) => text.normalize()).join('\n')
  const [before, after] = [await given(pdf), await given(await withWholeWords(pdf, sources))]
  expect(words.filter((word) => before.includes(word))).toEqual([])
  expect(words.filter((word) => after.includes(word))).toEqual(words)
})

it('joins nothing that is no word of the source', async () => {
  const { pdf } = written('স্বাস্থ্য')
  expect(await withWholeWords(pdf, ['রাষ্ট্রীয়'])).toBe(pdf)
})

it('leaves a file alone whose words have no marks', async () => {
  const { pdf, sources } = written('The weir is old.')
  expect(await withWholeWords(pdf, sources)).toBe(pdf)
})
