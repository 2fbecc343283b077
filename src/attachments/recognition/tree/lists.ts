import type { Label } from '../text/labels.ts'
import type { Paragraph } from '../text/paragraph.ts'
import { element, type RecognisedElement } from './element.ts'
import type { PageLine, PartMaker } from './parts.ts'

/** Points by which labels of one list may stand more to the left or right. */
const tolerance = 4
/** Paragraphs after which the next item of a list is no longer looked for. */
const farthest = 12

type Kids = RecognisedElement['kids'][number][]

interface OpenList {
  label: Label
  left: number
  bodyLeft: number
  items: RecognisedElement[]
  /** Contents of the last item. */
  body: Kids
}

/** Builds lists out of paragraphs that are given one after the other; those that are no items come out as paragraphs. */
export interface ListBuilder {
  /** `following` are the paragraphs after it, up to the next heading: a list of numbers has to go on. */
  add(paragraph: Paragraph, following: readonly Paragraph[]): void
  /** Ends all lists: a heading, table or figure follows. */
  end(): void
}

/** @param put takes what is read one after the other */
export function createListBuilder(parts: PartMaker, put: (page: number, made: RecognisedElement) => void): ListBuilder {
  const open: OpenList[] = []
  const plain = (paragraph: Paragraph): RecognisedElement => element('P', parts.words(linesOf(paragraph)))
  const closeTo = (depth: number): void => {
    open.length = Math.min(open.length, depth)
  }
  const addItem = (list: OpenList, paragraph: Paragraph, label: Label): void => {
    const body: Kids = parts.words(linesOf(paragraph, label))
    const item = element('LBody', body)
    const drawn = label.pieces.length > 0 ? [labelElement(parts, paragraph, label)] : []
    list.items.push(element('LI', [...drawn, item]))
    list.body = body
    list.label = label
    list.bodyLeft = paragraph.bodyLeft
  }
  return {
    add: (paragraph, following) => {
      for (let depth = open.length - 1; depth >= 0; depth -= 1) {
        const list = open[depth]
        const label = list && paragraph.labels.find((other) => goesOn(list, paragraph, other))
        if (!list || !label) continue
        closeTo(depth + 1)
        return addItem(list, paragraph, label)
      }
      const label = paragraph.labels.find((other) => startsList(paragraph, other, following))
      if (label) {
        while (open.length > 0 && paragraphLeft(paragraph) <= (open.at(-1)?.left ?? 0) + tolerance) open.pop()
        const items: RecognisedElement[] = []
        const list: OpenList = { label, left: paragraphLeft(paragraph), bodyLeft: paragraph.bodyLeft, items, body: [] }
        const parent = open.at(-1)
        if (parent) parent.body.push(element('L', items))
        else put(paragraph.page, element('L', items))
        open.push(list)
        return addItem(list, paragraph, label)
      }
      const holder = open.findLast(({ left, bodyLeft }) => {
        const own = paragraphLeft(paragraph)
        return own > left + tolerance && Math.abs(own - bodyLeft) <= tolerance
      })
      if (holder && paragraph.labels.length === 0) {
        closeTo(open.indexOf(holder) + 1)
        holder.body.push(plain(paragraph))
        return
      }
      closeTo(0)
      put(paragraph.page, plain(paragraph))
    },
    end: () => closeTo(0),
  }
}

function paragraphLeft({ rows }: Paragraph): number {
  return rows[0]?.left ?? 0
}

/** The lines of a paragraph, without what draws its label. */
function linesOf({ rows }: Paragraph, label?: Label): PageLine[] {
  const drawn = new Set(label?.pieces)
  return rows.map(({ page, lines }) => ({
    page,
    pieces: lines.flatMap(({ pieces }) => pieces.filter((piece) => !drawn.has(piece))),
  }))
}

function labelElement(parts: PartMaker, { page }: Paragraph, { pieces, text }: Label): RecognisedElement {
  const isDrawn = pieces.some(({ drawn }) => drawn)
  return element('Lbl', parts.words([{ page, pieces }]), isDrawn ? { actualText: text } : {})
}

function goesOn({ label, left }: OpenList, paragraph: Paragraph, next: Label): boolean {
  if (next.kind !== label.kind || Math.abs(paragraphLeft(paragraph) - left) > tolerance) return false
  if (next.value === 0) return next.text === label.text || next.kind === 'bullet'
  return next.value > label.value && next.value <= label.value + 2
}

/**
 * A bullet starts a list; a dash, number or letter does where another of its kind follows, or where its words hang far from
 * it.
 */
function startsList(paragraph: Paragraph, label: Label, following: readonly Paragraph[]): boolean {
  if (label.kind === 'bullet' || (label.kind !== 'dash' && hangs(paragraph, label))) return true
  return following.slice(0, farthest).some((other) => {
    const isBeside = Math.abs(paragraphLeft(other) - paragraphLeft(paragraph)) <= tolerance
    const next = other.labels.find(({ kind }) => kind === label.kind)
    return (
      isBeside && next !== undefined && (label.value === 0 ? next.text === label.text : next.value === label.value + 1)
    )
  })
}

/** Share of the size from which on the distance of a label to its words is not that of two words. */
const hanging = 0.8

function hangs({ rows, bodyLeft }: Paragraph, { pieces }: Label): boolean {
  const right = pieces.at(-1)?.right
  return right !== undefined && bodyLeft - right > (rows[0]?.size ?? 0) * hanging
}
