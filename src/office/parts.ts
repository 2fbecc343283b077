import { childrenNamed, parsePart, type XmlElement } from './xml.ts'
import { type Archive, ArchiveError, openArchive } from './zip.ts'

/** What one part of a package refers to by an id. */
interface Relationship {
  /** The last word of its type: `image`, `hyperlink`, `footnotes`. */
  type: string
  /** The name of a part of the package, or an address outside it. */
  target: string
  external: boolean
}

export type Relationships = ReadonlyMap<string, Relationship>

/** Bytes and tags of XML in all parts that are read: reading takes twenty times as much memory, and a second for 100,000 tags. */
const MOST_BYTES = 60_000_000
const MOST_TAGS = 2_000_000

/** The root of a part; undefined where there is none. @throws ArchiveError, XmlProblem */
export function partOf(archive: Archive, name: string): XmlElement | undefined {
  const bytes = archive.read(name)
  return bytes && parsePart(bytes)
}

/**
 * Opens a package of Word, Excel or PowerPoint, of which no more parts are read than memory holds.
 *
 * @throws ArchiveError
 */
export function openPackage(bytes: Uint8Array): Archive {
  const archive = openArchive(bytes)
  let [size, tags] = [0, 0]
  return {
    ...archive,
    read: (name) => {
      const part = archive.read(name)
      if (!part || !/\.(?:xml|rels)$/i.test(name)) return part
      size += part.length
      if (size <= MOST_BYTES) tags += tagsIn(part)
      if (size > MOST_BYTES || tags > MOST_TAGS) throw new ArchiveError('too-large', name)
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
export function relationshipsIn(archive: Archive, part: string): Relationships {
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
