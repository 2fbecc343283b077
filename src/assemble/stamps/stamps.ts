import { type PDFDict, PDFName, PDFRawStream, type PDFRef } from 'pdf-lib'
import type { PageGeometry } from '../../pdf/geometry.ts'
import { type Matrix, operands, seenToPage } from '../../pdf/matrix.ts'
import { Name } from '../../pdf/names.ts'
import { numbersIn } from '../../pdf/objects.ts'
import { addResource, wrapContents } from '../files/page-contents.ts'
import type { Target } from '../files/target.ts'

/** What was drawn on a reserved page, ready to be drawn over the page that takes its place. */
export interface Stamps {
  form: PDFRef
  /** Points. */
  width: number
  height: number
}

/** Makes a form XObject of a reserved page's contents; undefined where nothing is drawn on it. */
export function takeStamps(target: Target, page: PDFDict): Stamps | undefined {
  const { reader, context } = target
  const contents = page.get(Name.Contents)
  const streams = (reader.array(contents)?.asArray() ?? [contents]).flatMap((value) => reader.stream(value) ?? [])
  const [only] = streams
  const box = numbersIn(reader, page.get(Name.MediaBox), 4)
  if (!(only instanceof PDFRawStream) || streams.length > 1 || !box) return undefined
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  const form = context.stream(only.contents, { Type: 'XObject', Subtype: 'Form', BBox: [left, bottom, right, top] })
  for (const key of ['Filter', 'DecodeParms'].map((text) => PDFName.of(text))) {
    const value = only.dict.get(key)
    if (value !== undefined) form.dict.set(key, value)
  }
  const resources = page.get(Name.Resources)
  if (resources !== undefined) form.dict.set(Name.Resources, resources)
  return { form: context.register(form), width: right - left, height: top - bottom }
}

/** How much the contents leave open: operators that close what they opened, and saves for restores they have too many. */
export interface StateBalance {
  /** `Q` operators without a `q`. */
  missingSaves: number
  /** What has to follow: `ET`, `EMC`, `Q`. */
  closing: string
}

/** What is around a page's own contents. */
export interface Around {
  balance: StateBalance
  /** Moves and scales the contents. */
  placed: Matrix | undefined
  /** Marks the contents as those of a structure element. */
  tag: { before: string; after: string } | undefined
}

/**
 * Draws stamps over a page as a pagination artifact (ISO 32000-1, 14.8.2.2.2), in the state of graphics it started with.
 */
export function drawStamps(
  target: Target,
  page: PDFDict,
  stamps: Stamps | undefined,
  geometry: PageGeometry,
  around: Around,
): void {
  const { balance, placed, tag } = around
  const saves = 'q\n'.repeat(balance.missingSaves + 1)
  const before = `${tag?.before ?? ''}${saves}${placed ? `${operands(placed)} cm\n` : ''}`
  const after = `\n${balance.closing}Q\n${tag?.after ?? ''}`
  if (!stamps) {
    if (placed || tag || balance.missingSaves > 0) wrapContents(target, page, before, after)
    return
  }
  const key = addResource(target, page, Name.XObject, stamps.form, 'AgendapackStamps')
  const matrix = operands(seenToPage(geometry, stamps.width, stamps.height))
  const drawing = `/Artifact <</Type /Pagination>> BDC\nq ${matrix} cm ${key.toString()} Do Q\nEMC\n`
  wrapContents(target, page, before, `${after}${drawing}`)
}
