import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import { meetingKey } from '../load/meeting/key.ts'
import { cleanPicture } from '../load/pictures/clean/clean.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { commonFiles, contextOf } from '../site/build.ts'
import type { YearKind } from '../site/dates.ts'
import { meetingFiles } from '../site/meeting-files.ts'
import { isPublicManifest, siteMeetingOf } from '../site/prepare/from-sources.ts'
import { prepareMeeting } from '../site/prepare/prepare.ts'
import { siteInput } from '../site/run/publish-site.ts'
import { crestOf } from '../site/templates/assets.ts'
import { loadSiteTemplates } from '../site/templates/templates.ts'

/** The website as it would be with one meeting alone. */
export interface SiteOfMeeting {
  /** Address of the meeting's page, from the root of the site. */
  page: string
  /** By path from the root. */
  files: ReadonlyMap<string, Content | string>
}

/**
 * Makes the website of one meeting from its public sources; undefined where the manifest is not that of a public pack.
 * @param years by which meetings are listed
 * @param packs files of the public edition, by path in the meeting's folder
 */
export async function siteOfMeeting(
  workspace: Workspace,
  sources: MeetingSources<'public'>,
  manifest: Manifest,
  packs: ReadonlyMap<string, Content>,
  years: YearKind,
  host: Host,
): Promise<SiteOfMeeting | undefined> {
  if (!isPublicManifest(manifest)) return undefined
  const input = siteInput(workspace, [], { years }, host)
  const templates = await loadSiteTemplates(host.files)
  const crest = await crestOf(input)
  const context = contextOf(input, templates, crest?.path)
  const languages = [workspace.settings.value.language].flat()
  const key = meetingKey({ committeeSlug: sources.committeeSlug, ...sources.definition.value })
  const { meeting } = await siteMeetingOf(sources, manifest, languages, host)
  const prepared = await prepareMeeting(key, meeting, context, input.readFile)
  const { record, pictures } = prepared
  const files = new Map<string, Content | string>([...packs].map(([path, content]) => [record.page + path, content]))
  for (const [path, picture] of Object.entries(pictures)) {
    const clean = cleanPicture(await input.readFile(picture))
    if (clean) files.set(path, clean.bytes)
  }
  const pages = [...meetingFiles(context, prepared), ...commonFiles(context, [record], templates, crest)]
  for (const { path, content } of pages) files.set(path, content)
  return { page: record.page, files }
}
