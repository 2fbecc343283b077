import { createHash } from 'node:crypto'
import { parseReport } from '../../../src/load/markdown/markdown.ts'
import { type Committee, committeeSchema } from '../../../src/load/schema/committee.ts'
import { type Settings, settingsSchema } from '../../../src/load/schema/settings.ts'
import type { Report } from '../../../src/load/sources.ts'
import type { ManifestDocument, ManifestItem } from '../../../src/manifest/manifest.ts'
import { planSite, type SiteOptions, sharedFiles } from '../../../src/site/build.ts'
import { meetingFiles } from '../../../src/site/meeting-files.ts'
import type {
  MeetingDetails,
  PublicManifest,
  SiteFile,
  SiteInput,
  SiteMeeting,
  SiteReport,
  SiteTemplates,
} from '../../../src/site/model.ts'
import { prepareMeeting } from '../../../src/site/prepare/prepare.ts'
import type { PreparedMeeting } from '../../../src/site/prepare/prepared.ts'
import type { SiteState } from '../../../src/site/records/state.ts'
import { searchFiles } from '../../../src/site/search/search-files.ts'
import { editionsOf } from '../../../src/site/templates/editions.ts'
import { loadSiteTemplates } from '../../../src/site/templates/templates.ts'

/** A report from its Markdown, as the load stage would make it. */
export function reportFrom(
  markdown: string,
  path = 'meetings/2022-12-12/report.md',
  images: [string, string][] = [],
): Report {
  const { value, messages } = parseReport(path, markdown)
  if (!value) throw new Error(messages.map(String).join('\n'))
  return { ...value, images: new Map(images) }
}

