import type { PageView } from './reading/page-view.ts'
import { bodyStyle, headingLevels } from './text/headings.ts'
import type { Paragraph } from './text/paragraph.ts'
import { usualPitch } from './text/paragraphs.ts'
import { runningLines } from './text/running.ts'
import { captionsIn } from './tree/captions.ts'
import { confidenceIn } from './tree/confidence.ts'
import { element, type RecognisedElement, type Recognition } from './tree/element.ts'
import { figureElement, headingRole, tableElement, textElement } from './tree/elements.ts'
import { ornaments } from './tree/figures.ts'
import type { FlowItem } from './tree/flow.ts'
import { joinedFlow } from './tree/join-pages.ts'
import { createListBuilder } from './tree/lists.ts'
import { createPartMaker, type PartMaker } from './tree/parts.ts'
import { flowItems, readFlow, rowsOfColumns, uprightLines } from './tree/read-flow.ts'

/** Share of the letters of a page that may lie on their side or in forms before nothing is recognised on it. */
const mostOdd = 0.25

/**
 * Recognises the structure of a file without tags from how its pages look: headings, paragraphs, lists, tables, figures and
 * captions, in reading order. What belongs to the page and not to the text, such as page numbers, is in no element.
 *
 * @param views by 0-based page; undefined where a page cannot be taken apart
 */
export function recognise(views: readonly (PageView | undefined)[]): Recognition {
  const readable = views.map((view) => (view && isReadable(view) ? view : undefined))
  const known = readable.flatMap((view, page) => (view ? [{ view, page, lines: uprightLines(view) }] : []))
  const running = runningLines(known.map(({ view, lines }) => ({ height: view.height, lines })))
  const ornamental = ornaments(known.map(({ view }) => view))
  const flows = known.map(({ view, page, lines }) =>
    readFlow(view, page, lines, running, (shape) => ornamental.has(shape)),
  )
  const pitch = usualPitch(flows.flatMap(rowsOfColumns))
  const items = joinedFlow(flows.map((flow) => flowItems(flow, pitch)))
  const paragraphs = items.filter((item) => item.kind === 'paragraph')
  const captions = captionsIn(items)
  const isCaption = new Set(captions.values())
  const levels = headingLevels(
    paragraphs.filter((paragraph) => !isCaption.has(paragraph)),
    bodyStyle(paragraphs),
  )
  const wholePages = views.flatMap((_, page) => (readable[page] ? [] : [page]))
  return {
    elements: build(items, levels, captions, createPartMaker(readable)),
    wholePages,
    confidence: confidenceIn(items, levels, views, wholePages),
    undescribedFigures: items.filter((item) => item.kind === 'figure' && !captions.has(item)).length,
  }
}

function isReadable({ texts, shapes }: PageView): boolean {
  const lettersIn = (found: readonly { text: string }[]): number =>
    found.reduce((sum, { text }) => sum + text.length, 0)
  const [letters, inForms] = [lettersIn(texts), lettersIn(shapes)]
  const onTheirSide = lettersIn(texts.filter(({ sideways }) => sideways))
  return letters > 0 && onTheirSide + inForms <= (letters + inForms) * mostOdd
}

function build(
  items: readonly FlowItem[],
  levels: ReadonlyMap<Paragraph, number>,
  captions: ReadonlyMap<FlowItem, Paragraph>,
  parts: PartMaker,
): Recognition['elements'] {
  const elements: { page: number; element: RecognisedElement }[] = []
  const put = (page: number, made: RecognisedElement): void => {
    elements.push({ page, element: made })
  }
  const lists = createListBuilder(parts, put)
  const isCaption = new Set<FlowItem>(captions.values())
  for (const [index, item] of items.entries()) {
    if (isCaption.has(item)) continue
    const level = item.kind === 'paragraph' ? levels.get(item) : undefined
    if (item.kind === 'paragraph' && level === undefined) {
      lists.add(item, paragraphsAfter(items, index, levels))
      continue
    }
    lists.end()
    const { page } = item
    const caption = captions.get(item)
    const described = caption && textElement(parts, 'Caption', caption)
    if (item.kind === 'paragraph') put(page, textElement(parts, headingRole(level ?? 1), item))
    else if (item.kind === 'table') put(page, tableElement(parts, item, described))
    else if (item.kind === 'figure') put(page, figureElement(parts, page, item.figure, described))
    else if (item.kind === 'form') put(page, element('P', [parts.drawing(page, item.drawing, item.text)]))
    else put(page, element('P', parts.words(item.lines.map(({ pieces }) => ({ page, pieces })))))
    // Within the figure, nobody would hear it: its alternative is read out in place of what it holds.
    if (item.kind === 'figure' && described) put(page, described)
  }
  return elements
}

/** Paragraphs up to the next heading. */
function paragraphsAfter(
  items: readonly FlowItem[],
  index: number,
  levels: ReadonlyMap<Paragraph, number>,
): Paragraph[] {
  const found: Paragraph[] = []
  for (const item of items.slice(index + 1, index + 40)) {
    if (item.kind !== 'paragraph' || levels.has(item)) break
    found.push(item)
  }
  return found
}
