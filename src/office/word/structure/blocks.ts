import type { BlockContent, Heading, ListItem, Paragraph, Text } from 'mdast'
import { child, elements, type XmlElement } from '../../xml.ts'
import { settingOf } from '../format/properties.ts'
import { alternative } from '../package.ts'
import type { Story } from '../reading.ts'
import { allWords, changeOf, changesFound, isDeletion, isInsertion } from '../text/changes.ts'
import { hasContent, type Piece, PLAIN, phrasing } from '../text/pieces.ts'
import { takeContainers, takeRedactions } from '../text/typed-marks.ts'
import { arrange, type Block } from './arrange.ts'
import { type Carried, type ReadParagraph, readParagraph } from './paragraphs.ts'
import { boxedCell, nestedAdvice, pagesIn, readTable } from './tables.ts'

/** A heading of this length is a clause that somebody has given the style of headings. */
const LONGEST_HEADING = 120

/** What the reading of blocks one after the other shares. */
interface Walk {
  story: Story
  carried: Carried
  /** Called for the properties of a section, after what is in it. */
  section: (properties: XmlElement) => void
  add: (block: Block) => void
}

/**
 * Reads the blocks of the body, of a note or a box.
 * @param section is told the properties of a section, and how many blocks stand before its end
 */
export function readBlocks(
  container: XmlElement,
  story: Story,
  section: (properties: XmlElement, after: number) => void = () => undefined,
): Block[] {
  const blocks: Block[] = []
  walkWhole(container, {
    story,
    section: (properties) => section(properties, blocks.length),
    add: (block) => blocks.push(block),
  })
  return blocks
}

/** The content of a note or a box. */
export function readContent(container: XmlElement, story: Story): BlockContent[] {
  return arrange(takeContainers(readBlocks(container, story))) as BlockContent[]
}

/** Reads what is by itself, such as a text box: words that nothing follows are a paragraph. */
function walkWhole(container: XmlElement, around: Omit<Walk, 'carried'>): void {
  const carried: Carried = { pieces: [] }
  walk(container, { ...around, carried })
  if (!hasContent(carried.pieces)) return
  const node: Paragraph = { type: 'paragraph', children: phrasing(takeRedactions(carried.pieces)) }
  const position = carried.pieces[0]?.position
  around.add({ kind: 'text', node: position ? { ...node, position } : node, textIndent: 0 })
}

function walk(container: XmlElement, shared: Walk): void {
  for (const one of elements(container)) {
    switch (one.name) {
      case 'w:p':
        paragraph(one, shared)
        break
      case 'w:tbl':
        table(one, shared)
        break
      case 'w:sdt':
        contentControl(one, shared)
        break
      case 'mc:AlternateContent':
        walk(alternative(one) ?? one, shared)
        break
      case 'w:altChunk':
        foreign(shared)
        break
      case 'w:sectPr':
        shared.section(one)
        break
      default:
        if (isDeletion(one)) removed(one, shared)
        else if (isInsertion(one) || one.name === 'w:customXml' || one.name === 'w:smartTag') walk(one, shared)
    }
  }
}

function paragraph(element: XmlElement, shared: Walk): void {
  const read = readParagraph(element, shared.story, shared.carried)
  if (read.isDropCap && hasContent(read.pieces)) shared.carried.pieces = [...shared.carried.pieces, ...read.pieces]
  else if (read.mark || hasContent(read.pieces)) shared.add(blockOf(read))
  for (const box of read.boxes) walkWhole(box, shared)
  const section = child(child(element, 'w:pPr'), 'w:sectPr')
  if (section) shared.section(section)
}

function blockOf(read: ReadParagraph): Block {
  const { position, outline, label } = read
  const children = [...markOf(read), ...phrasing(takeRedactions(read.pieces))]
  const isTitle = read.styles[0] === 'title'
  if ((isTitle || outline !== undefined) && isHeadingText(read.words)) {
    const node: Heading = { type: 'heading', depth: 2, children: withoutWeight(children), position }
    return { kind: 'heading', node, outline: isTitle ? 0 : (outline ?? 1) }
  }
  const node: Paragraph = { type: 'paragraph', children, position }
  if (label && (label.isBullet || label.text !== '')) {
    const data = label.isBullet ? {} : { data: { label: label.text } }
    const item: ListItem = { type: 'listItem', spread: false, children: [node], position, ...data }
    const { list, level, labelIndent, textIndent } = read
    return { kind: 'item', node: item, list, level, labelIndent, textIndent }
  }
  if (/^(?:intense )?quote$/.test(read.styles[0] ?? ''))
    return { kind: 'other', node: { type: 'blockquote', children: [node], position } }
  return { kind: 'text', node, textIndent: read.textIndent }
}

