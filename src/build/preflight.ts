import { createHash } from 'node:crypto'
import { type OpenDocuments, openDocuments } from '../attachments/open-documents.ts'
import type { openAttachment } from '../attachments/opening/open.ts'
import { FileError, type Host } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import { documentsOf } from '../load/meeting/documents-of.ts'
import type { Editions } from '../load/meeting/editions.ts'
import type { DocumentSource, MeetingSources, Workspace } from '../load/sources.ts'
import { isAnythingWithheld } from '../manifest/withheld.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import type { LeftOutPages, PlannedPage } from '../plan/plan.ts'
import type { Profile } from '../profiles/schema.ts'
import { packSources } from '../typeset/pack/sources.ts'
import { hasOwnWording } from '../typeset/templates/files.ts'
import { type KeptPaper, type KeptPapers, withoutPlaces, withPlaces } from './kept-papers.ts'
import { planPart } from './part.ts'

export interface Preflight {
  workspace: Workspace
  profile: Profile
  version: string
  kept: KeptPapers
  openAttachment?: typeof openAttachment
  host: Host
}

/**
 * Says what a build would say before it typesets: opens every attachment and picture and writes every paper for Typst, for
 * each audience that gets a pack of its own. Attachments that were opened before are not opened again.
 */
export async function preflight(sources: Editions, run: Preflight): Promise<Message[]> {
  const forBoth = isAnythingWithheld(sources.public) || sources.members.definition.value.copies.length > 0
  const ofMembers = forBoth ? await inspect(sources.members, 'members', run) : []
  return withoutRepeats([...ofMembers, ...(await inspect(sources.public, 'public', run))])
}

async function inspect<A extends Audience>(
  sources: MeetingSources<A>,
  audience: A,
  run: Preflight,
): Promise<Message[]> {
  const { workspace, profile, host } = run
  const wording = await hasOwnWording(host)
  const messages: Message[] = []
  for (const supplement of [undefined, ...sources.supplements]) {
    const opened = await openPapers(documentsOf(sources, supplement), audience, run)
    messages.push(...opened.messages)
    if (hasErrors(opened.messages)) continue
    const part = { supplement, firstPage: 1, allotments: new Map(), isMeasured: true }
    const plan = planPart(workspace, sources, audience, part, opened, { profile }, wording)
    messages.push(...(await packSources(plan, host)).messages)
  }
  return messages
}

async function openPapers(
  documents: readonly DocumentSource[],
  audience: Audience,
  run: Preflight,
): Promise<OpenDocuments> {
  const pages = new Map<string, readonly PlannedPage[]>()
  const leftOut = new Map<string, readonly LeftOutPages[]>()
  const messages: Message[] = []
  for (const document of documents) {
    if (document.content.type !== 'attachment') continue
    const paper = await openPaper(document, document.content.path, audience, run)
    pages.set(document.id, paper.pages)
    leftOut.set(document.id, paper.leftOut)
    messages.push(...withPlaces(paper.messages, document.place))
  }
  return { attachments: new Map(), pages, leftOut, unreadable: new Map(), messages }
}

async function openPaper(
  document: DocumentSource,
  path: string,
  audience: Audience,
  { kept, host, version, workspace, openAttachment: open }: Preflight,
): Promise<KeptPaper> {
  const key = await keyOf(document, path, audience, version, host)
  const known = key === undefined ? undefined : kept.get(key)
  if (known) return known
  const languages = [workspace.settings.value.language].flat()
  // What is left out of a picture shows nothing that has to be checked.
  const opened = await openDocuments([document], audience, false, host, { open, languages, downsample: false })
  const paper = {
    pages: [...(opened.pages.get(document.id) ?? [])],
    leftOut: [...(opened.leftOut.get(document.id) ?? [])],
    messages: withoutPlaces(opened.messages, document.place),
  }
  if (key !== undefined) kept.set(key, paper)
  return paper
}

/** The hash of all that the findings in a paper depend on; undefined where it depends on more than files. */
async function keyOf(
  { entry, title, privacy, place }: DocumentSource,
  path: string,
  audience: Audience,
  version: string,
  host: Host,
): Promise<string | undefined> {
  // What can be recognised of a scan depends on what is installed.
  if (entry.password !== undefined || entry.ocr) return undefined
  try {
    const bytes = createHash('sha256')
      .update(await host.files.read(path))
      .digest('hex')
    const depends = [version, audience, path, entry, title, privacy?.kind, place.start.column, bytes]
    return createHash('sha256').update(JSON.stringify(depends)).digest('hex')
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return undefined
  }
}

/** Both editions say the same of a paper that both have. */
function withoutRepeats(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((made) => [`${made.ruleId} ${String(made)} ${made.note}`, made])).values()]
}
