import { type Paragraph, paragraphText } from '../text/paragraph.ts'
import type { FlowItem } from './flow.ts'

const figureWords = /^(?:figure|fig\.?|chart|graph|map|plate|photo|picture|image|illustration|diagram)\s*\d/i
const tableWords = /^table\s*\d/i

/** Captions by the table or figure that they stand next to; each paragraph is the caption of one at most. */
export function captionsIn(items: readonly FlowItem[]): ReadonlyMap<FlowItem, Paragraph> {
  const captions = new Map<FlowItem, Paragraph>()
  const taken = new Set<Paragraph>()
  for (const [index, item] of items.entries()) {
    const words = item.kind === 'table' ? tableWords : item.kind === 'figure' ? figureWords : undefined
    if (!words) continue
    // Captions of tables mostly stand above them, those of figures below.
    const beside = item.kind === 'table' ? [items[index - 1], items[index + 1]] : [items[index + 1], items[index - 1]]
    const caption = beside.find(
      (other) => other?.kind === 'paragraph' && !taken.has(other) && words.test(paragraphText(other)),
    )
    if (caption?.kind !== 'paragraph') continue
    taken.add(caption)
    captions.set(item, caption)
  }
  return captions
}
