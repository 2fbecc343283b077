import { assemble } from '../assemble/assemble.ts'
import { assembleInput } from '../assemble/input.ts'
import { joinDocuments, type OpenDocuments, openDocuments } from '../attachments/open-documents.ts'
import { checkPageReferences } from '../check/page-references.ts'
import type { Host } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import { documentsOf } from '../load/meeting/documents-of.ts'
import type { Result } from '../load/result.ts'
import type { MeetingSources, SupplementSource, Workspace } from '../load/sources.ts'
import { hasErrors, isError, type Message } from '../messages/message.ts'
import { consolidate, noRoom } from '../plan/consolidate.ts'
import type { Allotments, Plan } from '../plan/plan.ts'
import { type PlanOptions, planMembersPack, planPublicPack } from '../plan/plan-pack.ts'
import type { Profile } from '../profiles/schema.ts'
import { citedParagraphs, statementOf } from '../profiles/statement.ts'
import type { CompiledPack, Edition } from '../publish/edition.ts'
import { takeParts } from '../publish/pack-parts.ts'
import { allotmentsOf, numbersTaken, partsTooLong } from '../typeset/allotments.ts'
import { packStem, packTitle } from '../typeset/pack/style.ts'
import type { Typeset } from '../typeset/result.ts'
import { hasOwnWording } from '../typeset/templates/files.ts'
import { typeset } from '../typeset/typeset.ts'
import type { Reader } from '../verify/engine/reader.ts'
import { provePack, readInputs } from '../verify/prove.ts'

export interface BuildOptions {
  profile: Profile
  /** Let a sheet stand in for a file that cannot be read. */
  allowMissing: boolean
  /** The second engine, shared by the meetings of a run. */
  reader: Reader
  /** The name across every page of a personal copy. */
  copyFor?: string
}

export interface CompiledEdition extends Result<Edition> {
  /** Pages of parts that need more than is allotted to them: there is no edition until they have them. */
  longer: ReadonlyMap<string, number>
}

/**
 * Compiles all that one audience gets of a meeting: the pack, then each supplement, whose numbers go on where the one
 * before ended. `allotments` are what another audience's edition needs.
 */
export async function compileEdition<A extends Audience>(
  workspace: Workspace,
  sources: MeetingSources<NoInfer<A>>,
  audience: A,
  allotments: Allotments,
  options: BuildOptions,
  host: Host,
): Promise<CompiledEdition> {
  const messages: Message[] = []
  const packs: CompiledPack[] = []
  const longer = new Map<string, number>()
  let last = 0
  for (const supplement of [undefined, ...sources.supplements]) {
    const firstPage = nextPage(last, workspace.settings.value.style.duplex)
    const part = { supplement, firstPage, allotments, isMeasured: longer.size > 0 }
    const pack = await compilePack(workspace, sources, audience, part, options, host)
    messages.push(...pack.messages)
    for (const [id, pages] of pack.longer) longer.set(id, pages)
    if (hasErrors(messages)) return { value: undefined, messages, longer }
    last = Math.max(last, ...pack.numbers)
    if (pack.value) packs.push(pack.value)
  }
  if (longer.size > 0) return { value: undefined, messages, longer }
  const whole = await compileConsolidated(packs, options, host)
  messages.push(...whole.messages)
  if (hasErrors(messages)) return { value: undefined, messages, longer }
  return { value: { audience, packs, consolidated: whole.value, messages }, messages, longer }
}

/** One pack of a pack and its supplements; nothing for a personal copy, and where there is no supplement. */
async function compileConsolidated(
  packs: readonly CompiledPack[],
  options: BuildOptions,
  host: Host,
): Promise<Result<CompiledPack>> {
  const [main, ...supplements] = packs.map((pack) => ({ ...pack, allotments: allotmentsOf([pack]) }))
  if (!main || supplements.length === 0 || options.copyFor !== undefined) return { value: undefined, messages: [] }
  for (const isCompact of [false, true]) {
    const plan = consolidate(main, supplements, isCompact)
    host.progress(`Typesetting ${packTitle(plan)}`)
    const typesetting = await typeset(plan, host)
    // Warnings about papers have been given before.
    if (!typesetting.value) return { value: undefined, messages: typesetting.messages.filter(isError) }
    if (!isAscending(typesetting.value.numbers)) continue
    const readings = new Map(packs.flatMap((pack) => [...pack.readings]))
    const finished = await finishPack(plan, typesetting.value, joinDocuments(packs), options, host, readings)
    return { value: finished.value, messages: finished.messages.filter(isError) }
  }
  return { value: undefined, messages: [noRoom(main.plan)] }
}

interface Part {
  supplement: SupplementSource | undefined
  firstPage: number
  allotments: Allotments
  /** True where nothing but the length of its parts is asked for. */
  isMeasured: boolean
}

interface CompiledPart extends Result<CompiledPack> {
  longer: ReadonlyMap<string, number>
  /** All numbers that it takes up. */
  numbers: readonly number[]
}

