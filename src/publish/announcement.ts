import { admitsPublic } from '../load/meeting/admission.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { MANIFEST_NAMES } from './edition-folder.ts'
import { type EditionFiles, manifestText } from './meeting-files.ts'

const NO_PAGES = { first: 1, last: 1 }

/**
 * What the public gets of a meeting that it is not admitted to, where that is announced: a manifest of body and day, without a
 * pack and without anything of the agenda.
 */
export function announcementFiles(workspace: Workspace, sources: MeetingSources, version: string): EditionFiles {
  const { name } = workspace.settings.value.organisation
  const { date } = sources.definition.value
  const manifest: Manifest = {
    agendapack: version,
    audience: 'public',
    organisation: { name },
    meeting: {
      committee: sources.committee.value.name,
      committeeSlug: sources.committeeSlug,
      date,
      // Whether it was called off is for those who may come.
      status: 'scheduled',
      public: admitsPublic(sources),
    },
    membership: [],
    frontMatter: { frontSheet: NO_PAGES, agenda: NO_PAGES },
    agenda: [],
    packs: [],
    inputs: [],
    outputs: [],
    messages: [],
  }
  return { files: new Map([[MANIFEST_NAMES.public, new TextEncoder().encode(manifestText(manifest))]]), manifest }
}
