import type { Position } from '../../../mdast.ts'
import { elements, ownText, type XmlElement } from '../../xml.ts'
import { listing, quoted, type WordFinding } from '../findings.ts'

/** Words that somebody put in or took out while Word tracked changes, and that nobody has accepted or rejected. */
export interface Change {
  kind: 'added' | 'removed'
  words: string
  author: string | undefined
}

const DELETIONS = new Set(['w:del', 'w:moveFrom', 'w:cellDel'])
const INSERTIONS = new Set(['w:ins', 'w:moveTo', 'w:cellIns'])

/** True for an element whose words are taken out once all changes are accepted. */
export function isDeletion({ name }: XmlElement): boolean {
  return DELETIONS.has(name)
}

/** True for an element whose words were put in. */
export function isInsertion({ name }: XmlElement): boolean {
  return INSERTIONS.has(name)
}

/** What an element that marks a change says of it. */
export function changeOf(element: XmlElement, words = allWords(element)): Change {
  return { kind: isDeletion(element) ? 'removed' : 'added', words, author: element.attributes.get('w:author') }
}

/** The mark of a change among the properties of a row, a cell or a paragraph mark. */
export function markedChange(properties: XmlElement | undefined): XmlElement | undefined {
  return elements(properties).find((one) => isDeletion(one) || isInsertion(one))
}

/** The words of an element, deleted ones too. */
export function allWords(element: XmlElement): string {
  let words = ''
  for (const one of elements(element)) {
    if (one.name === 'w:t' || one.name === 'w:delText') words += ownText(one)
    else if (one.name === 'w:tab' || one.name === 'w:br' || one.name === 'w:p') words += ' '
    if (one.name !== 'w:t' && one.name !== 'mc:Fallback') words += allWords(one)
  }
  return words
}

/** One finding for all the changes of a paragraph. */
export function changesFound(changes: readonly Change[], position: Position): WordFinding | undefined {
  const said = (['added', 'removed'] as const).flatMap((kind) => {
    const words = changes.filter((one) => one.kind === kind).map((one) => one.words)
    const all = words.join('').trim()
    return all === '' ? [] : [`${quoted(all)} ${kind}`]
  })
  if (said.length === 0) return undefined
  const authors = listing(changes.flatMap(({ author }) => (author ? [author] : [])))
  return {
    rule: 'word-changes',
    severity: 'acceptable',
    reason: `This paragraph has changes that nobody has accepted: ${said.join(', ')}${authors === '' ? '' : ` (by ${authors})`}.`,
    note: 'In Word, choose Review, Accept all changes, and save. Readers would get the paragraph with the changes made.',
    position,
    actual: said.join(', '),
  }
}
