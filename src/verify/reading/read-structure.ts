import { PDFName, type PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { createReader, type Reader } from '../../pdf/objects.ts'
import { loadDocument } from '../../pdf/opening/load-document.ts'
import { pageIndexes } from '../../pdf/pages/page-tree.ts'
import { type ContentKid, readStructure, type Structure, type StructureElement } from '../../pdf/structure/structure.ts'
import { attribute } from '../../pdf/structure/structure-attributes.ts'
import type { Engine } from '../engine/engine.ts'
import type { MarkedText } from '../engine/marked-texts.ts'
import { PdfError } from '../engine/pdf-error.ts'
import type { PageStretch, TextElement, TextRun } from './structure-reading.ts'

/** Deeper nesting says nothing to a reader. */
const deepest = 60

/**
 * The structure of stretches of a file's pages, with the words that the second engine reads in each element. What is on no page
 * of a stretch is left out of it. Throws `PdfError` for a file that cannot be read.
 */
export async function readTextStructure(
  engine: Engine,
  bytes: Uint8Array,
  stretches: readonly PageStretch[],
): Promise<TextElement[][]> {
  const loaded = await loadDocument(bytes, '')
  if (!loaded) throw new PdfError('The file is damaged and cannot be read.')
  const reader = createReader(loaded.document.context)
  const structure = readStructure(reader, loaded.tree.catalog, pageIndexes(loaded.tree.pages))
  if (!structure) return stretches.map(() => [])
  const opened = engine.open(bytes)
  try {
    const texts = new Map<number, ReadonlyMap<string, MarkedText>>()
    const textsOn = (page: number): ReadonlyMap<string, MarkedText> => {
      const known = texts.get(page)
      if (known) return known
      const open = opened.page(page)
      try {
        const found = open.markedTexts()
        texts.set(page, found)
        return found
      } finally {
        open.close()
      }
    }
    return stretches.map((stretch) => elementsOn(structure, reader, stretch, textsOn))
  } finally {
    opened.close()
  }
}

type TextsOn = (page: number) => ReadonlyMap<string, MarkedText>

function elementsOn(
  structure: Structure,
  reader: Reader,
  { first, last }: PageStretch,
  textsOn: TextsOn,
): TextElement[] {
  const isShown = (page: number | undefined): boolean => page !== undefined && page >= first && page <= last
  const shown = new Set<StructureElement>()
  for (const element of structure.elements) {
    if (!element.kids.some((kid) => kid.kind !== 'element' && isShown(kid.page))) continue
    for (let above: StructureElement | undefined = element; above && !shown.has(above); above = above.parent)
      shown.add(above)
  }
  /** The words that come before, and where they end: what does not follow at once is parted from them. */
  let before: { page: number; last: number } | undefined
  const run = (page: number, { text, first: start, last: end }: MarkedText): TextRun => {
    const follows = !before || (before.page === page && before.last + 1 === start)
    before = { page, last: end }
    return { page, text: follows ? text : ` ${text}` }
  }
  const build = (element: StructureElement, depth: number): TextElement => {
    const kids: (TextElement | TextRun)[] = []
    let address: string | undefined
    let isAfterShown = false
    for (const kid of element.kids) {
      if (kid.kind === 'element') {
        // Empty cells count, without which a row is another one, and pictures that are nothing but their description.
        const isEmpty = kid.element.kids.length === 0
        const isKept: boolean = isEmpty
          ? isCell(kid.element) || (isAfterShown && isPicture(kid.element))
          : shown.has(kid.element)
        if (isKept && depth < deepest) kids.push(build(kid.element, depth + 1))
        isAfterShown = isKept
      } else if (kid.kind === 'object') address ??= addressOf(reader, kid.object)
      else if (isShown(kid.page)) {
        const found = textsOn(kid.page).get(keyOf(kid))
        if (found) kids.push(run(kid.page, found))
      }
    }
    return {
      role: element.standard,
      kids: replaced(reader, element, kids),
      ...described(reader, element),
      ...(address ? { address } : {}),
    }
  }
  return structure.top.flatMap((element) => (shown.has(element) ? [build(element, 0)] : []))
}

function isCell({ standard }: StructureElement): boolean {
  return standard === 'TH' || standard === 'TD'
}

function isPicture({ standard }: StructureElement): boolean {
  return standard === 'Figure' || standard === 'Formula'
}

function keyOf({ mcid, stream }: ContentKid): string {
  return stream ? `form ${mcid}` : String(mcid)
}

/** What is read out in place of an element's own words, on the page of their first. */
function replaced(
  reader: Reader,
  { dict }: StructureElement,
  kids: readonly (TextElement | TextRun)[],
): TextElement['kids'] {
  const text = reader.text(dict.get(Name.ActualText)) ?? reader.text(dict.get(Name.E))
  const page = text === undefined ? undefined : firstPage(kids)
  return text === undefined || page === undefined ? kids : [{ page, text }]
}

/** The 0-based page of the first words; undefined where there are none. */
function firstPage(kids: readonly (TextElement | TextRun)[]): number | undefined {
  for (const kid of kids) {
    const page = 'role' in kid ? firstPage(kid.kids) : kid.page
    if (page !== undefined) return page
  }
  return undefined
}

function described(reader: Reader, { dict }: StructureElement): Omit<TextElement, 'role' | 'kids' | 'address'> {
  const alternative = reader.text(dict.get(Name.Alt))?.trim()
  const language = reader.text(dict.get(Name.Lang))?.trim()
  const scope = attribute(reader, dict, 'Scope')
  const span = (key: string): number | undefined => {
    const value = attribute(reader, dict, key)
    return typeof value === 'number' && value > 1 && value <= 1000 ? Math.floor(value) : undefined
  }
  const [columnSpan, rowSpan] = [span('ColSpan'), span('RowSpan')]
  return {
    ...(alternative ? { alternative } : {}),
    ...(language ? { language } : {}),
    ...(scope === PDFName.of('Row') ? { scope: 'Row' } : scope instanceof PDFName ? { scope: 'Column' } : {}),
    ...(columnSpan ? { columnSpan } : {}),
    ...(rowSpan ? { rowSpan } : {}),
  }
}

/** The address that a link leads to, if it leads to the web or writes an e-mail. */
function addressOf(reader: Reader, annotation: PDFRef): string | undefined {
  const action = reader.dict(reader.dict(annotation)?.get(Name.A))
  const address = reader.key(action?.get(Name.URI))
  return address !== undefined && /^(?:https?:\/\/|mailto:)\S+$/i.test(address) ? address : undefined
}
