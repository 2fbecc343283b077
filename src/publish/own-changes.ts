import type { Host } from '../host/host.ts'
import { folderOf } from '../host/paths.ts'
import type { YamlSource } from '../load/result.ts'
import { type Meeting, meetingSchema } from '../load/schema/meeting.ts'
import { linesOf } from '../load/text/lines.ts'
import { readYaml } from '../load/yaml/yaml.ts'
import type { Place } from '../messages/message.ts'
import type { KeptSources } from './kept-sources.ts'

/** A value or a line of a meeting's own files that is not what was published. */
export interface OwnChange {
  place: Place
  /** As it was published, and as it is; undefined where there is none. */
  before: string | undefined
  after: string | undefined
}

/** Keys of a meeting that may change after its publication, or are printed nowhere. */
const FREE_KEYS: readonly string[] = [
  'supplements',
  'status',
  'reason',
  'moved_to',
  'attended',
  'copies',
  'accept',
  'ends',
]

/**
 * What of a meeting's own files differs from what was kept when it was frozen: values of meeting.yaml, and the first line
 * of each report.
 *
 * @param meeting path of the meeting file
 */
export async function ownChanges(meeting: string, kept: KeptSources, { files }: Host): Promise<OwnChange[]> {
  const changes: OwnChange[] = []
  for (const [path, before] of kept) {
    if (!path.startsWith(`${folderOf(meeting)}/`) || !(await files.status(path))) continue
    const after = await files.read(path)
    if (path === meeting) changes.push(...changedValues(path, before, after))
    else changes.push(...firstChangedLine(path, textOf(before), textOf(after)))
  }
  return changes
}

function changedValues(path: string, before: Uint8Array, after: Uint8Array): OwnChange[] {
  const [old, now] = [before, after].map((bytes) => readYaml(path, bytes, meetingSchema).value)
  if (!old || !now) return []
  const [was, is] = [leavesOf(old.value), leavesOf(now.value)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => ({ place: placeOf(now, key), before: was.get(key), after: is.get(key) }))
}

function placeOf(source: YamlSource<Meeting>, key: string): Place {
  return source.place(JSON.parse(key) as (string | number)[])
}

/** The values of a meeting that its pages may print, by their keys as JSON. */
function leavesOf(meeting: Meeting): Map<string, string> {
  const found = new Map<string, string>()
  const open: { value: unknown; keys: (string | number)[] }[] = Object.entries(meeting)
    .filter(([key]) => !FREE_KEYS.includes(key))
    .map(([key, value]) => ({ value, keys: [key] }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, keys } = next
    if (typeof value === 'object' && value !== null) {
      const isList = Array.isArray(value)
      const inner = Object.entries(value).map(([key, part]: [string, unknown]) => ({
        value: part,
        keys: [...keys, isList ? Number(key) : key],
      }))
      open.push(...inner.filter(({ keys: own }) => !own.includes('accept')))
    } else if (value !== undefined) found.set(JSON.stringify(keys), String(value))
  }
  return found
}

function firstChangedLine(path: string, before: string, after: string): OwnChange[] {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)]
  const index = Array.from({ length: Math.max(old.length, now.length) }, (_, line) => line).find(
    (line) => old[line] !== now[line],
  )
  if (index === undefined) return []
  const start = after.split('\n').slice(0, index).join('\n').length + (index > 0 ? 1 : 0)
  const place = linesOf(after).place(
    path,
    Math.min(start, after.length),
    Math.min(start + (now[index] ?? '').length, after.length),
  )
  return [{ place, before: old[index], after: now[index] }]
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
