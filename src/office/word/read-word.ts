import type { FootnoteDefinition, Root, RootContent } from 'mdast'
import { linkAddresses } from '../addresses.ts'
import { child, childrenNamed, descendants, type XmlElement } from '../xml.ts'
import type { WordFinding } from './findings.ts'
import { startCounters } from './format/counters.ts'
import { readNumbering } from './format/numbering.ts'
import { integer } from './format/properties.ts'
import { readStyles } from './format/styles.ts'
import { leftOut } from './left-out.ts'
import { openWord, type WordPackage } from './package.ts'
import type { Reading, Story } from './reading.ts'
import { arrange, type Block } from './structure/arrange.ts'
import { readBlocks, readContent } from './structure/blocks.ts'
import { settleHeadings } from './structure/headings.ts'
import { commentFinding } from './text/comments.ts'
import { closedFields } from './text/fields.ts'
import { settleLinks } from './text/links.ts'
import { staleReferences } from './text/references.ts'
import { startTranscript } from './text/transcript.ts'
import { takeContainers, unhidden } from './text/typed-marks.ts'

/** A Word file as a report. */
export interface WordReport {
  tree: Root
  /** Its words, a paragraph a line: places count in it. */
  text: string
  /** What it calls itself. */
  title: string | undefined
  /** All of its pages are turned. */
  landscape: boolean
  findings: WordFinding[]
}

interface Section {
  blocks: Block[]
  landscape: boolean
}

/**
 * Reads a Word file into the tree that Markdown has, with every number as Word prints it. Tracked changes are taken as
 * accepted; comments, hidden words, the list of contents, headers and footers are left out, and said.
 *
 * @param pictureAddress gives the address of a picture by the name of its part
 * @throws ArchiveError, XmlProblem or NotWordError for a file that cannot be read
 */
export function readWord(bytes: Uint8Array, pictureAddress: (part: string) => string): WordReport {
  const pack = openWord(bytes)
  const reading = startReading(pack, pictureAddress)
  const sections = childrenNamed(pack.document, 'w:body').flatMap((body) =>
    readSections(body, storyOf(body, reading, pack.relationships)),
  )
  const headed = settleHeadings(sections.flatMap(({ blocks }) => blocks))
  const whole = sections.every(({ landscape }) => landscape)
  const children = whole ? arrange(takeContainers(headed.blocks)) : turned(sections, headed.blocks)
  const tree: Root = { type: 'root', children: [...children, ...readNotes(reading)] }
  settleLinks(tree, reading.bookmarked)
  linkAddresses(tree)
  const findings = [
    ...reading.findings,
    ...staleReferences(reading.references, reading.bookmarks),
    ...headed.findings,
    ...unhidden(tree),
    ...unanchored(reading),
    ...leftOut(pack),
  ]
  return {
    tree,
    text: reading.transcript.text(),
    title: headed.title,
    landscape: whole && sections.length > 0,
    findings,
  }
}

function startReading(pack: WordPackage, pictureAddress: (part: string) => string): Reading {
  const styles = readStyles(pack.related('styles'))
  return {
    pack,
    styles,
    numbering: readNumbering(pack.related('numbering'), styles),
    counters: startCounters(),
    transcript: startTranscript(),
    comments: byId(pack.related('comments'), 'w:comment', ''),
    notes: new Map([
      ...byId(pack.related('footnotes'), 'w:footnote', 'footnote-'),
      ...byId(pack.related('endnotes'), 'w:endnote', 'endnote-'),
    ]),
    cited: new Set(),
    findings: [],
    bookmarks: new Map(),
    references: [],
    bookmarked: new Map(),
    autoNumbers: { heading: 0 },
    unknownFormats: new Set(),
    pictureAddress,
  }
}

/** Parts of a list by their id; lines that separate notes from the text are none. */
function byId(root: XmlElement | undefined, name: string, prefix: string): Map<string, XmlElement> {
  const all = childrenNamed(root, name).filter(({ attributes }) => (attributes.get('w:type') ?? 'normal') === 'normal')
  return new Map(all.map((one) => [`${prefix}${one.attributes.get('w:id') ?? ''}`, one]))
}

function storyOf(element: XmlElement, reading: Reading, relationships: Story['relationships']): Story {
  return { reading, relationships, fields: closedFields(element), open: [] }
}

/** The blocks of each section; the properties of a section come at its end. */
function readSections(body: XmlElement, story: Story): Section[] {
  const ends: { after: number; landscape: boolean }[] = []
  const read = readBlocks(body, story, (properties, after) => ends.push({ after, landscape: isLandscape(properties) }))
  const sections: Section[] = []
  let from = 0
  for (const { after, landscape } of ends) {
    if (after > from || sections.length === 0) sections.push({ blocks: read.slice(from, after), landscape })
    from = Math.max(from, after)
  }
  if (from < read.length) sections.push({ blocks: read.slice(from), landscape: sections.at(-1)?.landscape ?? false })
  return sections.filter((section) => section.blocks.length > 0)
}

function isLandscape(properties: XmlElement): boolean {
  const size = child(properties, 'w:pgSz')?.attributes
  if (size?.get('w:orient') !== undefined) return size.get('w:orient') === 'landscape'
  return (integer(size?.get('w:w')) ?? 0) > (integer(size?.get('w:h')) ?? 0)
}

/** Sections one after the other, those on turned pages as such. */
function turned(sections: readonly Section[], blocks: readonly Block[]): RootContent[] {
  const children: RootContent[] = []
  let upright: Block[] = []
  let from = 0
  const flush = (): void => {
    children.push(...arrange(takeContainers(upright)))
    upright = []
  }
  for (const section of sections) {
    const own = blocks.slice(from, from + section.blocks.length)
    from += section.blocks.length
    if (!section.landscape) upright.push(...own)
    else {
      flush()
      children.push(landscapeSection(arrange(takeContainers(own))))
    }
  }
  flush()
  return children
}

function landscapeSection(children: RootContent[]): RootContent {
  const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end]
  return {
    type: 'containerDirective',
    name: 'landscape',
    attributes: {},
    children: children as FootnoteDefinition['children'],
    ...(start && end ? { position: { start, end } } : {}),
  }
}

/** Footnotes and endnotes in the order in which they are cited. */
function readNotes(reading: Reading): FootnoteDefinition[] {
  const { pack, notes, cited } = reading
  return [...cited].flatMap((identifier): FootnoteDefinition[] => {
    const note = notes.get(identifier)
    if (!note) return []
    const relationships = pack.relationshipsOf(identifier.startsWith('footnote') ? 'footnotes' : 'endnotes')
    const children = readContent(note, storyOf(note, reading, relationships))
    const [first, last] = [children[0]?.position, children.at(-1)?.position]
    const position = first && last ? { position: { start: first.start, end: last.end } } : {}
    return [{ type: 'footnoteDefinition', identifier, label: identifier, children, ...position }]
  })
}

/** Comments that no place in the text refers to. */
function unanchored({ pack, comments }: Reading): WordFinding[] {
  const anchored = new Set(
    [...descendants(pack.document, 'w:commentReference')].map(({ attributes }) => attributes.get('w:id')),
  )
  return [...comments].flatMap(([id, comment]) => (anchored.has(id) ? [] : [commentFinding(comment, undefined)]))
}
