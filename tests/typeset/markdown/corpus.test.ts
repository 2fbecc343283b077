import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Nodes } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { print } from './harness.ts'

const shared = new URL('../../../../shared/', import.meta.url)
const folders = ['seeds/', 'corpus/markdown/'].map((folder) => new URL(folder, shared))
const there = folders.every((folder) => existsSync(folder))
const files = there
  ? folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => new URL(encodeURIComponent(name), folder)),
    )
  : []

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

/** Words of the text as somebody would read them in the source: by another way than the converter's. */
function expectedWords(text: string): string[] {
  const collect = (node: Nodes): string => {
    if (node.type === 'html') {
      return node.value
        .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
        .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
        .replace(/<\/?(b|i|u|em|strong|sup|sub|span|a|code|small)\b[^>]*>/gi, '')
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&nbsp;', ' ')
    }
    if (node.type === 'text' || node.type === 'code' || node.type === 'inlineCode') return node.value
    if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
    if (node.type === 'break') return ' '
    if (!('children' in node)) return ''
    const inner = node.children.map(collect)
    const inline = ['paragraph', 'heading', 'strong', 'emphasis', 'delete', 'link', 'linkReference', 'tableCell']
    return inline.includes(node.type) ? inner.join('') : inner.join('\n')
  }
  return collect(parser.parse(text))
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replaceAll('\u133c', '[U+133C]')
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/**
 * Text without anything that tells where a line or a word ends. A hyphen at the end of a line has its character only as
 * ActualText, which pdf.js does not read.
 */
function joined(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}-]/gu, '')
}

/** Shaped scripts are read back in the order of their glyphs, as pdf.js knows no ActualText: their letters are counted. */
const shaped = /[\p{sc=Arabic}\p{sc=Bengali}]/u
const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}]/u

/** In right-to-left text, signs beside Latin words are read back at their other end; ideographs part at any line. */
function unitsOf(word: string, isRightToLeft: boolean): string[] {
  if (shaped.test(word)) return [...word.normalize('NFKD')].filter((sign) => /\p{L}/u.test(sign))
  if (/\p{sc=Han}/u.test(word)) return word.match(/\p{sc=Han}|[\p{L}\p{N}]+/gu) ?? []
  return isRightToLeft ? (word.match(/[\p{L}\p{N}]+/gu) ?? []) : [word]
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

describe.skipIf(!there)('real documents', () => {
  it.each(files.map((file) => [decodeURIComponent(file.pathname.split('/').at(-1) ?? ''), file] as const))(
    '%s loses no word and no number',
    async (_, file) => {
      const text = readFileSync(file, 'utf8')
      const { problems, text: printed, made } = await print(text)
      expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
      const whole = joined(printed)
      const isRightToLeft = rightToLeft.test(text)
      const units = expectedWords(text).flatMap((word) => unitsOf(word, isRightToLeft))
      const decomposed = tally([...printed.normalize('NFKD')])
      const printedTimes = (unit: string): number =>
        shaped.test(unit) ? (decomposed.get(unit) ?? 0) : whole.split(joined(unit)).length - 1
      const lost = [...tally(units)]
        .filter(([unit, count]) => printedTimes(unit) < count)
        .map(([unit, count]) => `${unit} ${count} times, printed ${printedTimes(unit)} times`)
      expect(lost).toEqual([])
      const stopping = made.messages.filter((message) => message.fatal === true)
      expect(stopping.filter((message) => message.ruleId !== 'image-missing')).toEqual([])
    },
  )
})
