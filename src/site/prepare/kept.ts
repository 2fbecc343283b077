import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import { cachePath } from '../../host/cache-path.ts'
import { writeFileAtomic } from '../../host/write.ts'
import { findingAgain, keptFinding, keptFindingSchema } from '../../messages/kept.ts'
import type { Message } from '../../messages/message.ts'
import type { PublicManifest, SiteMeetingSource } from '../model.ts'
import { recordFingerprint } from '../records/state.ts'
import { keepNames } from './addresses.ts'
import type { PreparedMeeting } from './prepared.ts'

/** Another form of the files. */
const FORMAT = 8

const headSchema = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  inputs: z.string(),
  key: z.string(),
  fingerprint: z.string(),
  packs: z.array(z.string()),
  notes: z.array(keptFindingSchema),
})

/** What a prepared meeting was made from. */
export interface Origin {
  /** Path of the meeting file. */
  meeting: string
  version: string
  /** One hash of all that the pack was made from. */
  inputs: string
}

/** Where a prepared meeting goes: apart, where the hash of what it was made from could betray private words. */
export interface KeptAs extends Origin {
  isPartlyPrivate: boolean
}

/** A prepared meeting in its file. The file is read once for the head, and again when its texts are needed. */
export interface KeptMeeting extends SiteMeetingSource {
  /** What there was to say when it was prepared. */
  messages: readonly Message[]
}

/**
 * Keeps a prepared meeting in the workspace, out of the way of what is published: five lines of JSON, so that what lists need can be read without the texts.
 * @param root of the workspace
 * @param pack its `pack.json`, read and as text
 */
export async function keepPrepared(
  root: string,
  origin: KeptAs,
  prepared: PreparedMeeting,
  pack: { manifest: PublicManifest; text: string },
  messages: readonly Message[],
): Promise<void> {
  const { record, pictures, reports, textVersions, pages } = prepared
  const lines = [{ record, pictures }, reports, pages, textVersions].map((part) => JSON.stringify(part))
  const head: z.infer<typeof headSchema> = {
    format: FORMAT,
    version: origin.version,
    inputs: origin.inputs,
    key: record.key,
    fingerprint: recordFingerprint([pack.text, ...lines]),
    packs: [...pack.manifest.outputs.map(({ path }) => path), 'pack.json'],
    notes: messages.map(keptFinding),
  }
  const { meeting, isPartlyPrivate } = origin
  await keepNames(root, meeting, record)
  await rm(fileOf(root, meeting, !isPartlyPrivate), { force: true })
  await writeFileAtomic(fileOf(root, meeting, isPartlyPrivate), `${[JSON.stringify(head), ...lines].join('\n')}\n`)
}

/** Finds what was kept of a meeting; undefined where it was made from something else. */
export async function findPrepared(root: string, origin: Origin): Promise<KeptMeeting | undefined> {
  const [file = '', head] =
    (await headIn(fileOf(root, origin.meeting, false))) ?? (await headIn(fileOf(root, origin.meeting, true))) ?? []
  if (!head || head.version !== origin.version || head.inputs !== origin.inputs) return undefined
  const { key, fingerprint, packs, notes } = head
  const read = async (): Promise<(index: number) => string> => {
    const found = await linesOf(file)
    if (!found) throw new Error(`${file} has gone`)
    return found
  }
  return {
    key,
    meeting: origin.meeting,
    fingerprint,
    packs,
    messages: notes.map((note) => findingAgain(note)),
    // As `keepPrepared` wrote it for the same inputs and the same version.
    summary: async () => JSON.parse((await read())(1)) as Pick<PreparedMeeting, 'record' | 'pictures'>,
    load: async () => {
      const line = await read()
      const [reports, pages, textVersions] = [2, 3, 4].map((index) => JSON.parse(line(index)))
      return { ...JSON.parse(line(1)), reports, pages, textVersions } as PreparedMeeting
    },
  }
}

function fileOf(root: string, meeting: string, isPrivate: boolean): string {
  return cachePath(root, isPrivate, `site/${dirname(meeting)}/prepared.json`)
}

/** A file of a prepared meeting with its head, if it is there and can be read. */
async function headIn(file: string): Promise<[string, z.infer<typeof headSchema>] | undefined> {
  const lines = await linesOf(file)
  const head = parsed(lines?.(0))
  return head && [file, head]
}

/** Gives the lines of a file by their index, each decoded only when asked for. */
async function linesOf(file: string): Promise<((index: number) => string) | undefined> {
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes) return undefined
  return (index) => {
    let start = 0
    for (let line = 0; line < index; line += 1) start = bytes.indexOf(10, start) + 1
    return bytes.toString('utf8', start, bytes.indexOf(10, start))
  }
}

function parsed(line: string | undefined): z.infer<typeof headSchema> | undefined {
  try {
    return headSchema.parse(JSON.parse(line ?? ''))
  } catch {
    // It only saves time: without it, the meeting is prepared again.
    return undefined
  }
}
