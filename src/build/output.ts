import { decisionsOf } from '../decisions/decisions-of.ts'
import { bytesOf, type Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import { isAnnounced } from '../load/meeting/admission.ts'
import type { Editions } from '../load/meeting/editions.ts'
import { meetingKey } from '../load/meeting/key.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import { wordingOf } from '../load/text/language.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Message } from '../messages/message.ts'
import { noticesOf } from '../notices/all-notices.ts'
import { type Notice, paperTitles } from '../notices/notice.ts'
import { packStem } from '../plan/naming.ts'
import { announcementFiles } from '../publish/announcement.ts'
import type { EditionSources, PersonalCopy, Volume } from '../publish/edition.ts'
import { keepPublished } from '../publish/frozen/keep-published.ts'
import { manifestLaw } from '../publish/manifest-law.ts'
import { type EditionFiles, editionFiles } from '../publish/meeting-files.ts'
import { bytesOfSize, type SizedPack, sizeFindings } from '../publish/size-budget.ts'
import { CHAIR_AGENDA, chairAgenda } from './beside/chair-agenda.ts'
import { DECISIONS_SHEET, decisionsSheet } from './beside/decisions-sheet.ts'
import { protect } from './beside/protect.ts'
import { volumesOf } from './beside/volumes.ts'
import type { CompiledEditions } from './editions.ts'
import type { Alongside, BesideLanguage, MeetingOptions, MeetingOutput, OtherLanguage } from './options.ts'

/** The files of the editions that were asked for, and what is to be said of them. */
export interface MeetingFiles {
  public: EditionFiles | undefined
  members: EditionFiles | undefined
  alongside: Alongside | undefined
  /** What they are made from names private papers, redacted words or recipients. */
  isPartlyPrivate: boolean
  /** `<committee>/<date>` */
  key: string
  messages: readonly Message[]
}

/** Makes the files of each edition, held against the size budget and, where the meeting is frozen, what is published. */
export async function allFiles(
  workspace: Workspace,
  sources: Editions,
  editions: CompiledEditions,
  copies: readonly PersonalCopy[],
  options: MeetingOptions,
  host: Host,
): Promise<MeetingFiles> {
  const messages: Message[] = []
  const filesOf = async (
    made: EditionSources,
    personal: readonly PersonalCopy[],
    further: ReadonlyMap<string, Content> = new Map(),
  ): Promise<EditionFiles | undefined> => {
    const { definition } = made.sources
    const { audience } = made.edition
    const decisions = decisionsOf(made.sources, audience, options.profile, wordingOf(workspace))
    const sheet = decisions && (await decisionsSheet(decisions, made.edition))
    messages.push(...(sheet?.messages ?? []))
    messages.push(...sizeFindings(...sizedPacks(workspace, made)))
    const whole = await protect(
      {
        made: await inVolumes(made),
        copies: personal,
        besides: new Map([...further, ...(sheet?.value ? [[DECISIONS_SHEET, sheet.value] as const] : [])]),
      },
      ...([workspace, options.reader, host] as const),
    )
    messages.push(...whole.messages)
    if (!whole.value) return undefined
    const { copies: own, besides } = whole.value
    const { published, others, beside } = options
    const files = await editionFiles(workspace, whole.value.made, own, options.version, host, {
      // Those in other languages are protected already.
      files: new Map([...besides, ...(others?.files[audience] ?? [])]),
      languages: others?.languages ?? [],
      ...(beside ? { beside: { ...beside, ...saidIn(beside, audience) } } : {}),
      law: manifestLaw(options.profile, definition.value.date),
      notices: audience === 'public' ? noticesNeeded(workspace, made.sources, options) : [],
      decisions,
    })
    const before = published?.[audience]
    if (!published || !before) return files
    const kept = await keepPublished(files, before, published.isRemade, definition.place(['agenda'], 'key'))
    messages.push(...kept.messages)
    return kept.value ?? files
  }
  const { members } = editions
  const key = meetingKey({ committeeSlug: sources.members.committeeSlug, ...sources.members.definition.value })
  const isForPublic = !members || options.audience !== 'members'
  const forPublic = isForPublic ? await publicFiles() : undefined
  const alongside =
    forPublic &&
    (await options.alongside?.(
      options.beside?.website.first ?? sources.public,
      forPublic.manifest,
      packTexts(editions.public),
      async (path, stretches) => {
        const pdf = forPublic.files.get(path)
        return pdf ? options.reader.structure(bytesOf(pdf), stretches) : []
      },
      options.beside && forPublic.beside
        ? [sharing(options.beside, forPublic.beside, packTexts(editions.public))]
        : options.others?.versions,
    ))
  const forMembers =
    members && options.audience !== 'public'
      ? await filesOf(members, copies, await chairFiles(members, messages))
      : undefined
  return { public: forPublic, members: forMembers, alongside, isPartlyPrivate: members !== undefined, key, messages }

  function saidIn({ workspace: own, sources: second }: BesideLanguage, audience: Audience) {
    return {
      decisions: decisionsOf(second[audience], audience, options.profile, wordingOf(own)),
      notices: audience === 'public' ? noticesNeeded(own, second.public, options) : [],
    }
  }

  async function inVolumes(made: EditionSources): Promise<EditionSources> {
    const { settings } = workspace
    const most = bytesOfSize(settings.value.volumes?.max ?? '')
    if (most === undefined) return made
    const tools = { most, place: settings.place(['volumes']), reader: options.reader, host }
    const volumes: Volume[] = []
    for (const pack of made.edition.packs) {
      const divided = await volumesOf(pack, tools)
      volumes.push(...divided.value)
      messages.push(...divided.messages)
    }
    return { ...made, edition: { ...made.edition, volumes } }
  }

  async function publicFiles(): Promise<EditionFiles | undefined> {
    if (editions.public) return filesOf(editions.public, [])
    return isAnnounced(sources.members) ? announcementFiles(workspace, sources.members, options.version) : undefined
  }
}

