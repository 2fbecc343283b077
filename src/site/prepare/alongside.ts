import type { Alongside, MakeAlongside } from '../../build/options.ts'
import type { Host } from '../../host/host.ts'
import { meetingKey } from '../../load/meeting/key.ts'
import type { Workspace } from '../../load/sources.ts'
import { manifestText } from '../../publish/meeting-files.ts'
import { editionsOf } from '../templates/editions.ts'
import { loadSiteTemplates } from '../templates/templates.ts'
import { publishedNames } from './addresses.ts'
import { isPublicManifest, siteMeetingOf, versionsOf } from './from-sources.ts'
import { keepPrepared } from './kept.ts'
import { prepareMeeting } from './prepare.ts'
import { textsOf } from './prepared.ts'

/**
 * Lets a build, which has parsed the reports, keep what the site needs of them. The site makes the same where it is missing.
 * @param version of agendapack
 */
export async function siteAlongside(workspace: Workspace, version: string, host: Host): Promise<MakeAlongside> {
  const { settings } = workspace
  const languages = [settings.value.language].flat()
  const templates = await loadSiteTemplates(host.files)
  const editions = editionsOf(languages, templates)
  return async (sources, manifest, packTexts, readStructure, others = []): Promise<Alongside | undefined> => {
    if (!isPublicManifest(manifest)) return undefined
    const key = meetingKey({ committeeSlug: sources.committeeSlug, ...sources.definition.value })
    const { meeting, messages } = await siteMeetingOf(sources, manifest, packTexts, languages, host, readStructure)
    const names = await publishedNames(host.files.root, sources.definition.path)
    const versions = await versionsOf(others, languages, host)
    const read = (path: string) => host.files.read(path)
    const prepared = await prepareMeeting(key, meeting, { editions }, read, names, versions)
    return {
      texts: textsOf(prepared),
      around: wordsOfSite(templates),
      keep: async (path, inputs, isPartlyPrivate) => {
        const pack = { manifest, text: manifestText(manifest) }
        const origin = { meeting: path, version, inputs, isPartlyPrivate }
        await keepPrepared(host.files.root, origin, prepared, pack, messages)
      },
    }
  }
}

/** Texts of the interface: pages have them, whatever the meeting. */
export function wordsOfSite(templates: ReadonlyMap<string, string>): string[] {
  return [...templates].flatMap(([name, text]) => (/^(?:messages|(?:templates\/)?wording)\//u.test(name) ? [text] : []))
}