/** A report in English, with its Welsh text where there is one. */
export function siteReport(markdown: string, welsh?: string, path?: string): SiteReport {
  return {
    language: 'en-GB',
    report: reportFrom(markdown, path),
    variants: new Map(welsh === undefined ? [] : [['cy', reportFrom(welsh, path?.replace('.md', '.cy.md'))]]),
  }
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A paper of the manifest. */
export function paper(id: string, title: string, more: Partial<ManifestDocument> = {}): ManifestDocument {
  return { id, title, kind: 'report', visibility: 'public', supplement: 0, ...more }
}

/** An item of the manifest with a PDF of its own. */
export function item(label: string, title: string, more: Partial<ManifestItem> = {}): { kind: 'item' } & ManifestItem {
  const documents = more.documents ?? []
  const file = { path: `items/${label}.pdf`, size: 123_456, sha256: sha256(`item ${label}`), pageCount: 12 }
  return { kind: 'item', label, title, ...(documents.length > 0 ? { file } : {}), ...more, documents }
}

/** A public manifest of an invented meeting. */
export function manifest(more: Partial<PublicManifest> = {}): PublicManifest {
  return {
    agendapack: '0.0.0',
    law: { keptYears: { papers: 6, backgroundPapers: 4 }, hasExclusion: true },
    audience: 'public',
    organisation: { name: 'Riverbank Council' },
    meeting: {
      committee: 'Health Scrutiny Panel',
      committeeSlug: 'health-scrutiny',
      date: '2022-12-12',
      time: '13:30',
      type: 'Scrutiny',
      venue: 'Council Chamber, Civic Centre',
      status: 'scheduled',
      published: '2022-12-02',
      public: true,
    },
    membership: [
      { name: 'Cllr Ada Example MBE', group: 'Labour', role: 'chair' },
      { name: 'Cllr Bo Sample', group: 'Conservative', role: 'vice-chair' },
      { name: 'Sam Third', role: 'co-opted', represents: 'Healthwatch Riverbank' },
    ],
    frontMatter: { frontSheet: { first: 1, last: 2 }, agenda: { first: 3, last: 4 } },
    agenda: [],
    packs: [
      {
        audience: 'public',
        supplement: 0,
        pageCount: 38,
        numbers: { first: 1, last: 38 },
        file: { path: 'public-pack.pdf', size: 2_345_678, sha256: sha256('pack') },
      },
    ],
    inputs: [],
    outputs: [],
    messages: [],
    ...more,
  }
}

export function meeting(
  given: PublicManifest,
  reports: Readonly<Record<string, SiteReport>> = {},
  details: MeetingDetails = {},
  packTexts: SiteMeeting['packTexts'] = new Map(),
): SiteMeeting {
  return { manifest: given, details, reports: new Map(Object.entries(reports)), packTexts }
}

export const settings = (more: Record<string, unknown> = {}): Settings =>
  settingsSchema.parse({
    organisation: { name: 'Riverbank Council', email: 'meetings@rb.example', phone: '01234 567890' },
    ...more,
  })

export const committee = (given: Record<string, unknown>): Committee => committeeSchema.parse(given)

export const healthScrutiny: Committee = committee({
  name: 'Health Scrutiny Panel',
  type: 'Scrutiny',
  seats: 10,
  quorum: 3,
  venue: 'Council Chamber',
  members: [
    { name: 'Cllr Ada Example MBE', group: 'Labour', role: 'chair', from: '2022-05-18' },
    { name: 'Cllr Bo Sample', group: 'Conservative', role: 'vice-chair', from: '2022-05-18', to: '2023-05-17' },
    { name: 'Cllr Cy Former', group: 'Labour', from: '2020-05-18', to: '2022-05-17' },
    { name: 'Sam Third', role: 'co-opted', represents: 'Healthwatch Riverbank', voting: false },
  ],
  vacancies: [{ group: 'Labour' }],
})

export interface Given {
  meetings?: readonly SiteMeeting[]
  committees?: Readonly<Record<string, Committee>>
  settings?: Settings
  laws?: SiteInput['laws']
  baseUrl?: string
  now?: string
  files?: Readonly<Record<string, Uint8Array | string>>
  /** Those of agendapack itself unless given. */
  templates?: SiteTemplates
}

export function siteInput(given: Given): SiteInput {
  const used = given.settings ?? settings()
  const readFile: SiteInput['readFile'] = async (path) => {
    const file = given.files?.[path]
    if (file === undefined) throw new Error(`no ${path}`)
    return typeof file === 'string' ? new TextEncoder().encode(file) : file
  }
  return {
    settings: used,
    committees: new Map(Object.entries(given.committees ?? { 'health-scrutiny': healthScrutiny })),
    laws: given.laws,
    meetings: (given.meetings ?? []).map((one) => {
      const key = `${one.manifest.meeting.committeeSlug}/${one.manifest.meeting.date}`
      const load = async (): Promise<PreparedMeeting> =>
        prepareMeeting(key, one, { editions: editionsOf(used.language, await templates) }, readFile)
      const source = `meetings/${key.replace('/', '-')}/meeting.yaml`
      return { key, meeting: source, fingerprint: sha256(JSON.stringify(one.manifest)), packs: [], summary: load, load }
    }),
    years: 'municipal',
    baseUrl: given.baseUrl,
    now: new Date(given.now ?? '2022-12-10T12:00:00Z'),
    readFile,
  }
}

const nothing = {
  root: '/nowhere',
  read: async () => new Uint8Array(),
  status: async () => undefined,
  list: async () => [],
}

/** The templates of agendapack itself, read once. */
export const templates = loadSiteTemplates(nothing)

/** The site of some meetings, by path. */
export async function siteFilesOf(given: Given): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>()
  for await (const file of buildSite(siteInput(given), { version: '0.0.0', templates: given.templates })) {
    if (files.has(file.path)) throw new Error(`${file.path} is written twice`)
    files.set(file.path, file.content)
  }
  return files
}

/** The site of some meetings, as text by path. */
export async function siteOf(given: Given): Promise<Map<string, string>> {
  const decoder = new TextDecoder('latin1')
  return new Map(
    [...(await siteFilesOf(given))].map(([path, content]) => [
      path,
      typeof content === 'string' ? content : decoder.decode(content),
    ]),
  )
}

/**
 * The files of a site one after another, as `publishSite` writes them: first each meeting's own, then what is made from the
 * records of all, and the index of the search. Yields nothing where nothing changed.
 * @param read a file of the site that stands
 */
export async function* buildSite(
  input: SiteInput,
  options: SiteOptions & { templates?: SiteTemplates | undefined },
  read?: (path: string) => Promise<Uint8Array>,
): AsyncGenerator<SiteFile, SiteState> {
  const plan = await planSite(input, options.templates ?? (await templates), options)
  if (plan.previous) return plan.previous
  const own = new Map<string, SiteFile['content']>()
  for (const source of plan.changed) {
    for (const file of meetingFiles(plan.context, await source.load(), plan.history.meetings.get(source.key))) {
      own.set(file.path, file.content)
      yield file
    }
  }
  const state = yield* sharedFiles(plan, input.readFile)
  if (plan.isPart) return state
  return yield* searchFiles(plan.context, state, plan.before, async (path) => {
    const bytes = own.get(path) ?? (await read?.(path))
    if (!(bytes instanceof Uint8Array)) throw new Error(`no ${path}`)
    return bytes
  })
}