/** The notices that the law wants of the meeting. */
function noticesNeeded(workspace: Workspace, sources: MeetingSources, { profile, calendar }: MeetingOptions): Notice[] {
  const { committeeSlug, definition, committee } = sources
  return calendar
    ? noticesOf({
        ...{ meeting: definition.value, committee: committee.value, law: { profile, calendar } },
        key: meetingKey({ committeeSlug, ...definition.value }),
        settings: workspace.settings.value,
        wording: wordingOf(workspace),
        titles: paperTitles(sources.agenda),
      })
    : []
}

/** What the website needs of the second language of a pack that has two. */
function sharing(
  { language, website }: BesideLanguage,
  manifest: Manifest,
  texts: ReadonlyMap<number, readonly string[]>,
): OtherLanguage {
  return { language, sources: website.second, manifest, packTexts: texts, isShared: true }
}

function packTexts(made: EditionSources | undefined): ReadonlyMap<number, readonly string[]> {
  return new Map(made?.edition.packs.map(({ plan, texts }) => [plan.supplement?.number ?? 0, texts]))
}

/** The agenda with the chair's notes, where there are any. */
async function chairFiles(
  members: EditionSources<'members'>,
  messages: Message[],
): Promise<ReadonlyMap<string, Content>> {
  const made = await chairAgenda(members)
  messages.push(...made.messages)
  return new Map(made.value ? [[CHAIR_AGENDA, made.value]] : [])
}

/** The size budget of a workspace, and the packs to hold against it. */
function sizedPacks({ settings }: Workspace, { edition }: EditionSources): Parameters<typeof sizeFindings> {
  const packs = edition.packs.map(
    ({ plan, bytes, bytesByDocument }): SizedPack => ({
      name: `${packStem(plan)}.pdf of ${plan.meeting.committeeSlug} ${plan.meeting.date}`,
      size: bytes.length,
      documents: plan.documents.flatMap(({ id, title }) => {
        const own = bytesByDocument.get(id)
        return own === undefined ? [] : [{ title, bytes: own }]
      }),
    }),
  )
  return [settings.value.size_budget, settings.place(['size_budget']), packs]
}

/** The files of a meeting by who may have them. */
export function outputOf(files: MeetingFiles): MeetingOutput {
  const { key, isPartlyPrivate, alongside } = files
  return {
    key,
    isPartlyPrivate,
    publicFiles: files.public?.files ?? new Map(),
    privateFiles: files.members?.files ?? new Map(),
    manifests: [files.public, files.members].flatMap((edition) => edition?.manifest ?? []),
    alongside,
  }
}
