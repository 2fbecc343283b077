import { type Host, variableOf } from '../../host/host.ts'
import { documentsOf } from '../../load/meeting/documents-of.ts'
import { loadMeeting } from '../../load/meeting/meeting.ts'
import type { MeetingSources, Workspace } from '../../load/sources.ts'
import { isAnythingWithheld } from '../../manifest/withheld.ts'
import { PdfError } from '../engine/pdf-error.ts'
import type { PdfReader } from '../engine/reading-threads.ts'
import { privateDocuments, publicDocuments, type Readings } from './document-texts.ts'
import { collectSecrets, type OpenText, type Secrets } from './secrets.ts'

/**
 * What no page about a meeting may show; undefined where nothing of it is withheld.
 * @param around texts that the public has anyway: of the site itself, of the law
 */
export async function meetingSecrets(
  workspace: Workspace,
  open: MeetingSources<'public'>,
  around: readonly string[],
  reader: PdfReader,
  host: Host,
): Promise<Secrets | undefined> {
  if (!isAnythingWithheld(open)) return undefined
  const whole = await loadMeeting(workspace, open.definition.path, host, { audience: 'members' })
  if (!whole.value) throw new Error(`${open.definition.path} can be read for the public alone`)
  const shown: OpenText[] = [workspace.settings.text, open.committee.text, ...around].map((text) => ({ text }))
  return collectSecrets(privateDocuments(whole.value, await readAttachments(whole.value, reader, host)), [
    ...shown,
    ...publicDocuments(open, await readAttachments(open, reader, host)),
  ])
}

async function readAttachments(sources: MeetingSources, reader: PdfReader, host: Host): Promise<Readings> {
  const documents = [
    ...documentsOf(sources),
    ...sources.supplements.flatMap((supplement) => documentsOf(sources, supplement)),
  ]
  const readings = new Map<string, Awaited<ReturnType<PdfReader['read']>>>()
  for (const { id, content, entry } of documents) {
    if (content.type !== 'attachment') continue
    const password = entry.password === undefined ? undefined : variableOf(host, entry.password)
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
