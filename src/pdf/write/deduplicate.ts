import { createHash } from 'node:crypto'
import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'
import { Name } from '../names.ts'
import { reachableObjects } from './reachable.ts'

/** Objects that mean the same wherever they are used. Streams do too, unless structure makes them unlike. */
const shareable: ReadonlySet<PDFObject> = new Set([Name.Font, Name.FontDescriptor, Name.ExtGState, Name.Pattern])

/** Fonts hang on descriptors, descriptors on font files: so many rounds and some to spare. */
const mostRounds = 6

/** Objects that may be equal, by something cheap. */
type Groups = ReadonlyMap<string, readonly [PDFRef, PDFObject][]>

/**
 * Stores streams (fonts, pictures, contents) and the fonts made of them once, however many attachments bring them along.
 * Each round merges objects that are equal by their bytes; what refers to merged ones may then be equal in the next.
 *
 * @returns what the trailer leads to afterwards, as `reachableObjects` does: what a merged object led to, its equal does
 */
export function deduplicate(context: PDFContext): [PDFRef, PDFObject][] {
  const objects = reachableObjects(context)
  const groups = likelyEqual(objects)
  const digests = new Map<PDFRef, string>()
  const gone = new Set<PDFRef>()
  let merged = equalObjects(groups, digests, gone)
  if (merged.size === 0) return objects
  const users = usersOf(objects, groups)
  for (let round = 1; merged.size > 0 && round <= mostRounds; round += 1) {
    const touched = new Set<[PDFRef, PDFObject]>()
    for (const [ref, kept] of merged) {
      gone.add(ref)
      context.delete(ref)
      const moved = users.get(ref) ?? []
      for (const user of moved) touched.add(user)
      users.set(kept, [...(users.get(kept) ?? []), ...moved])
    }
    for (const [ref, object] of touched) {
      if (gone.has(ref)) continue
      redirect(object, merged)
      digests.delete(ref)
    }
    merged = equalObjects(groups, digests, gone)
  }
  return objects.filter(([ref]) => !gone.has(ref))
}

/** Which objects refer to one that may be merged. */
function usersOf(objects: readonly [PDFRef, PDFObject][], groups: Groups): Map<PDFRef, readonly [PDFRef, PDFObject][]> {
  const users = new Map<PDFRef, [PDFRef, PDFObject][]>()
  for (const group of groups.values()) for (const [ref] of group) users.set(ref, [])
  for (const user of objects) visitReferences(user[1], (ref) => users.get(ref)?.push(user))
  return new Map(users)
}

function likelyEqual(objects: readonly [PDFRef, PDFObject][]): Groups {
  const groups = new Map<string, [PDFRef, PDFObject][]>()
  for (const entry of objects) {
    const key = roughKey(entry[1])
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return new Map([...groups].filter(([, group]) => group.length > 1))
}

/** From each object that has an equal before it, to that one. */
function equalObjects(
  groups: Groups,
  digests: Map<PDFRef, string>,
  gone: ReadonlySet<PDFRef>,
): ReadonlyMap<PDFRef, PDFRef> {
  const merged = new Map<PDFRef, PDFRef>()
  for (const group of groups.values()) {
    const first = new Map<string, PDFRef>()
    for (const [ref, object] of group) {
      if (gone.has(ref)) continue
      const digest = digests.get(ref) ?? digestOf(object)
      digests.set(ref, digest)
      const known = first.get(digest)
      if (known) merged.set(ref, known)
      else first.set(digest, ref)
    }
  }
  return merged
}

const subtypeKeys = [Name.Type, Name.Subtype, Name.BaseFont, PDFName.of('FontName'), PDFName.of('Width')]

/** Cheap to make, the same for equal objects whatever they refer to; undefined for what is never shared. */
function roughKey(object: PDFObject): string | undefined {
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return undefined
  const type = dict.get(Name.Type)
  if (dict === object && !(type !== undefined && shareable.has(type))) return undefined
  const said = subtypeKeys.map((key) => {
    const value = dict.get(key)
    return value instanceof PDFRef ? 'reference' : String(value)
  })
  return `${said.join(' ')} ${dict.keys().length} ${object instanceof PDFStream ? sample(object.getContents()) : ''}`
}

/** Length and last bytes of a stream: they tell most apart without reading them whole. */
function sample(contents: Uint8Array): string {
  const end = contents.subarray(Math.max(0, contents.length - 16))
  return `${contents.length} ${Buffer.from(end).toString('latin1')}`
}

function digestOf(object: PDFObject): string {
  const hash = createHash('sha256')
  hash.update(sortedText(object instanceof PDFStream ? object.dict : object))
  if (object instanceof PDFStream) hash.update(object.getContents())
  return hash.digest('base64')
}

/** Entries in order of their keys: the order in the file means nothing. */
function sortedText(object: PDFObject): string {
  if (!(object instanceof PDFDict)) return object.toString()
  return object
    .entries()
    .filter(([key]) => key !== Name.Length)
    .map(([key, value]) => `${key.toString()} ${value.toString()}`)
    .sort()
    .join('\n')
}

/** Makes an object refer to what is left of equal ones. */
function redirect(object: PDFObject, merged: ReadonlyMap<PDFRef, PDFRef>): void {
  visitReferences(object, (ref, put) => {
    const other = merged.get(ref)
    if (other) put(other)
  })
}

/** Calls `visit` with each reference within an object and a way to put another in its place. */
function visitReferences(object: PDFObject, visit: (ref: PDFRef, put: (other: PDFRef) => void) => void): void {
  const open: PDFObject[] = [object instanceof PDFStream ? object.dict : object]
  for (let value = open.pop(); value; value = open.pop()) {
    const holder = value
    if (holder instanceof PDFDict) {
      for (const [key, entry] of holder.entries()) {
        if (entry instanceof PDFRef) visit(entry, (other) => holder.set(key, other))
        else if (entry instanceof PDFDict || entry instanceof PDFArray) open.push(entry)
      }
    } else if (holder instanceof PDFArray) {
      for (const [index, entry] of holder.asArray().entries()) {
        if (entry instanceof PDFRef) visit(entry, (other) => holder.set(index, other))
        else if (entry instanceof PDFDict || entry instanceof PDFArray) open.push(entry)
      }
    }
  }
}
