import type { TextElement, TextRun } from '../../verify/reading/structure-reading.ts'

/** Words within a paragraph, some of which lead somewhere. */
export interface Inline {
  text: string
  address?: string
}

/** What stands below one another on a page; `page` is the 0-based one on which it starts, for those that are not within another. */
export type Block = { page?: number | undefined } & (
  | { kind: 'heading'; level: number; content: readonly Inline[] }
  | { kind: 'paragraph'; content: readonly Inline[] }
  | { kind: 'quotation'; blocks: readonly Block[] }
  | { kind: 'picture'; description: string }
  | { kind: 'list'; isLabelled: boolean; items: readonly ListItem[] }
  | { kind: 'table'; caption: readonly Inline[] | undefined; rows: readonly TableRow[] }
)

export interface ListItem {
  /** Its number or letter; undefined where a bullet will do. */
  label: string | undefined
  blocks: readonly Block[]
}

export interface TableRow {
  cells: readonly (Pick<TextElement, 'scope' | 'columnSpan' | 'rowSpan'> & { blocks: readonly Block[] })[]
}

/** Elements that stand within a line; all others begin a new one. */
const inline: ReadonlySet<string> = new Set([
  'Span',
  'Quote',
  'Reference',
  'BibEntry',
  'Code',
  'Link',
  'Annot',
  'Ruby',
  'RB',
  'RT',
  'RP',
  'Lbl',
  'Warichu',
  'WT',
  'WP',
  'NonStruct',
  'Form',
])
const silent: ReadonlySet<string> = new Set(['Private', 'Artifact'])
const pictures: ReadonlySet<string> = new Set(['Figure', 'Formula'])
/** Labels that say no more than that there is another item. */
const bullet = /^[\p{P}\p{S}\p{Co}o\s]*$/u

/** The blocks that elements stand for, in reading order. */
export function blocksOf(kids: readonly (TextElement | TextRun)[]): Block[] {
  const blocks: Block[] = []
  let line: Inline[] = []
  let linePage: number | undefined
  const endLine = (): void => {
    if (hasWords(line)) blocks.push({ kind: 'paragraph', page: linePage, content: line })
    line = []
    linePage = undefined
  }
  for (const kid of kids) {
    const isInline = !('role' in kid) || (inline.has(kid.role) && !kid.kids.some(isBlock))
    if (isInline) {
      linePage ??= 'role' in kid ? pageOf(kid.kids) : kid.page
      line.push(...inlinesOf([kid]))
      continue
    }
    endLine()
    blocks.push(...blockOf(kid))
  }
  endLine()
  return blocks
}

function isBlock(kid: TextElement | TextRun): boolean {
  return 'role' in kid && (!inline.has(kid.role) || kid.kids.some(isBlock))
}

function blockOf(element: TextElement): Block[] {
  const { role, kids } = element
  if (silent.has(role)) return []
  const page = pageOf(kids)
  if (pictures.has(role)) return pictureOf(element, page)
  const level = role === 'H' ? 1 : Number(/^H([1-6])$/.exec(role)?.[1] ?? 0)
  if (level > 0) {
    const content = inlinesOf(kids)
    return hasWords(content) ? [{ kind: 'heading', page, level, content }] : []
  }
  if (role === 'L' || role === 'TOC') return listOf(element, page)
  if (role === 'Table') return tableOf(element, page)
  const blocks = blocksOf(kids)
  if (role === 'BlockQuote' && blocks.length > 0) return [{ kind: 'quotation', page, blocks }]
  return blocks
}

/** What is said of a picture, and after it the words that it has in it and that the description does not say. */
function pictureOf({ alternative, kids }: TextElement, page: number | undefined): Block[] {
  const within = blocksOf(kids)
  const description = alternative?.replaceAll(/\s+/gu, ' ').trim() ?? ''
  return description === '' ? within : [{ kind: 'picture', page, description }]
}

function listOf({ kids }: TextElement, page: number | undefined): Block[] {
  const before: Block[] = []
  const items: ListItem[] = []
  for (const kid of kids) {
    if (!('role' in kid)) continue
    if (kid.role === 'Caption') before.push(...blocksOf(kid.kids))
    else if (kid.role === 'L' || kid.role === 'TOC') {
      const last = items.pop()
      items.push({ label: last?.label, blocks: [...(last?.blocks ?? []), ...blockOf(kid)] })
    } else items.push(itemOf(kid))
  }
  const filled = items.filter(({ blocks, label }) => blocks.length > 0 || label !== undefined)
  const isLabelled = filled.some(({ label }) => label !== undefined)
  return filled.length === 0 ? before : [...before, { kind: 'list', page, isLabelled, items: filled }]
}

function itemOf({ kids }: TextElement): ListItem {
  const labels = kids.filter((kid): kid is TextElement => 'role' in kid && kid.role === 'Lbl')
  const label = wordsIn(labels.flatMap((one) => inlinesOf(one.kids)))
  const blocks = blocksOf(kids.filter((kid) => !labels.includes(kid as TextElement)))
  return { label: bullet.test(label) ? undefined : label, blocks }
}

function tableOf({ kids }: TextElement, page: number | undefined): Block[] {
  const elements = kids.filter((kid) => 'role' in kid)
  const caption = elements.find(({ role }) => role === 'Caption')
  const groups = elements.flatMap((kid) => (kid.role === 'TR' ? [kid] : kid.kids.filter((one) => 'role' in one)))
  const rows = groups
    .filter(({ role }) => role === 'TR')
    .map((row): TableRow => {
      const cells = row.kids.filter((kid) => 'role' in kid)
      return {
        cells: cells.map(({ role, scope, columnSpan, rowSpan, kids: own }) => ({
          ...(role === 'TH' ? { scope: scope ?? 'Column' } : {}),
          ...(columnSpan ? { columnSpan } : {}),
          ...(rowSpan ? { rowSpan } : {}),
          blocks: blocksOf(own),
        })),
      }
    })
    .filter(({ cells }) => cells.length > 0)
  if (!rows.some(({ cells }) => cells.some(({ blocks }) => blocks.length > 0))) return []
  return [{ kind: 'table', page, caption: caption && inlinesOf(caption.kids), rows }]
}

function inlinesOf(kids: readonly (TextElement | TextRun)[], address?: string): Inline[] {
  return kids.flatMap((kid): Inline[] => {
    if (!('role' in kid)) return [address === undefined ? { text: kid.text } : { text: kid.text, address }]
    if (silent.has(kid.role)) return []
    if (pictures.has(kid.role) && kid.alternative) return [{ text: kid.alternative }]
    const within = inlinesOf(kid.kids, kid.address ?? address)
    // What begins a line of its own in a place where there is but one is parted from what is before it.
    return inline.has(kid.role) ? within : [{ text: ' ' }, ...within]
  })
}

/** All words of a line, with single spaces. */
export function wordsIn(content: readonly Inline[]): string {
  return content
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function hasWords(content: readonly Inline[]): boolean {
  return wordsIn(content) !== ''
}

function pageOf(kids: readonly (TextElement | TextRun)[]): number | undefined {
  for (const kid of kids) {
    const page = 'role' in kid ? pageOf(kid.kids) : kid.page
    if (page !== undefined) return page
  }
  return undefined
}
