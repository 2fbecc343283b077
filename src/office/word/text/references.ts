import type { Position } from '../../../mdast.ts'
import type { WordFinding } from '../findings.ts'

/** A reference to the number of a paragraph, as Word has stored it. */
export interface NumberReference {
  /** The name of the bookmark in that paragraph. */
  bookmark: string
  words: string
  position: Position
}

/** The bookmark whose paragraph number a field prints: `REF name \r`, `\n` or `\w` (ECMA-376-1, 17.16.5.51). */
export function numberedTarget(instruction: string): string | undefined {
  const [, bookmark, switches = ''] = /^\s*REF\s+(\S+)(.*)$/is.exec(instruction) ?? []
  return /\\[rnw]\b/i.test(switches) ? bookmark : undefined
}

/**
 * Findings for references that say another number than their paragraph has: Word only counts them again when it prints, or
 * when somebody presses F9.
 *
 * @param bookmarks numbers of paragraphs by the bookmarks in them
 */
export function staleReferences(
  references: readonly NumberReference[],
  bookmarks: ReadonlyMap<string, string>,
): WordFinding[] {
  return references.flatMap(({ bookmark, words, position }): WordFinding[] => {
    const label = bookmarks.get(bookmark)
    if (label === undefined || agree(words, label)) return []
    return [
      {
        rule: 'word-field',
        severity: 'warning',
        reason: `This reference says ${words.trim()}, but the paragraph it leads to is ${label}.`,
        note: 'In Word, press Ctrl+A and then F9, so that all references are counted again, and save.',
        position,
        actual: words.trim(),
      },
    ]
  })
}

/** True where one is the end of the other: `3.2(a)` for `(a)`, and `(a)` alone where 3.2 is understood. */
function agree(words: string, label: string): boolean {
  const [one, other] = [bare(words), bare(label)]
  return one === '' || other === '' || one.endsWith(other) || other.endsWith(one)
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

/** What Word prints in the place of a reference to something that is gone. */
const BROKEN = /Error!\s+(?:Reference source|Bookmark|No text)[^.]*\./

/** The finding for a paragraph in which a reference leads nowhere. */
export function brokenReference(words: string, position: Position): WordFinding | undefined {
  const [found] = BROKEN.exec(words) ?? []
  if (found === undefined) return undefined
  return {
    rule: 'word-field',
    severity: 'warning',
    reason: `A reference in this paragraph leads nowhere: Word prints “${found}”`,
    note: 'Type what it referred to, or put the reference in again.',
    position,
    actual: found,
  }
}
