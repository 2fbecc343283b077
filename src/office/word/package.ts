import { childrenNamed, elements, parsePart, type XmlElement } from '../xml.ts'
import { type Archive, openArchive } from '../zip.ts'

/** What one part of a package refers to by an id. */
export interface Relationship {
  /** The last word of its type: `image`, `hyperlink`, `footnotes`. */
  type: string
  /** The name of a part of the package, or an address outside it. */
  target: string
  external: boolean
}

export type Relationships = ReadonlyMap<string, Relationship>

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
  readonly kind: 'workbook' | 'slides' | 'unknown' | 'too-large'
  constructor(kind: NotWordError['kind']) {
    super(`not a Word document: ${kind}`)
    this.name = 'NotWordError'
    this.kind = kind
  }
}

/** Bytes and tags of XML in all parts that are read: reading takes twenty times as much memory, and a second for 100,000 tags. */
const MOST_BYTES = 60_000_000
const MOST_TAGS = 2_000_000

/**
 * Opens a Word file (ECMA-376-1, part 11).
 *
 * @throws ArchiveError where the package cannot be read, XmlProblem where a part is broken, NotWordError
 */
export function openWord(bytes: Uint8Array): WordPackage {
  const archive = limited(openArchive(bytes))
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

function partOf(archive: Archive, name: string): XmlElement | undefined {
  const bytes = archive.read(name)
  return bytes && parsePart(bytes)
}

/** An archive whose parts together are not more than can be read. */
function limited(archive: Archive): Archive {
  let [bytes, tags] = [0, 0]
  return {
    ...archive,
    read: (name) => {
      const part = archive.read(name)
      if (!part || !/\.(?:xml|rels)$/i.test(name)) return part
      bytes += part.length
      if (bytes <= MOST_BYTES) tags += tagsIn(part)
      if (bytes > MOST_BYTES || tags > MOST_TAGS) throw new NotWordError('too-large')
      return part
    },
  }
}

function tagsIn(part: Uint8Array): number {
  let count = 0
  for (let at = part.indexOf(0x3c); at !== -1; at = part.indexOf(0x3c, at + 1)) count += 1
  return count
}

/** What a part refers to; the package itself for an empty name. Ids that stand twice mean the first. */
function relationshipsIn(archive: Archive, part: string): Relationships {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const root = partOf(archive, `${folder}_rels/${part.slice(slash)}.rels`)
  const found = new Map<string, Relationship>()
  for (const { attributes } of childrenNamed(root, 'rel:Relationship')) {
    const id = attributes.get('Id')
    const target = attributes.get('Target')
    if (id === undefined || target === undefined || found.has(id)) continue
    const external = attributes.get('TargetMode') === 'External'
    found.set(id, {
      type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
      target: external ? target : resolved(folder, target),
      external,
    })
  }
  return found
}

/** The name of a part from a reference to it, which may be relative to the folder of the part that refers. */
function resolved(folder: string, target: string): string {
  const steps: string[] = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
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
