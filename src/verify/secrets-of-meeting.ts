import type { Host } from '../host/host.ts'
import { documentsOf } from '../load/documents-of.ts'
import { loadMeeting } from '../load/meeting.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import type { Profile } from '../profiles/schema.ts'
import { isAnythingWithheld } from '../publish/withheld.ts'
import { privateDocuments, publicDocuments, type Readings, stringsIn } from './meeting-secrets.ts'
import { PdfError } from './pdf-error.ts'
import type { Reader } from './reader.ts'
import { collectSecrets, type PrivateDocument, type PublicDocument, type Secrets } from './secrets.ts'

/**
 * What no page of the site may show, from all the meetings of a workspace together; undefined where nothing is withheld.
 * A word that is private in one meeting and public in another is public.
 */
export async function workspaceSecrets(
  workspace: Workspace,
  profiles: readonly Profile[],
  reader: Reader,
  host: Host,
): Promise<Secrets | undefined> {
  const hidden: PrivateDocument[] = []
  for (const path of workspace.meetings) {
    const open = await loadMeeting(workspace, path, host, { audience: 'public' })
    if (!open.value || !isAnythingWithheld(open.value)) continue
    const whole = await loadMeeting(workspace, path, host, { audience: 'members' })
    if (!whole.value) continue
    hidden.push(...privateDocuments(whole.value, await readAttachments(whole.value, reader, host)))
  }
  if (hidden.length === 0) return undefined
  const shown: PublicDocument[] = [workspace.settings.text, ...stringsIn(profiles)].map((text) => ({ text }))
  for (const committee of workspace.committees.values()) shown.push({ text: committee.text })
  for (const path of workspace.meetings) {
    const open = await loadMeeting(workspace, path, host, { audience: 'public' })
    if (open.value) shown.push(...publicDocuments(open.value, await readAttachments(open.value, reader, host)))
  }
  return collectSecrets(hidden, shown)
}

async function readAttachments(sources: MeetingSources, reader: Reader, host: Host): Promise<Readings> {
  const documents = [
    ...documentsOf(sources),
    ...sources.supplements.flatMap((supplement) => documentsOf(sources, supplement)),
  ]
  const readings = new Map<string, Awaited<ReturnType<Reader['read']>>>()
  for (const { id, content, entry } of documents) {
    if (content.type !== 'attachment') continue
    const password = entry.password === undefined ? undefined : host.environment[entry.password]
    try {
      const bytes = await host.files.read(content.path)
      readings.set(id, await reader.read(bytes, password === undefined ? {} : { password }))
    } catch (error) {
      // What the second engine cannot read has no words to search for; its title and file name still count.
      if (!(error instanceof PdfError)) throw error
    }
  }
  return readings
}
