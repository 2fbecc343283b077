import { openDocuments } from '../../attachments/open-documents.ts'
import type { Host } from '../../host/host.ts'
import type { Audience } from '../../load/audience.ts'
import { admitsPublic } from '../../load/meeting/admission.ts'
import { documentsOf } from '../../load/meeting/documents-of.ts'
import { type Editions, loadEditions } from '../../load/meeting/editions.ts'
import type { MeetingSources, Workspace } from '../../load/sources.ts'
import { workspaceIn } from '../../load/text/language.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { isAnythingWithheld } from '../../manifest/withheld.ts'
import { hasErrors, type Message, message } from '../../messages/message.ts'
import type { Allotments, Plan } from '../../plan/plan.ts'
import { allotmentsOf } from '../../typeset/allotments.ts'
import type { Typeset } from '../../typeset/result.ts'
import { hasOwnWording } from '../../typeset/templates/files.ts'
import { typeset } from '../../typeset/typeset.ts'
import type { MeetingOptions } from '../options.ts'
import { planPart } from '../part.ts'

/** True where the packs in the languages of a workspace are to have the same page numbers. */
export function hasSamePages({ settings, versions }: Workspace): boolean {
  return settings.value.bilingual === 'same_pages' && versions.size > 0
}

/**
 * The pages that each part of a meeting's packs needs in the language in which it is longest, by id. Packs that make room for
 * them have the same page numbers in every language.
 * @param first the meeting as it was loaded in the first language
 */
export async function pagesOfLongest(
  path: string,
  workspace: Workspace,
  first: Editions,
  options: MeetingOptions,
  host: Host,
): Promise<Allotments> {
  const all = [{ own: workspace, sources: first }]
  for (const language of workspace.versions.keys()) {
    const own = workspaceIn(workspace, language)
    const read = options.work?.lasting?.readReport
    const { value } = await loadEditions(own, path, host, options.allowMissing, read)
    if (value) all.push({ own, sources: value })
  }
  const longest = new Map<string, number>()
  for (const { own, sources } of all) {
    const parts = [
      ...(isForMembers(sources) ? await partsOf(own, sources.members, 'members', options, host) : []),
      ...(admitsPublic(sources.members) ? await partsOf(own, sources.public, 'public', options, host) : []),
    ]
    for (const [id, { pages }] of parts) longest.set(id, Math.max(pages, longest.get(id) ?? 0))
  }
  return new Map([...longest].map(([id, pages]) => [id, { pages }]))
}

function isForMembers({ members, public: open }: Editions): boolean {
  return isAnythingWithheld(open) || !admitsPublic(members) || members.definition.value.copies.length > 0
}

/** What the parts of an edition take up where nothing is fixed. What cannot be read is said when its pack is made. */
async function partsOf<A extends Audience>(
  workspace: Workspace,
  sources: MeetingSources<A>,
  audience: A,
  options: MeetingOptions,
  host: Host,
): Promise<Allotments> {
  const languages = [workspace.settings.value.language].flat()
  const laid: { plan: Plan; typeset: Typeset }[] = []
  for (const supplement of [undefined, ...sources.supplements]) {
    const { allowMissing, work } = options
    const documents = documentsOf(sources, supplement)
    const habits = { open: work?.openAttachment, languages, downsample: false as const }
    const opened = await openDocuments(documents, audience, allowMissing, host, habits)
    if (hasErrors(opened.messages)) continue
    const part = { supplement, firstPage: 1, allotments: new Map(), isMeasured: true }
    const plan = planPart(workspace, sources, audience, part, opened, options, await hasOwnWording(host))
    const { value } = await typeset(plan, host, work?.typesetter)
    if (value) laid.push({ plan, typeset: value })
  }
  return allotmentsOf(laid)
}

/** Errors for papers whose page numbers, once proved, are not the same in another language after all. */
export function samePagesFindings(
  manifests: readonly Manifest[],
  others: readonly Manifest[],
  language: string,
  file: string,
): Message[] {
  const pagesOf = ({ agenda }: Manifest) =>
    new Map(
      agenda.flatMap((entry) =>
        entry.kind === 'item'
          ? entry.documents.map(({ id, pages }) => [id, { item: entry.label, pages }] as const)
          : [],
      ),
    )
  return manifests.flatMap((manifest) => {
    const other = others.find(({ audience }) => audience === manifest.audience)
    const found = other && pagesOf(other)
    return [...pagesOf(manifest)].flatMap(([id, { item, pages }]) => {
      const elsewhere = found?.get(id)?.pages
      if (!found || (pages?.first === elsewhere?.first && pages?.last === elsewhere?.last)) return []
      return message({
        rule: 'same-pages',
        severity: 'error',
        reason: `The papers of item ${item} do not have the same page numbers in the language \`${language}\`.`,
        place: { file },
        note: 'Start the paper that is longer on a new page, or remove `bilingual: same_pages`.',
        actual: elsewhere ? `${elsewhere.first} - ${elsewhere.last}` : 'none',
        expected: pages ? [`${pages.first} - ${pages.last}`] : [],
      })
    })
  })
}
