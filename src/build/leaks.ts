import { quotableTexts } from '../check/council/hidden-texts.ts'
import type { Host } from '../host/host.ts'
import type { Workspace } from '../load/sources.ts'
import { isAnythingWithheld, isPartlyWithheld } from '../manifest/withheld.ts'
import type { Message } from '../messages/message.ts'
import type { EditionSources } from '../publish/edition.ts'
import { inputFiles } from '../publish/inputs.ts'
import { templateTexts } from '../typeset/templates/files.ts'
import { attachmentsInClear } from '../verify/leaks/attachments-in-clear.ts'
import { privateDocuments, publicDocuments, stringsIn } from '../verify/leaks/document-texts.ts'
import { scanForLeaks } from '../verify/leaks/leaks.ts'
import type { HiddenText } from '../verify/leaks/phrases.ts'
import { collectSecrets } from '../verify/leaks/secrets.ts'
import type { CompiledEditions } from './editions.ts'
import type { MeetingOptions } from './options.ts'
import type { MeetingFiles } from './output.ts'

/** Searches the public files for what only the members have. */
export async function findLeaks(
  workspace: Workspace,
  { members, public: open }: CompiledEditions,
  { public: files, alongside }: MeetingFiles,
  { reader, profile, others }: MeetingOptions,
  host: Host,
): Promise<Message[]> {
  if (!members || !open || !files) return []
  host.progress('Searching the public files for private words')
  const plans = open.edition.packs
    .flatMap(({ plan }) => [plan, ...(plan.beside ? [plan.beside] : [])])
    .map((plan) => [plan.meeting, plan.membership, plan.agenda])
  const around = [
    ...[workspace.settings.text, ...stringsIn([profile, plans]), ...(await templateTexts(host))],
    ...(alongside?.around ?? []),
  ]
  const hidden = [
    ...privateDocuments(members.sources, readingsOf(members)),
    ...(await privateDigests(workspace, members, host)),
  ]
  const secrets = collectSecrets(hidden, [
    ...publicDocuments(open.sources, readingsOf(open)),
    ...around.map((text) => ({ text })),
  ])
  // Files in other languages were searched for what is private there.
  const own = [...files.files].filter(([path]) => !others?.files.public.has(path))
  const leaks = await scanForLeaks(new Map([...own, ...(alongside?.texts ?? [])]), secrets, {
    reader,
    reference: profile.exclusion?.provision,
  })
  const quotable = quotableTexts(members.sources, { profile, settings: workspace.settings, templates: new Map() })
  return [...leaks, ...attachmentsInClear(members.sources, readingsOf(members), readingsOf(open), quotable)]
}

/** Checksums of files that the public does not get whole: the rest of a file and its checksum could betray a word. */
async function privateDigests(
  workspace: Workspace,
  { sources, edition }: EditionSources,
  host: Host,
): Promise<HiddenText[]> {
  const { all, byDocument } = await inputFiles(workspace, sources, edition, host)
  const papers = edition.packs.flatMap(({ plan }) => plan.documents)
  const separate = edition.packs.flatMap(({ plan }) =>
    plan.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.separate : [])),
  )
  // With nothing withheld, the public manifest has it, too.
  const definition = isAnythingWithheld(sources) ? all.filter(({ path }) => path === sources.definition.path) : []
  return [
    ...definition.map(({ sha256 }) => ({ id: sources.definition.path, digests: [sha256], text: [] })),
    ...papers.flatMap((paper) => {
      const file = byDocument.get(paper.id)
      const isOpen = paper.visibility === 'public' && !isPartlyWithheld(paper)
      return file && !isOpen ? [{ id: paper.id, digests: [file.sha256], text: [] }] : []
    }),
    ...separate.flatMap(({ id, statement, isWhole }) => {
      const file = byDocument.get(id)
      const isOpen = statement === undefined && isWhole
      return file && !isOpen ? [{ id, digests: [file.sha256], text: [] }] : []
    }),
  ]
}

function readingsOf({ edition }: EditionSources) {
  return new Map(edition.packs.flatMap(({ readings }) => [...readings]))
}
