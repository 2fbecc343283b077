import { createHash } from 'node:crypto'
import { PDFArray, type PDFContext, PDFDict, type PDFName, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'
import { Name } from '../attachments/name.ts'
import { reachableObjects } from './reachable.ts'

/** Objects that mean the same wherever they are used. Streams do too, unless structure makes them unlike. */
const shareable: ReadonlySet<PDFName> = new Set([Name.Font, Name.FontDescriptor, Name.ExtGState, Name.Pattern])

/** Fonts hang on descriptors, descriptors on font files: so many steps and one to spare. */
const mostRounds = 6

/**
 * Stores streams (fonts, pictures, contents) and the fonts made of them once, however many attachments bring them along.
 * Each round merges objects that are equal by their bytes; what refers to merged ones may then be equal in the next.
 */
export function deduplicate(context: PDFContext): void {
  for (let round = 0; round < mostRounds; round += 1) {
    const objects = reachableObjects(context)
    const merged = equalObjects(objects)
    if (merged.size === 0) return
    for (const [, object] of objects) redirect(object, merged)
    for (const ref of merged.keys()) context.delete(ref)
  }
}

/** From each object that has an equal before it, to that one. */
function equalObjects(objects: readonly [PDFRef, PDFObject][]): ReadonlyMap<PDFRef, PDFRef> {
  const groups = new Map<string, [PDFRef, PDFObject][]>()
  for (const entry of objects) {
    const key = roughKey(entry[1])
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  const merged = new Map<PDFRef, PDFRef>()
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const first = new Map<string, PDFRef>()
    for (const [ref, object] of group) {
      const digest = digestOf(object)
      const known = first.get(digest)
      if (known) merged.set(ref, known)
      else first.set(digest, ref)
    }
  }
  return merged
}

/** Cheap to make, the same for equal objects; undefined for what is never shared. */
function roughKey(object: PDFObject): string | undefined {
  if (object instanceof PDFStream) return `stream ${object.getContentsSize()} ${object.dict.keys().length}`
  if (!(object instanceof PDFDict)) return undefined
  const type = object.get(Name.Type)
  return type !== undefined && shareable.has(type as PDFName) ? `dictionary ${object.toString().length}` : undefined
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

function redirect(object: PDFObject, merged: ReadonlyMap<PDFRef, PDFRef>): void {
  const open: PDFObject[] = [object instanceof PDFStream ? object.dict : object]
  for (let value = open.pop(); value; value = open.pop()) {
    if (value instanceof PDFDict) {
      for (const [key, entry] of value.entries()) {
        const other = entry instanceof PDFRef ? merged.get(entry) : undefined
        if (other) value.set(key, other)
        else if (entry instanceof PDFDict || entry instanceof PDFArray) open.push(entry)
      }
    } else if (value instanceof PDFArray) {
      for (let index = 0; index < value.size(); index += 1) {
        const entry = value.get(index)
        const other = entry instanceof PDFRef ? merged.get(entry) : undefined
        if (other) value.set(index, other)
        else if (entry instanceof PDFDict || entry instanceof PDFArray) open.push(entry)
      }
    }
  }
}