function markOf({ mark }: ReadParagraph): Text[] {
  return mark && 'words' in mark ? [{ type: 'text', value: mark.words, position: mark.position }] : []
}

function isHeadingText(words: string): boolean {
  const text = words.trim()
  return text !== '' && text.length <= LONGEST_HEADING && !/[.;]$/.test(text)
}

/** Headings are bold by themselves. */
function withoutWeight(children: Paragraph['children']): Paragraph['children'] {
  return children.flatMap((one) => (one.type === 'strong' || one.type === 'break' ? inner(one) : [one]))
}

function inner(node: Paragraph['children'][number]): Paragraph['children'] {
  if (node.type === 'break') return [{ type: 'text', value: ' ', position: node.position }]
  return 'children' in node ? withoutWeight(node.children) : []
}

function table(element: XmlElement, shared: Walk): void {
  const { story } = shared
  const boxed = boxedCell(element)
  if (boxed) {
    const blocks = readBlocks(boxed, story)
    if (!isBox(blocks)) {
      blocks.forEach(shared.add)
      return
    }
    const children = arrange(takeContainers(blocks)) as BlockContent[]
    const [first, last] = [children[0]?.position, children.at(-1)?.position]
    const position = first && last ? { start: first.start, end: last.end } : undefined
    if (children.length > 0) shared.add({ kind: 'other', node: { type: 'blockquote', children, position } })
    return
  }
  const pages = pagesIn(element)
  if (pages) {
    for (const page of pages) readBlocks(page, story).forEach(shared.add)
    return
  }
  const node = readTable(element, story, (cell) => cellParagraphs(cell, story, shared.section))
  if (node) shared.add({ kind: 'other', node })
}

/** A few paragraphs in a frame, in contrast to a page that somebody has put into a table. */
function isBox(blocks: readonly Block[]): boolean {
  return blocks.length <= 8 && blocks.every(({ kind, node }) => kind !== 'heading' && node.type !== 'table')
}

/** The paragraphs of a cell as pieces: their labels and bullets before their words, and cells of a table in it one by one. */
function cellParagraphs(cell: XmlElement, story: Story, section: Walk['section']): Piece[][] {
  const paragraphs: Piece[][] = []
  const lookWhole = (container: XmlElement): void => {
    const carried: Carried = { pieces: [] }
    look(container, carried)
    paragraphs.push([...takeRedactions(carried.pieces)])
  }
  const look = (container: XmlElement, carried: Carried): void => {
    for (const one of elements(container)) {
      if (one.name === 'w:p') {
        const read = readParagraph(one, story, carried)
        if (read.mark || hasContent(read.pieces)) paragraphs.push(marked(read))
        for (const box of read.boxes) lookWhole(box)
      } else if (one.name === 'w:tbl') nested(one)
      else if (one.name === 'mc:AlternateContent') look(alternative(one) ?? one, carried)
      else if (isDeletion(one)) removed(one, { story, carried, section, add: () => undefined })
      else if (one.name !== 'w:tcPr' && one.name !== 'w:sdtPr' && one.name !== 'w:tblPr') look(one, carried)
    }
  }
  const nested = (table: XmlElement): void => {
    const position = story.reading.transcript.write('')
    const advice = nestedAdvice(allWords(table))
    story.reading.findings.push({ rule: 'word-text', severity: 'warning', position, ...advice })
    lookWhole(table)
  }
  lookWhole(cell)
  return paragraphs
}

/** The pieces of a paragraph, after its label or bullet. */
function marked({ mark, pieces, label, position }: ReadParagraph): Piece[] {
  const start = { start: position.start, end: position.start }
  const bullet: Piece[] = label?.isBullet ? [{ words: '• ', look: PLAIN, position: start }] : []
  return [...(mark ? [mark] : bullet), ...takeRedactions(pieces)]
}

/** A content control; one that Word fills with a list of contents is left out. */
function contentControl(element: XmlElement, shared: Walk): void {
  const content = child(element, 'w:sdtContent')
  if (!content) return
  const part = child(child(element, 'w:sdtPr'), 'w:docPartObj')
  if (settingOf(part, 'w:docPartGallery') !== 'Table of Contents') walk(content, shared)
}

function removed(element: XmlElement, { story }: Walk): void {
  const { transcript, findings } = story.reading
  const found = changesFound([changeOf(element)], transcript.write(''))
  if (found) findings.push(found)
}

/** Another file that Word would read in when it opens this one. */
function foreign({ story }: Walk): void {
  const { transcript, findings } = story.reading
  findings.push({
    rule: 'word-missing',
    severity: 'acceptable',
    reason: 'The words of another file belong here, which Word only puts in when it opens this one.',
    note: 'Open the file in Word and save it.',
    position: transcript.write(''),
  })
}
