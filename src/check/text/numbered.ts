import type { Block } from './blocks.ts'
import type { ReportText } from './report-text.ts'

/** A paragraph, heading or list item with a number. */
export interface Numbered {
  block: Block
  /** As written, without a full stop at its end: `3.2.1`. */
  label: string
  /** `3.0` is [3], `18.1` is [18, 1]. */
  parts: readonly number[]
  /** True if the number is the marker of a Markdown list, as in `1.`. */
  isMarker: boolean
  /** It reads like a title, or is a paragraph of its own with a number and a stop: `2. None were made.` */
  isTitle: boolean
  /** 0-based index of its block. */
  index: number
  /** How many lists are around its own. Bullets right before its number, as in `- 4. Staff`, do not count. */
  nesting: number
}

const SEVERAL = /^(\d{1,3}(?:\.\d{1,3}){1,4})(\.?)\s+(\S)/
const SINGLE = /^(\d{1,2})([.)]?)\s+(\S)/
const MONTH = /^\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/i
const LONGEST_TITLE = 120

/**
 * Numbered paragraphs of a report in their order. Lists whose numbers all are `1.` number themselves and are left out, and so
 * are the numbers of versions.
 */
export function numberedOf(text: ReportText): Numbered[] {
  return withoutVersions(writtenNumbers(text))
}

/** A list of versions has the latest first; the paragraphs of a paper are never numbered downwards. */
function withoutVersions(all: readonly Numbered[]): Numbered[] {
  const several = all.filter(({ parts }) => parts.length > 1)
  const steps = several.slice(1).map((numbered, index) => compareParts(numbered.parts, several[index]?.parts ?? []))
  const down = steps.filter((step) => step < 0).length
  return down > 2 && down * 2 > steps.length ? all.filter(({ parts }) => parts.length === 1) : [...all]
}

function compareParts(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, index) => part !== other[index])
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? -1)
}

function writtenNumbers(text: ReportText): Numbered[] {
  return text.blocks.flatMap((block, index): Numbered[] => {
    if (block.aside || block.kind === 'cell') return []
    const around = { block, index, nesting: nestingOf(block, text.source) }
    const marker = markerOf(block, text.source)
    if (marker !== undefined)
      return [{ ...around, label: String(marker), parts: [marker], isMarker: true, isTitle: false }]
    const written = writtenLabel(block)
    const isTitle = readsLikeTitle(block) || isParagraph(block)
    return written ? [{ ...around, ...written, isMarker: false, isTitle }] : []
  })
}

function nestingOf({ item, listDepth, start }: Block, source: string): number {
  const from = item?.position?.start.offset ?? start
  const before = source.slice(source.lastIndexOf('\n', from - 1) + 1, from)
  return Math.max(0, listDepth - 1 - (before.match(/[-*+]\s/g) ?? []).length)
}

/** The number before an item of an ordered list, as typed in the Markdown. */
function markerOf(block: Block, source: string): number | undefined {
  const { item, list } = block
  if (!item || !list?.ordered || isSelfNumbering(block, source)) return undefined
  return numberAt(source, item.position?.start.offset ?? -1)
}

function isSelfNumbering({ list }: Block, source: string): boolean {
  const numbers = (list?.children ?? []).slice(0, 3).map((item) => numberAt(source, item.position?.start.offset ?? -1))
  return numbers.length > 1 && numbers.every((number) => number === 1)
}

function numberAt(source: string, offset: number): number | undefined {
  const found = /^\d{1,9}(?=[.)])/.exec(source.slice(offset, offset + 10))?.[0]
  return found === undefined ? undefined : Number(found)
}

function writtenLabel(block: Block): { label: string; parts: readonly number[] } | undefined {
  const several = SEVERAL.exec(block.text)
  if (several) {
    const [, label = '', stop, next = ''] = several
    // "1.5 million" and "12.5 per cent" are quantities; "24.1. note", with a full stop, is a number of a paragraph.
    if (stop === '' && /^[\p{Ll}\d%£$€–-]/u.test(next)) return undefined
    const parts = label.split('.').map(Number)
    return { label, parts: parts.at(-1) === 0 ? parts.slice(0, -1) : parts }
  }
  const single = SINGLE.exec(block.text)
  if (!single || MONTH.test(block.text)) return undefined
  const [, label = '', stop, next = ''] = single
  // Right after a paragraph, Markdown reads `- 5. Text` as a bullet with a number in its text, not as a list in a list.
  if (block.item && !block.list?.ordered && stop === '.') return { label, parts: [Number(label)] }
  if (stop !== '' && !block.item) return { label, parts: [Number(label)] }
  const isTitled = readsLikeTitle(block) && /^[\p{Lu}“‘"']/u.test(next)
  if (!isTitled || (stop === '' && /\s(?:is|are|was|were|will|has|have|had)\s/.test(block.text))) return undefined
  return { label, parts: [Number(label)] }
}

function isParagraph(block: Block): boolean {
  const stop = SINGLE.exec(block.text)?.[2] ?? ''
  return !block.item && stop !== ''
}

function readsLikeTitle(block: Block): boolean {
  if (block.kind === 'heading') return true
  const text = block.text.trim()
  return text.length <= LONGEST_TITLE && !text.includes('\n') && !text.includes('\t') && !/[.;,]$/.test(text)
}
