import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** An element of a page that holds words, told by where they stand among all letters of the page. */
export interface TaggedBlock {
  /** Standard type. */
  role: string
  letters: readonly number[]
}

export interface TaggedCell extends TaggedBlock {
  row: number
  column: number
}

/** What the tags of a page say. Letters are numbered in the order of drawing, spaces left out. */
export interface TaggedPage {
  /** First letters of words, in reading order. */
  words: readonly number[]
  /** Headings, paragraphs, captions, labels and contents of items, each with its own words alone; and items as a whole. */
  blocks: readonly TaggedBlock[]
  /** Cells by table. */
  tables: readonly (readonly TaggedCell[])[]
}

type Tree = Awaited<ReturnType<PDFPageProxy['getStructTree']>>
type Leaf = Tree['children'][number]

const blockRoles = /^(H[1-6]?|P|Caption|Lbl|LBody|LI|TH|TD|Figure|Note|BlockQuote|Title|Sect|Div|Document|Part)$/

/** Reads the tags of some pages with pdf.js. @param first 0-based */
export async function readTags(bytes: Uint8Array, first: number, count: number): Promise<TaggedPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  try {
    const pages: TaggedPage[] = []
    for (let index = first; index < first + count; index += 1)
      pages.push(await readPage(await document.getPage(index + 1)))
    return pages
  } finally {
    await task.destroy()
  }
}

interface Growing {
  role: string
  letters: number[]
}

interface Content {
  letters: number[]
  words: number[]
}

async function readPage(page: PDFPageProxy): Promise<TaggedPage> {
  const contents = await contentsById(page)
  const words: number[] = []
  const blocks: Growing[] = []
  const tables: TaggedCell[][] = []
  const walk = (node: Leaf, block: Growing, table: Place | undefined, item: Growing | undefined): void => {
    if (!('role' in node)) {
      const found = 'id' in node ? contents.get(node.id) : undefined
      block.letters.push(...(found?.letters ?? []))
      item?.letters.push(...(found?.letters ?? []))
      table?.cell?.push(...(found?.letters ?? []))
      words.push(...(found?.words ?? []))
      return
    }
    const { role } = node
    const own = blockRoles.test(role) ? { role, letters: [] } : block
    if (own !== block) blocks.push(own)
    const place = placeIn(role, table, tables)
    const whole = role === 'LI' ? { role: 'item', letters: [] } : item
    if (whole && whole !== item) blocks.push(whole)
    for (const child of node.children) walk(child, own, place, whole)
  }
  const tree = await page.getStructTree()
  if (tree) walk(tree, { role: 'Root', letters: [] }, undefined, undefined)
  return {
    words,
    blocks: blocks.filter(({ letters }) => letters.length > 0).map(asItem),
    tables: tables.filter((cells) => cells.some(({ letters }) => letters.length > 0)),
  }
}

/** Chromium puts the words of an item beside its label, without an element around them. */
function asItem(block: TaggedBlock): TaggedBlock {
  return block.role === 'LI' ? { ...block, role: 'LBody' } : block
}

/** Where in a table the walk is. */
interface Place {
  cells: TaggedCell[]
  row: number
  column: number
  cell: number[] | undefined
}

function placeIn(role: string, table: Place | undefined, tables: TaggedCell[][]): Place | undefined {
  if (role === 'Table') {
    const cells: TaggedCell[] = []
    tables.push(cells)
    return { cells, row: -1, column: -1, cell: undefined }
  }
  if (!table) return undefined
  if (role === 'TR') {
    table.row += 1
    table.column = -1
  }
  if (role !== 'TH' && role !== 'TD') return table
  table.column += 1
  const letters: number[] = []
  table.cells.push({ role, row: table.row, column: table.column, letters })
  return { ...table, cell: letters }
}

async function contentsById(page: PDFPageProxy): Promise<ReadonlyMap<string, Content>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const found = new Map<string, Content>()
  const open: (string | undefined)[] = []
  let letter = 0
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== undefined)
      const content = (id !== undefined && found.get(id)) || { letters: [], words: [] }
      if (id !== undefined) found.set(id, content)
      for (const word of item.str.split(/\s+/).filter(Boolean)) {
        content.words.push(letter)
        for (let index = 0; index < word.length; index += 1) content.letters.push(letter + index)
        letter += word.length
      }
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id ?? undefined)
  }
  return found
}
