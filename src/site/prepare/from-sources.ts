import type { Host } from '../../host/host.ts'
import { readMarkdownReport } from '../../load/markdown/markdown.ts'
import { redactReport } from '../../load/markdown/redact.ts'
import { withListings } from '../../load/meeting/across/listing-blocks.ts'
import { contactOn } from '../../load/meeting/on-day.ts'
import type { DocumentSource, MeetingSources, Report } from '../../load/sources.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Message } from '../../messages/message.ts'
import type { MeetingDetails, PackTexts, PublicManifest, SiteMeeting, SiteReport } from '../model.ts'
import { paperStructures, type ReadStructure } from './text-structures.ts'

/** True for the manifest of a public pack. */
export function isPublicManifest(manifest: Manifest): manifest is PublicManifest {
  return manifest.audience === 'public'
}

/**
 * A meeting for the site from its public sources.
 * @param sources loaded for the audience `public`: private documents are not in them
 * @param languages of the site, the first being that of a report that does not say its own
 * @param readStructure reads the structure of its PDFs; without it, they have no text version
 */
export async function siteMeetingOf(
  sources: MeetingSources,
  manifest: PublicManifest,
  packTexts: PackTexts,
  languages: readonly string[],
  host: Host,
  readStructure?: ReadStructure,
): Promise<{ meeting: SiteMeeting; messages: Message[] }> {
  // Where the public is not admitted, it gets the day and the body.
  if (!manifest.meeting.public)
    return { meeting: { manifest, details: {}, reports: new Map(), packTexts: new Map() }, messages: [] }
  const messages: Message[] = []
  const reports = new Map<string, SiteReport>()
  for (const document of documentsIn(sources)) {
    if (document.privacy || document.content.type !== 'report') continue
    const found = await inLanguages(
      withListings(redactReport(document.content.report), sources.listings),
      document.entry.language,
      languages,
      host,
    )
    messages.push(...found.messages)
    reports.set(document.id, found.report)
  }
  const details = await detailsOf(sources, host)
  messages.push(...details.messages)
  const structures = readStructure && (await paperStructures(manifest, reports, readStructure))
  return { meeting: { manifest, details: details.details, reports, packTexts, structures }, messages }
}

function documentsIn(sources: MeetingSources): DocumentSource[] {
  return [
    ...sources.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : [])),
    ...sources.supplements.flatMap((supplement) => supplement.items.flatMap((item) => item.documents)),
  ]
}

/** A report and its texts in other languages: `report.cy.md` beside `report.md`. `given` is what meeting.yaml says. */
async function inLanguages(
  report: Report,
  given: string | undefined,
  languages: readonly string[],
  host: Host,
): Promise<{ report: SiteReport; messages: Message[] }> {
  const variants = new Map<string, Report>()
  const messages: Message[] = []
  for (const language of languages) {
    const path = report.path.replace(/\.md$/u, `.${language}.md`)
    if (path === report.path || (await host.files.status(path))?.kind !== 'file') continue
    const read = await readMarkdownReport(path, await host.files.read(path), host.files)
    messages.push(...read.messages)
    if (read.value) variants.set(language, redactReport(read.value))
  }
  const own =
    given ??
    report.frontMatter.language ??
    languages.find((language) => !variants.has(language)) ??
    languages[0] ??
    'en'
  variants.delete(own)
  return { report: { language: own, report, variants }, messages }
}

async function detailsOf(
  { definition, committee, supplements }: MeetingSources,
  host: Host,
): Promise<{ details: MeetingDetails; messages: Message[] }> {
  const meeting = definition.value
  const text = meeting.information
  const information =
    text === undefined
      ? undefined
      : await readMarkdownReport(definition.path, new TextEncoder().encode(text), host.files)
  return {
    details: {
      online: meeting.online,
      ends: meeting.ends,
      attend: meeting.attend,
      recording: meeting.recording,
      contact: present(meeting.contact ?? contactOn(committee.value, meeting.date)),
      information: information?.value?.tree,
      movedTo: meeting.moved_to,
      supplements: supplements.map(({ number, published, title, reason }) => ({ number, published, title, reason })),
      attended: meeting.attended,
    },
    messages: information?.messages ?? [],
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function present<T extends object>(value: T | undefined): Present<T> | undefined {
  if (!value) return undefined
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>
}
