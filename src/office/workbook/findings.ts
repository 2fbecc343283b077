import type { WordFinding } from '../word/findings.ts'

/** What there is to say of a workbook, by the name that a message carries. */
export type WorkbookRule = 'excel-comments' | 'excel-hidden' | 'excel-missing' | 'excel-left-out' | 'excel-value'

/** Something in a workbook that its author should know of; its note names the sheet and the cell. */
export interface WorkbookFinding extends Omit<WordFinding, 'rule'> {
  rule: WorkbookRule
}
