import type { OtherLanguage } from '../../build/options.ts'
import type { Host } from '../../host/host.ts'
import { readMarkdownReport } from '../../load/markdown/markdown.ts'
import { redactReport } from '../../load/markdown/redact.ts'
import { withListings } from '../../load/meeting/across/listing-blocks.ts'
import { contactOn } from '../../load/meeting/on-day.ts'
import type { DocumentSource, MeetingSources, Report } from '../../load/sources.ts'
import { versionName } from '../../load/text/language-version.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Message } from '../../messages/message.ts'
import type { MeetingDetails, PackTexts, PublicManifest, SiteMeeting, SiteReport } from '../model.ts'
import type { MeetingVersion } from './prepare.ts'
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

/** A meeting in the other languages of its packs. */
export async function versionsOf(
  others: readonly OtherLanguage[],
  languages: readonly string[],
  host: Host,
): Promise<MeetingVersion[]> {
  const versions: MeetingVersion[] = []
  for (const { language, sources, manifest, packTexts, isShared = false } of others) {
    if (!isPublicManifest(manifest)) continue
    const own = [language, ...languages.filter((tag) => tag !== language)]
    const { meeting } = await siteMeetingOf(sources, manifest, packTexts, own, host)
    versions.push({ language, meeting, isShared })
  }
  return versions
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
  const read = async (path: string): Promise<Report | undefined> => {
    if (path === report.path || !path.endsWith('.md') || (await host.files.status(path))?.kind !== 'file')
      return undefined
    const found = await readMarkdownReport(path, await host.files.read(path), host.files)
    messages.push(...found.messages)
    return found.value && redactReport(found.value)
  }
  // The first language of the site can have a version of its own, beside the file that the meeting names.
  const version = languages.find((language) => report.path.endsWith(`.${language}.md`))
  const named = version === undefined ? report.path : report.path.replace(new RegExp(`\\.${version}\\.md$`, 'u'), '.md')
  for (const language of languages) {
    const variant = language === version ? undefined : await read(versionName(named, language))
    if (variant) variants.set(language, variant)
  }
  const other = languages.find((language) => language !== version && !variants.has(language))
  const plain = version !== undefined && other !== undefined ? await read(named) : undefined
  if (plain && other !== undefined) variants.set(plain.frontMatter.language ?? other, plain)
  const own =
    given ??
    version ??
    report.frontMatter.language ??
    languages.find((language) => !variants.has(language)) ??
    languages[0] ??
    'en'
  variants.delete(own)
  return { report: { language: own, report, variants }, messages }
}

async function detailsOf(
  sources: MeetingSources,
  host: Host,
): Promise<{ details: MeetingDetails; messages: Message[] }> {
  const { definition, committee, supplements } = sources
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
      consultations: consultationsOf(sources),
      attended: meeting.attended,
    },
    messages: information?.messages ?? [],
  }
}

/** What the public is asked to comment on, of what it gets. */
function consultationsOf(sources: MeetingSources): MeetingDetails['consultations'] {
  const items = sources.agenda.flatMap((entry) =>
    entry.kind === 'item' && !entry.privacy && entry.item.consultation
      ? [[entry.label, entry.item.consultation] as const]
      : [],
  )
  const papers = documentsIn(sources).flatMap(({ id, entry, privacy }) =>
    !privacy && entry.consultation ? [[id, entry.consultation] as const] : [],
  )
  return { items: new Map(items), papers: new Map(papers) }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function present<T extends object>(value: T | undefined): Present<T> | undefined {
  if (!value) return undefined
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>
}
