import { openPackage, partOf, type Relationships, relationshipsIn } from '../parts.ts'
import { elements, type XmlElement } from '../xml.ts'
import type { Archive } from '../zip.ts'

/** A Word file, opened: its main document, and the way to what belongs to it. */
export interface WordPackage {
  archive: Archive
  document: XmlElement
  relationships: Relationships
  /** The root of the part that the main document has of a type, such as `styles`. */
  related(type: string): XmlElement | undefined
  /** What a part of a type refers to, such as the pictures of `footnotes`. */
  relationshipsOf(type: string): Relationships
  /** The roots of all parts of a type, such as `header`. */
  allRelated(type: string): XmlElement[]
}

/** Thrown for a package that opens, but holds no Word document. `kind` is what it seems to be. */
export class NotWordError extends Error {
  readonly kind: 'workbook' | 'slides' | 'unknown'
  constructor(kind: NotWordError['kind']) {
    super(`not a Word document: ${kind}`)
    this.name = 'NotWordError'
    this.kind = kind
  }
}

/**
 * Opens a Word file (ECMA-376-1, part 11).
 *
 * @throws ArchiveError where the package cannot be read, XmlProblem where a part is broken, NotWordError
 */
export function openWord(bytes: Uint8Array): WordPackage {
  const archive = openPackage(bytes)
  const root = relationshipsIn(archive, '')
  const main = [...root.values()].find(({ type, external }) => type === 'officeDocument' && !external)
  const part = main && partOf(archive, main.target)
  if (!main || !part) throw new NotWordError('unknown')
  if (part.name !== 'w:document') {
    throw new NotWordError(
      ({ 'x:workbook': 'workbook', 'p:presentation': 'slides' }[part.name] as 'workbook') ?? 'unknown',
    )
  }
  const relationships = relationshipsIn(archive, main.target)
  const targets = (type: string): string[] =>
    [...relationships.values()].filter((one) => one.type === type && !one.external).map(({ target }) => target)
  return {
    archive,
    document: part,
    relationships,
    related: (type) => {
      const [target] = targets(type)
      return target === undefined ? undefined : partOf(archive, target)
    },
    relationshipsOf: (type) => {
      const [target] = targets(type)
      return target === undefined ? new Map() : relationshipsIn(archive, target)
    },
    allRelated: (type) => [...new Set(targets(type))].flatMap((target) => partOf(archive, target) ?? []),
  }
}

/** Extensions of Word whose elements are read here: shapes, groups and canvases, and marks on older elements. */
const UNDERSTOOD = new Set(['wps', 'wpg', 'wpc', 'wp14', 'w14', 'w15', 'w16', 'w16se', 'a14', 'adec'])

/** The first of several alternatives that is understood here, else what older programs get (ECMA-376-3, 9.3). */
export function alternative(element: XmlElement): XmlElement | undefined {
  const all = elements(element)
  const choices = all.filter(({ name }) => name === 'mc:Choice')
  const isUnderstood = ({ attributes }: XmlElement): boolean =>
    (attributes.get('Requires') ?? '').split(/\s+/).every((prefix) => prefix === '' || UNDERSTOOD.has(prefix))
  return choices.find(isUnderstood) ?? all.find(({ name }) => name === 'mc:Fallback') ?? choices[0]
}
