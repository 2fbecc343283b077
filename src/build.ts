import { assemble } from './assemble/assemble.ts'
import { assembleInput } from './assemble/input.ts'
import { type OpenDocuments, openDocuments } from './attachments/open-documents.ts'
import type { Host } from './host/host.ts'
import { documentsOf } from './load/documents-of.ts'
import type { MeetingSources, Result, SupplementSource, Workspace } from './load/sources.ts'
import { hasErrors, type Message } from './messages/message.ts'
import type { DocumentFacts } from './plan/documents.ts'
import type { Audience, Plan } from './plan/plan.ts'
import { type PlanOptions, planMembersPack, planPublicPack } from './plan/plan-pack.ts'
import type { Profile } from './profiles/schema.ts'
import { statementOf } from './profiles/statement.ts'
import { packTitle } from './typeset/pack/style.ts'
import type { Typeset } from './typeset/result.ts'
import { typeset } from './typeset/typeset.ts'
import { provePack, readInputs } from './verify/prove.ts'
import type { Reader } from './verify/reader.ts'
import type { PdfReading } from './verify/reading.ts'

export interface BuildOptions {
  profile: Profile
  /** Let a sheet stand in for a file that cannot be read. */
  allowMissing: boolean
  /** The second engine, shared by the meetings of a run. */
  reader: Reader
  /** The name across every page of a personal copy. */
  copyFor?: string
}

export type Ranges = ReadonlyMap<string, { first: number; last: number }>

/** A finished and proved pack or supplement, with what it was made from. */
export interface CompiledPack {
  plan: Plan
  typeset: Typeset
  bytes: Uint8Array
  /** One for each page, to know it again. */
  fingerprints: readonly string[]
  opened: OpenDocuments
  /** The attachments as the second engine reads them, by document. */
  readings: ReadonlyMap<string, PdfReading>
  bytesByDocument: ReadonlyMap<string, number>
}

/** One audience's pack and its supplements, in the order of their page numbers. */
export interface Edition {
  audience: Audience
  packs: readonly CompiledPack[]
  /** All that was said of it. */
  messages: readonly Message[]
}

/**
 * Compiles all that one audience gets of a meeting: the pack, then each supplement, whose numbers go on where the one
 * before ended. `shared` are ranges that another audience's edition has fixed.
 */
export async function compileEdition(
  workspace: Workspace,
  sources: MeetingSources,
  audience: Audience,
  shared: Ranges,
  options: BuildOptions,
  host: Host,
): Promise<Result<Edition>> {
  const messages: Message[] = []
  const packs: CompiledPack[] = []
  const ranges = new Map<string, { first: number; last: number }>()
  for (const supplement of [undefined, ...sources.supplements]) {
    const last = packs.at(-1)?.typeset.numbers.at(-1) ?? 0
    const firstPage = nextPage(last, workspace.settings.value.style.duplex)
    const pack = await compilePack(
      workspace,
      sources,
      audience,
      { supplement, firstPage, shared, ranges },
      options,
      host,
    )
    messages.push(...pack.messages)
    if (!pack.value) return { value: undefined, messages }
    packs.push(pack.value)
    for (const span of pack.value.typeset.spans) ranges.set(span.id, { first: span.firstNumber, last: span.lastNumber })
  }
  return { value: { audience, packs, messages }, messages }
}

interface Part {
  supplement: SupplementSource | undefined
  firstPage: number
  shared: Ranges
  /** What stands in the pack and the supplements before. */
  ranges: Ranges
}

/** Plan, typeset, assemble, verify: one pack or one supplement. An error of any stage means that there is no pack. */
async function compilePack(
  workspace: Workspace,
  sources: MeetingSources,
  audience: Audience,
  part: Part,
  options: BuildOptions,
  host: Host,
): Promise<Result<CompiledPack>> {
  const opened = await openDocuments(documentsOf(sources, part.supplement), audience, options.allowMissing, host)
  const messages: Message[] = [...opened.messages]
  if (hasErrors(messages)) return { value: undefined, messages }

  const plan = planFor(workspace, sources, audience, part, opened, options)
  host.progress(`Typesetting ${packTitle(plan)}`)
  const typesetting = await typeset(plan, host)
  messages.push(...typesetting.messages)
  if (!typesetting.value || hasErrors(messages)) return { value: undefined, messages }

  host.progress(`Assembling ${packTitle(plan)}`)
  // The second engine reads on other threads what goes into the pack, while the first one puts it together.
  const reading = readInputs(plan, typesetting.value, opened, options.reader, host)
  const assembled = await assemble(assembleInput(plan, typesetting.value, opened, host))
  messages.push(...assembled.messages)

  host.progress(`Verifying ${packTitle(plan)}`)
  const inputs = await reading
  const name = plan.supplement ? `supplement-${plan.supplement.number}` : `${audience}-pack`
  const file = `${plan.meeting.committeeSlug}/${plan.meeting.date}/${name}.pdf`
  const proof = await provePack(assembled.bytes, plan, typesetting.value, inputs, options.reader, file)
  messages.push(...proof.messages)
  if (hasErrors(messages)) return { value: undefined, messages }
  const { fingerprints } = proof
  const { bytes, bytesByDocument } = assembled
  const value = {
    plan,
    typeset: typesetting.value,
    bytes,
    fingerprints,
    opened,
    readings: inputs.attachments,
    bytesByDocument,
  }
  return { value, messages }
}

function planFor(
  workspace: Workspace,
  sources: MeetingSources,
  audience: Audience,
  part: Part,
  opened: OpenDocuments,
  { profile, copyFor }: BuildOptions,
): Plan {
  const facts: DocumentFacts = { pages: opened.pages, unreadable: opened.unreadable, ranges: part.shared }
  const date = sources.definition.value.date
  const planning: PlanOptions = {
    statement: (privacy) => statementOf(profile, privacy, date),
    facts,
    earlierRanges: part.ranges,
    ...(copyFor === undefined ? {} : { copyFor }),
    ...(part.supplement ? { supplement: { source: part.supplement, firstPage: part.firstPage } } : {}),
  }
  return audience === 'members'
    ? planMembersPack(workspace, sources, planning)
    : planPublicPack(workspace, sources, planning)
}

function nextPage(last: number, duplex: boolean): number {
  const next = last + 1
  return duplex && next % 2 === 0 ? next + 1 : next
}