/** Plan, typeset, assemble, verify: one pack or one supplement. An error of any stage means that there is no pack. */
async function compilePack<A extends Audience>(
  workspace: Workspace,
  sources: MeetingSources<A>,
  audience: A,
  part: Part,
  options: BuildOptions,
  host: Host,
): Promise<CompiledPart> {
  const opened = await openDocuments(documentsOf(sources, part.supplement), audience, options.allowMissing, host)
  const messages: Message[] = [...opened.messages]
  const nothing = { value: undefined, messages, longer: new Map<string, number>(), numbers: [] }
  if (hasErrors(messages)) return nothing

  const plan = planFor(workspace, sources, audience, part, opened, options, await hasOwnWording(host))
  host.progress(`Typesetting ${packTitle(plan)}`)
  const typesetting = await typeset(plan, host)
  messages.push(...typesetting.messages)
  if (!typesetting.value || hasErrors(messages)) return nothing
  const numbers = numbersTaken(plan, typesetting.value)
  const longer = partsTooLong(plan, typesetting.value)
  if (part.isMeasured || longer.size > 0) return { value: undefined, messages: [], longer, numbers }

  messages.push(...pageReferenceFindings(plan, numbers))
  const finished = await finishPack(plan, typesetting.value, opened, options, host)
  return { value: finished.value, messages: [...messages, ...finished.messages], longer, numbers }
}

/** "Page 47 of the pack" in the words of a report, now that the pages are known. */
function pageReferenceFindings(plan: Plan, numbers: readonly number[]): Message[] {
  const range = { first: Math.min(...numbers), last: Math.max(...numbers) }
  return plan.documents.flatMap((paper) =>
    paper.visibility !== 'withheld' && paper.content.type === 'report'
      ? checkPageReferences(paper.content.report, range)
      : [],
  )
}

/**
 * Assemble and verify: puts the attachments into a typeset pack and proves what comes of it. While the second engine
 * reads it on other threads, the parts that are published by themselves are taken out.
 */
async function finishPack(
  plan: Plan,
  typesetting: Typeset,
  opened: OpenDocuments,
  options: BuildOptions,
  host: Host,
  known?: CompiledPack['readings'],
): Promise<Result<CompiledPack>> {
  host.progress(`Assembling ${packTitle(plan)}`)
  // The second engine reads on other threads what goes into the pack, while the first one puts it together.
  const reading = readInputs(plan, typesetting, opened, options.reader, host, known)
  const assembled = await assemble(assembleInput(plan, typesetting, opened, host))
  const messages: Message[] = [...assembled.messages]

  host.progress(`Verifying ${packTitle(plan)}`)
  const inputs = await reading
  messages.push(...(inputs.messages ?? []))
  if (hasErrors(messages)) return { value: undefined, messages }
  const file = `${plan.meeting.committeeSlug}/${plan.meeting.date}/${packStem(plan)}.pdf`
  const proving = provePack(assembled.bytes, plan, typesetting, inputs, options.reader, file)
  const isSplit = plan.audience === 'public' && !plan.consolidated
  const [proof, parts] = await Promise.all([
    proving,
    isSplit ? takeParts(assembled.document, plan, typesetting, host) : undefined,
  ])
  messages.push(...proof.messages)
  if (hasErrors(messages)) return { value: undefined, messages }
  const { fingerprints } = proof
  const { bytes, bytesByDocument } = assembled
  const readings = inputs.attachments
  const value = { plan, typeset: typesetting, bytes, parts, fingerprints, opened, readings, bytesByDocument }
  return { value, messages }
}

/** Who a pack is for decides what it can be made from: sources for members never make a plan for the public. */
const planners: {
  [A in Audience]: (workspace: Workspace, sources: MeetingSources<A>, options: PlanOptions) => Plan<A>
} = { public: planPublicPack, members: planMembersPack }

function planFor<A extends Audience>(
  workspace: Workspace,
  sources: MeetingSources<A>,
  audience: A,
  part: Part,
  opened: OpenDocuments,
  { profile, copyFor }: BuildOptions,
  ownWording: boolean,
): Plan<A> {
  const { pages, leftOut, unreadable } = opened
  const date = sources.definition.value.date
  const planning: PlanOptions = {
    statement: (privacy) => statementOf(profile, privacy, date),
    paragraphs: (privacy) => citedParagraphs(profile, privacy, date),
    facts: { pages, leftOut, unreadable, allotments: part.allotments },
    hasOwnWording: ownWording,
    ...(copyFor === undefined ? {} : { copyFor }),
    ...(part.supplement ? { supplement: { source: part.supplement, firstPage: part.firstPage } } : {}),
  }
  return planners[audience](workspace, sources, planning)
}

function nextPage(last: number, duplex: boolean): number {
  const next = last + 1
  return duplex && next % 2 === 0 ? next + 1 : next
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => number > (numbers[index - 1] ?? 0))
}
