import { FileError, type Host } from '../../host/host.ts'
import { documentsOf } from '../../load/meeting/documents-of.ts'
import type { MeetingSources } from '../../load/sources.ts'

/** Files that a meeting names, with the register and pictures. */
export function namedInputs(sources: MeetingSources): string[] {
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

/** Files that can change every pack: settings, templates, profiles and the like. */
export async function commonInputs(host: Host): Promise<string[]> {
  const found = await Promise.all(['templates', 'profiles', 'translations'].map((path) => filesBelow(path, host)))
  const roots = (await host.files.list('')).filter((name) => /\.(ya?ml|svg|png|lock)$/i.test(name))
  return [...found.flat(), ...roots]
}

/** Everything that can change a pack: what it names, its folder, and what all have in common. */
export async function allInputs(
  meeting: string,
  named: readonly string[],
  common: readonly string[],
  host: Host,
): Promise<string[]> {
  const found = await filesBelow(meeting.slice(0, meeting.lastIndexOf('/')), host)
  return [...new Set([...named, ...found, ...common])].toSorted()
}

/** What is a file by its name is not asked about: there are thousands. */
const FILE_NAME = /\.(?:md|pdf|ya?ml|lock|hbs|typ|csl|svg|png|jpe?g|webp|gif|css|js|json)$/i

async function filesBelow(folder: string, host: Host): Promise<string[]> {
  const found: string[] = []
  const open = [folder]
  for (let next = open.pop(); next !== undefined && found.length < 10_000; next = open.pop()) {
    for (const name of await host.files.list(next)) {
      const path = `${next}/${name}`
      const status = FILE_NAME.test(name) ? 'file' : await statusOf(path, host)
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
