import type { LargePrint, Plan } from '../../plan/plan.ts'

/** What a reader of large print has to know, and which papers are not in it. */
export function largePrintView({ documents }: Plan, { attachments }: LargePrint): Record<string, unknown> {
  return {
    isEnlarged: attachments === 'a3',
    papers: documents.flatMap((paper) =>
      paper.visibility !== 'withheld' && paper.content.type === 'attachment'
        ? [{ label: paper.itemLabel, title: paper.title }]
        : [],
    ),
  }
}
