import type { MakeAlongside } from '../build/options.ts'
import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import { meetingKey } from '../load/meeting/key.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { planSite, sharedFiles } from '../site/build.ts'
import type { YearKind } from '../site/dates.ts'
import { meetingFiles } from '../site/meeting-files.ts'
import { isPublicManifest, siteMeetingOf } from '../site/prepare/from-sources.ts'
import { prepareMeeting } from '../site/prepare/prepare.ts'
import { siteInput } from '../site/run/publish-site.ts'
import { editionsOf } from '../site/templates/editions.ts'
import { loadSiteTemplates } from '../site/templates/templates.ts'

/** The website as it would be with one meeting alone. */
export interface SiteOfMeeting {
  /** Address of the meeting's page, from the root of the site. */
  page: string
  /** By path from the root. */
  files: ReadonlyMap<string, Content | string>
}

/** What the pages of the public packs say. */
export interface PublicWords {
  texts: Parameters<MakeAlongside>[2]
  readStructure: Parameters<MakeAlongside>[3]
}

/**
 * Makes the website of one meeting from its public sources; undefined where the manifest is not that of a public pack.
 * @param years by which meetings are listed
 * @param words of the pages of its packs
 * @param packs files of the public edition, by path in the meeting's folder
 */
export async function siteOfMeeting(
  workspace: Workspace,
  sources: MeetingSources<'public'>,
  manifest: Manifest,
  { texts, readStructure }: PublicWords,
  packs: ReadonlyMap<string, Content>,
  years: YearKind,
  version: string,
  host: Host,
): Promise<SiteOfMeeting | undefined> {
  if (!isPublicManifest(manifest)) return undefined
  const languages = [workspace.settings.value.language].flat()
  const templates = await loadSiteTemplates(host.files)
  const key = meetingKey({ committeeSlug: sources.committeeSlug, ...sources.definition.value })
  const { meeting } = await siteMeetingOf(sources, manifest, texts, languages, host, readStructure)
  const editions = editionsOf(languages, templates)
  const prepared = await prepareMeeting(key, meeting, { editions }, (path) => host.files.read(path))
  const load = async () => prepared
  const source = { key, meeting: sources.definition.path, fingerprint: '', packs: [], summary: load, load }
  const input = siteInput(workspace, [source], { years }, host)
  const plan = await planSite(input, templates, { version })
  const { page } = prepared.record
  const files = new Map<string, Content | string>([...packs].map(([path, content]) => [page + path, content]))
  for (const { path, content } of meetingFiles(plan.context, prepared, undefined)) files.set(path, content)
  for await (const { path, content } of sharedFiles(plan, input.readFile)) files.set(path, content)
  return { page, files }
}
