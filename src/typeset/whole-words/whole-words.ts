import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import { type SourceWords, wordOf, wordsWithMarks } from './source-words.ts'
import { type TextOfSigns, type TextSequence, textSequences } from './text-sequences.ts'

/** Of the size of its letters: as far as marks of a word stand above or below its line. */
const SAME_LINE = 0.8
const LETTERS = /^[\p{L}\p{M}\p{Join_Control}]+$/u

/**
 * Gives words whose letters carry marks, such as those of Bengali or vowelled Arabic, as one text each (`ActualText`, ISO 32000-1,
 * 14.9.4), so that they can be found, copied and read aloud. Typst draws a mark above or below the line by itself, and says the
 * letters around it each time. Nothing looks different.
 *
 * @param pdf as Typst writes it
 * @param sources all that it was written from
 * @returns the same bytes where there are no such words
 */
export async function withWholeWords(pdf: Uint8Array, sources: Iterable<string>): Promise<Uint8Array> {
  const words = wordsWithMarks(sources)
  if (words.size === 0) return pdf
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
  const parents = readParents(document.catalog.lookup(PDFName.of('StructTreeRoot')))
  const isChanged = document.getPages().map((page) => joinWords(page, words, parents))
  if (!isChanged.includes(true)) return pdf
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}

type Parents = ReadonlyMap<number, PDFArray>

/** Joins the pieces of each word of a page; false where there is nothing to join. */
function joinWords({ node, doc }: PDFPage, words: SourceWords, parents: Parents): boolean {
  const reference = node.get(PDFName.of('Contents'))
  const stream = node.Contents()
  if (!(reference instanceof PDFRef) || !(stream instanceof PDFRawStream)) return false
  const contents = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  const tags = parents.get(node.lookupMaybe(PDFName.of('StructParents'), PDFNumber)?.asNumber() ?? -1)
  const sequences = textSequences(contents, signsOf(node.Resources()))
  let joined = ''
  let at = 0
  for (const group of groupsOf(sequences, (id) => tags?.get(id))) {
    const word = wordOf(
      group.flatMap(({ pieces }) => pieces),
      words,
    )
    const [first] = group
    if (word === undefined || !first) continue
    joined += contents.slice(at, first.start) + oneText(group, word)
    at = group.at(-1)?.end ?? at
  }
  if (at === 0) return false
  doc.context.assign(reference, doc.context.flateStream(Buffer.from(joined + contents.slice(at), 'latin1')))
  return true
}

/** The word as one text under the first identifier; the others are there, and hold nothing. */
function oneText(group: readonly TextSequence[], word: string): string {
  const [first] = group
  if (!first) return ''
  const { id, x, y, head } = first
  const hex = Buffer.from(`\ufeff${word}`, 'utf16le').swap16().toString('hex').toUpperCase()
  const text = onLineOutside(group).map((sequence) => moved(sequence, sequence.x - x, y - sequence.y))
  return [
    `/Span <<\n  /MCID ${id}\n>> BDC\nq\n1 0 0 -1 ${x} ${y} cm\n${head}BT\n`,
    `/Span <<\n  /ActualText <${hex}>\n>> BDC\n${text.join('')}EMC\nET\nQ\nEMC\n`,
    ...group.slice(1).map((other) => `/Span <<\n  /MCID ${other.id}\n>> BDC\nEMC\n`),
  ].join('')
}

/** The text of a sequence, so many points further to the right and down. */
function moved({ text }: TextSequence, right: number, down: number): string {
  return text.replace(MATRIX, (_, x: string, y: string) => `1 0 0 -1 ${sum(x, right)} ${sum(y, down)} Tm`)
}

const MATRIX = /^1 0 0 -1 (\S+) (\S+) Tm$/gmu

/** In hundred thousandths of a point, as Typst has them. */
function sum(value: string, more: number): number {
  return Number((Number(value) + more).toFixed(5))
}

/**
 * First and last comes what stands on the line: some readers take the place of a word from its first and last sign, and set one
 * that begins or ends above or below its line apart from its neighbours.
 */
function onLineOutside(group: readonly TextSequence[]): readonly TextSequence[] {
  const counts = new Map<number, number>()
  for (const { y, pieces } of group) counts.set(y, (counts.get(y) ?? 0) + pieces.length)
  const [line] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? []
  const [first, ...others] = group.filter(({ y }) => y === line)
  const last = others.at(-1)
  const between = group.filter((sequence) => sequence !== first && sequence !== last)
  return [...(first ? [first] : []), ...between, ...(last ? [last] : [])]
}

/** Neighbouring texts of letters and marks alone, on one line and in one element: together they may be a word. */
function groupsOf(sequences: readonly TextSequence[], tagOf: (id: number) => PDFObject | undefined): TextSequence[][] {
  const groups: TextSequence[][] = []
  let group: TextSequence[] = []
  for (const sequence of sequences) {
    const [first] = group
    const last = group.at(-1)
    const goesOn =
      first !== undefined &&
      last?.end === sequence.start &&
      first.head === sequence.head &&
      tagOf(first.id) === tagOf(sequence.id) &&
      Math.abs(first.y - sequence.y) < SAME_LINE * sequence.size
    if (!isWord(sequence)) group = []
    else if (goesOn) group.push(sequence)
    else {
      group = [sequence]
      groups.push(group)
    }
  }
  return groups.filter(({ length }) => length > 1)
}

function isWord({ pieces }: TextSequence): boolean {
  return pieces.length > 0 && pieces.every((piece) => LETTERS.test(piece))
}

/** The tags of the marked content of each page, by its number among them. */
function readParents(root: PDFObject | undefined): Parents {
  const found = new Map<number, PDFArray>()
  const visit = (node: PDFObject | undefined, depth: number): void => {
    if (!(node instanceof PDFDict) || depth > 64) return
    const numbers = node.lookupMaybe(PDFName.of('Nums'), PDFArray)
    for (let index = 0; numbers && index + 1 < numbers.size(); index += 2) {
      const [number, tags] = [numbers.lookup(index), numbers.lookup(index + 1)]
      if (number instanceof PDFNumber && tags instanceof PDFArray) found.set(number.asNumber(), tags)
    }
    const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray)
    for (let index = 0; kids && index < kids.size(); index += 1) visit(kids.lookup(index), depth + 1)
  }
  if (root instanceof PDFDict) visit(root.lookup(PDFName.of('ParentTree')), 0)
  return found
}

/** Reads what the signs of a page's fonts say (`ToUnicode`), as Typst writes it: a line for each. */
function signsOf(resources: PDFDict | undefined): TextOfSigns {
  const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict)
  const known = new Map<string, ReadonlyMap<number, string>>()
  return (name) => {
    const read = known.get(name)
    if (read) return read
    const map = fonts?.lookupMaybe(PDFName.of(name), PDFDict)?.lookup(PDFName.of('ToUnicode'))
    if (!(map instanceof PDFRawStream)) return undefined
    const lines = Buffer.from(decodePDFRawStream(map).decode()).toString('latin1')
    const texts = new Map(
      Array.from(lines.matchAll(/^<([\dA-Fa-f]{4})> <([\dA-Fa-f]+)>$/gmu), ([, code = '', text = '']) => [
        Number.parseInt(code, 16),
        Buffer.from(text, 'hex').swap16().toString('utf16le'),
      ]),
    )
    known.set(name, texts)
    return texts
  }
}
