import { type PDFDocument, PDFStream } from 'pdf-lib'
import type { ContentScan } from '../../pdf/content/content-scan.ts'
import { isLanguage } from '../../pdf/language-tag.ts'
import { Name } from '../../pdf/names.ts'
import { createReader, type Reader } from '../../pdf/objects.ts'
import { type PageTree, pageIndexes } from '../../pdf/pages/page-tree.ts'
import { readStructure, type Structure, type StructureElement } from '../../pdf/structure/structure.ts'
import { checkAnnotations } from './annotation-check.ts'
import { readClaims } from './claims.ts'
import { checkFonts } from './fonts.ts'
import type { AccessibilityReport } from './report.ts'
import { checkStructure } from './structure-check.ts'

/** What is known of a page besides its objects. */
export interface PageFacts {
  /** Whether there is text to be read; undefined where nobody could look. */
  hasText: boolean | undefined
  /** Whether it draws signs of which the file does not say what they stand for; of pages of tagged files alone. */
  hasUnknownSigns: boolean | undefined
  scan: ContentScan | undefined
}

/** The obstacle that goes where a structure is made for the file. */
export const noTags = 'no tags'

/**
 * What a reader with a screen reader will find. `obstacles` are the checks of PDF/UA-1 (ISO 14289-1) that the file fails,
 * of those that can be made here; a file without any is taken to deserve the identifier.
 */
export function reportAccessibility(
  document: PDFDocument,
  tree: PageTree,
  facts: readonly PageFacts[],
): AccessibilityReport {
  const reader = createReader(document.context)
  const claims = readClaims(reader, document, tree.catalog)
  const structure = readStructure(reader, tree.catalog, pageIndexes(tree.pages))
  const fonts = checkFonts(reader, tree.pages)
  const tags = structure && checkStructure(reader, structure)
  const obstacles = [
    ...(structure ? [] : [noTags]),
    ...(claims.suspects ? ['tags that the file itself calls suspect'] : []),
    ...(fonts.unembedded.length > 0 ? ['fonts that are not embedded'] : []),
    ...fonts.obstacles.map((obstacle) => `a font: ${obstacle}`),
    ...signObstacles(facts),
    ...(tags?.obstacles ?? []),
    ...checkAnnotations(reader, tree.pages, structure?.elements ?? []),
    ...(structure ? contentObstacles(structure, tree, facts) : []),
    ...languageObstacles(reader, tree, structure?.elements ?? [], facts),
    ...layerObstacles(reader, tree),
    ...referenceObstacles(document, reader),
  ]
  const scanned = facts.flatMap(({ hasText, scan }, index) =>
    hasText === false && scan?.marked !== false ? [index + 1] : [],
  )
  return {
    tagged: structure !== undefined,
    language: claims.language,
    title: claims.title,
    scannedPages: scanned,
    unembeddedFonts: fonts.unembedded,
    figuresWithoutAlternative: tags?.figuresWithoutAlternative ?? 0,
    headingsInOrder: tags?.headingsInOrder ?? true,
    claimsPdfUa: claims.pdfUa,
    obstacles,
  }
}

/** Signs that stand for no character, among them those of characters that a font does not have (ISO 14289-1, 7.21.7 and 7.21.8). */
function signObstacles(facts: readonly PageFacts[]): string[] {
  const count = facts.filter(({ hasUnknownSigns }) => hasUnknownSigns).length
  return count > 0 ? [`${count} pages with signs that stand for no character`] : []
}

function contentObstacles(structure: Structure, tree: PageTree, facts: readonly PageFacts[]): string[] {
  const tagged = new Map<number, Set<number>>()
  for (const element of structure.elements) {
    for (const kid of element.kids) {
      if (kid.kind !== 'content' || kid.stream) continue
      const ids = tagged.get(kid.page) ?? new Set()
      tagged.set(kid.page, ids.add(kid.mcid))
    }
  }
  const isUntagged = (index: number): boolean => {
    const scan = facts[index]?.scan
    if (!scan || scan.untagged || scan.missingSaves > 0) return true
    const ids = tagged.get(index)
    return [...scan.contentIds].some((id) => !ids?.has(id))
  }
  const untagged = tree.pages.filter((page, index) => page.repeated || isUntagged(index)).length
  const nested = facts.some(({ scan }) => scan?.nested)
  return [
    ...(untagged > 0 ? [`${untagged} pages with content outside of the tags`] : []),
    ...(nested ? ['tagged content within artifacts, or artifacts within tagged content'] : []),
  ]
}

function languageObstacles(
  reader: Reader,
  tree: PageTree,
  elements: readonly StructureElement[],
  facts: readonly PageFacts[],
): string[] {
  const languages = [tree.catalog, ...elements.map(({ dict }) => dict)].map((dict) => reader.text(dict.get(Name.Lang)))
  const isBad = languages.some((text) => text !== undefined && !isLanguage(text))
  return isBad || facts.some(({ scan }) => scan?.badLanguage) ? ['a language that is none'] : []
}

/** States of layers that depend on the situation (ISO 14289-1, 7.10). */
function layerObstacles(reader: Reader, tree: PageTree): string[] {
  const properties = reader.dict(tree.catalog.get(Name.OCProperties))
  return reader.dict(properties?.get(Name.D))?.has(Name.AS) ? ['layers that change by themselves'] : []
}

/** Forms that show a page of another file (ISO 14289-1, 7.20). */
function referenceObstacles(document: PDFDocument, reader: Reader): string[] {
  const objects = document.context.enumerateIndirectObjects()
  const refers = objects.some(
    ([, object]) =>
      object instanceof PDFStream &&
      object.dict.has(Name.Ref) &&
      reader.name(object.dict.get(Name.Subtype)) === Name.Form,
  )
  return refers ? ['pictures of pages of other files'] : []
}
