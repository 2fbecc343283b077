import type { Position } from '../../../mdast.ts'
import type { XmlElement } from '../../xml.ts'
import { quoted, type WordFinding } from '../findings.ts'
import type { Reading } from '../reading.ts'
import { allWords } from './changes.ts'

/** Notes a comment at the place where it is anchored. */
export function commentFound({ attributes }: XmlElement, { comments, findings }: Reading, position: Position): void {
  const comment = comments.get(attributes.get('w:id') ?? '')
  if (comment) findings.push(commentFinding(comment, position))
}

/** What there is to say of a comment. */
export function commentFinding(comment: XmlElement, position: Position | undefined): WordFinding {
  const author = comment.attributes.get('w:author')
  return {
    rule: 'word-comments',
    severity: 'acceptable',
    reason: `A comment${author ? ` by ${author}` : ''} is still in the file: ${quoted(allWords(comment))}.`,
    note: 'Settle it, then choose Review, Delete all comments in Word, and save. Comments are never printed.',
    position,
  }
}
