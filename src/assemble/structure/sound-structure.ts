import type { PDFRef } from 'pdf-lib'
import { checkStructure } from '../../attachments/accessibility/structure-check.ts'
import { readStructure } from '../../pdf/structure/structure.ts'
import type { Target } from '../files/target.ts'

/**
 * True where the structure that was written passes all checks of PDF/UA-1 on it. That of the files it came from may have passed
 * them: of a table, a list or the headings, only part may be on these pages. @param pages of the target, in their order
 */
export function hasSoundStructure({ reader, catalog }: Target, pages: readonly PDFRef[]): boolean {
  const structure = readStructure(reader, catalog, new Map(pages.map((ref, index) => [ref, index])))
  return structure !== undefined && checkStructure(reader, structure).obstacles.length === 0
}
