import type { NumberRange, Plan } from './plan.ts'

/** The numbers a document has to have because another edition has fixed them. */
export function fixedRange(document: Plan['documents'][number]): NumberRange | undefined {
  return document.visibility === 'withheld' ? document.pages : document.allotted?.range
}
