import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Result } from '../load/result.ts'
import { compileTypst } from './compile.ts'
import { fontCoverage, fontFallback, installedFonts } from './fonts/fonts.ts'
import { toTypst } from './markdown/to-typst.ts'
import { problemMessages } from './pack/problems.ts'
import { type StyleFacts, styleDictionary } from './pack/style.ts'
import { houseStyle } from './templates/files.ts'

/** Typesets Markdown that the program itself has written, such as "What has changed", as a PDF of its own. */
export async function typesetSheet(markdown: string, facts: StyleFacts): Promise<Result<Uint8Array>> {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown)
  const isCovered = fontCoverage()
  const converted = toTypst(
    { path: 'sheet.md', text: markdown, tree },
    {
      prefix: 'sheet',
      wording: facts.wording,
      headingOffset: 0,
      image: () => undefined,
      resolve: () => undefined,
      missing: (character) => !isCovered(character.codePointAt(0) ?? 0),
    },
  )
  const typst = await houseStyle(facts.style.text_size, facts.wording)
  typst.set('sheet.typ', converted.source)
  typst.set(
    'main.typ',
    [
      '#import "house-style.typ": *',
      `#let style = ${styleDictionary(facts, fontFallback)}`,
      '#show: pack.with(style)',
      '#{ import "sheet.typ": body; body(style) }',
      '#[#metadata(())<layout>]',
    ].join('\n'),
  )
  const output = compileTypst({ sources: typst, files: new Map(), fonts: installedFonts() })
  const messages = [...converted.messages, ...problemMessages(output.problems, new Map())]
  return { value: output.pdf, messages }
}
