import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { FileError, type Host } from '../host/host.ts'
import { writeFileAtomic } from '../host/write.ts'
import { documentsOf } from '../load/documents-of.ts'
import type { MeetingSources } from '../load/sources.ts'
import type { MeetingOutput } from './build-meeting.ts'

/** What was built from what, kept in the workspace, out of the way of what is published. */
const FILE = '.agendapack/build.json'

const recordSchema = z.record(
  z.string(),
  z.object({ fingerprint: z.string(), inputs: z.array(z.string()), outputs: z.record(z.string(), z.number()) }),
)

export interface BuildRecord {
  /** True where nothing that a meeting is made from has changed, and its packs are there. */
  isUpToDate(meeting: string): Promise<boolean>
  built(meeting: string, sources: MeetingSources, output: MeetingOutput): Promise<void>
}

interface RecordOptions {
  out: string
  version: string
  audience?: string
  allowMissing: boolean
}

/** Opens the record of a workspace's builds. A record that cannot be read is an empty one. */
export async function openBuildRecord(host: Host, options: RecordOptions): Promise<BuildRecord> {
  const file = join(host.files.root, FILE)
  const known = await readRecord(file)
  const { version, audience = 'both', allowMissing, out } = options
  const settings = [version, audience, String(allowMissing), out, host.environment.SOURCE_DATE_EPOCH ?? '']
  const hashes = new Map<string, Promise<string>>()
  const hashOf = (path: string) => {
    const found = hashes.get(path) ?? hashFile(path, host)
    hashes.set(path, found)
    return found
  }
  const fingerprint = async (inputs: readonly string[]) => {
    const hash = createHash('sha256').update(JSON.stringify(settings))
    for (const path of inputs) hash.update(`\n${path}\n${await hashOf(path)}`)
    return hash.digest('hex')
  }

  return {
    async isUpToDate(meeting) {
      const entry = known[meeting]
      if (!entry) return false
      const inputs = await allInputs(meeting, entry.inputs, host)
      if (entry.fingerprint !== (await fingerprint(inputs))) return false
      const sizes = await Promise.all(Object.keys(entry.outputs).map((path) => sizeOf(join(out, path))))
      return Object.values(entry.outputs).every((size, index) => sizes[index] === size)
    },
    async built(meeting, sources, { folder, publicFiles, privateFiles }) {
      const files = [...publicFiles, ...privateFiles]
      const inputs = await allInputs(meeting, elsewhere(sources), host)
      const outputs = Object.fromEntries(files.map(([path, bytes]) => [`${folder}/${path}`, bytes.length]))
      known[meeting] = { fingerprint: await fingerprint(inputs), inputs: elsewhere(sources), outputs }
      const sorted = Object.fromEntries(Object.entries(known).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      await writeFileAtomic(file, `${JSON.stringify(sorted)}\n`)
    },
  }
}

async function readRecord(file: string): Promise<z.infer<typeof recordSchema>> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    // It only saves time: without it, everything is built.
    return {}
  }
}

/** Files that a meeting names, with the register and pictures. */
function elsewhere(sources: MeetingSources): string[] {
  const documents = [
    ...documentsOf(sources),
    ...sources.supplements.flatMap((supplement) => documentsOf(sources, supplement)),
  ]
  const papers = documents.flatMap(({ content }) => {
    if (content.type === 'attachment') return [content.path]
    return content.type === 'report' ? [content.report.path, ...content.report.images.values()] : []
  })
  return [...new Set([sources.committee.path, ...papers])].toSorted()
}

/** Everything that can change a pack: what it names, its folder, settings, templates, profiles and the like. */
async function allInputs(meeting: string, named: readonly string[], host: Host): Promise<string[]> {
  const folder = meeting.slice(0, meeting.lastIndexOf('/'))
  const folders = [folder, 'templates', 'profiles']
  const found = await Promise.all(folders.map((path) => filesBelow(path, host)))
  const roots = (await host.files.list('')).filter((name) => /\.(ya?ml|svg|png|lock)$/i.test(name))
  return [...new Set([...named, ...found.flat(), ...roots])].toSorted()
}

async function filesBelow(folder: string, host: Host): Promise<string[]> {
  const found: string[] = []
  const open = [folder]
  for (let next = open.pop(); next !== undefined && found.length < 10_000; next = open.pop()) {
    for (const name of await host.files.list(next)) {
      const path = `${next}/${name}`
      const status = await statusOf(path, host)
      if (status === 'folder') open.push(path)
      else if (status === 'file') found.push(path)
    }
  }
  return found
}

async function statusOf(path: string, host: Host): Promise<string | undefined> {
  try {
    return (await host.files.status(path))?.kind
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

async function hashFile(path: string, host: Host): Promise<string> {
  try {
    return createHash('sha256')
      .update(await host.files.read(path))
      .digest('hex')
  } catch (error) {
    if (error instanceof FileError) return error.problem
    throw error
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch {
    return undefined
  }
}
