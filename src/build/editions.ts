import { joinDocuments } from '../attachments/open-documents.ts'
import type { Audience } from '../load/audience.ts'
import { admitsPublic } from '../load/meeting/admission.ts'
import type { Result } from '../load/result.ts'
import type { MeetingSources } from '../load/sources.ts'
import { isAnythingWithheld } from '../manifest/withheld.ts'
import { hasErrors, isError, type Message, message } from '../messages/message.ts'
import { consolidate, noRoom } from '../plan/consolidate.ts'
import { packTitle } from '../plan/naming.ts'
import type { Allotments } from '../plan/plan.ts'
import type { CompiledPack, Edition, EditionSources } from '../publish/edition.ts'
import { allotmentsOf } from '../typeset/allotments.ts'
import { typesetPlan } from './beside/typeset-plan.ts'
import type { Compiler, PackCompiler } from './options.ts'

/** The editions of a meeting. */
export interface CompiledEditions {
  /** Undefined for a meeting to which the public is not admitted. */
  public: EditionSources<'public'> | undefined
  /** Only where the members get something that the public does not. */
  members: EditionSources<'members'> | undefined
  /** What the members' edition had to make room for. */
  needed: Allotments
}

/** An edition, if there is one, and everything that was said of it. */
export interface Compiled<T> extends Result<T> {
  /** Pages of parts that need more than is allotted to them: there is no edition until they have them. */
  longer: ReadonlyMap<string, number>
}

/** Nothing is fixed by another edition. */
const FREE: Allotments = new Map()

/** Rounds in which the members' edition makes room for longer parts of the public one. */
const ROUNDS = 5

/** Compiles one edition for everybody, or, where something is withheld or members get copies, one for each audience. */
export async function compileEditions(compiler: Compiler): Promise<Result<CompiledEditions>> {
  const { sources } = compiler
  const { pages: needed = FREE } = compiler.options
  if (!admitsPublic(sources.members)) {
    const closed = await compileFor(compiler, 'members', needed)
    return {
      value: closed.value && { public: undefined, members: closed.value, needed },
      messages: closed.messages,
    }
  }
  // The public does not know who gets a copy.
  if (isAnythingWithheld(sources.public) || sources.members.definition.value.copies.length > 0)
    return compileBoth(compiler)
  const only = await compileFor(compiler, 'public', needed)
  return { value: only.value && { public: only.value, members: undefined, needed }, messages: only.messages }
}

/**
 * Compiles the editions for both audiences, the public one from what the loader hands to the public. All it gets from
 * the other are page numbers, where both are to have the same; and where a part of it is the longer one, as redaction
 * can make it, the members' edition is compiled again with room for it.
 */
async function compileBoth(compiler: Compiler): Promise<Result<CompiledEditions>> {
  const isShared = compiler.workspace.settings.value.numbering === 'shared'
  let needed: Allotments = compiler.options.pages ?? FREE
  for (let round = 0; round < ROUNDS; round += 1) {
    const members = await compileFor(compiler, 'members', needed)
    if (!members.value) return { value: undefined, messages: members.messages }
    const fixed = isShared ? allotmentsOf(members.value.edition.packs) : needed
    const open = await compileFor(compiler, 'public', fixed)
    const messages = [...members.messages, ...open.messages]
    if (open.value) return { value: { members: members.value, public: open.value, needed }, messages }
    if (open.longer.size === 0) return { value: undefined, messages }
    needed = new Map([...needed, ...[...open.longer].map(([id, pages]) => [id, { pages }] as const)])
  }
  return { value: undefined, messages: [notAgreed(compiler.sources.public.definition.path)] }
}

/** Compiles the edition for an audience. */
export async function compileFor<A extends Audience>(
  compiler: Compiler,
  audience: A,
  allotments: Allotments,
): Promise<Compiled<EditionSources<A>>> {
  const sources: MeetingSources<A> = compiler.sources[audience]
  const { value, messages, longer } = await compileEdition(compiler, sources, audience, allotments)
  return { value: value && { edition: value, sources }, messages, longer }
}

/**
 * Compiles all that one audience gets of a meeting: the pack, then each supplement, whose numbers go on where the one
 * before ended. `allotments` are what another audience's edition needs.
 */
export async function compileEdition<A extends Audience>(
  compiler: PackCompiler,
  sources: MeetingSources<NoInfer<A>>,
  audience: A,
  allotments: Allotments,
): Promise<Compiled<Edition>> {
  const { duplex } = compiler.workspace.settings.value.style
  const messages: Message[] = []
  const packs: CompiledPack[] = []
  const longer = new Map<string, number>()
  let last = 0
  for (const supplement of [undefined, ...sources.supplements]) {
    const part = { supplement, firstPage: nextPage(last, duplex), allotments, isMeasured: longer.size > 0 }
    const pack = await compiler.compile(compiler, sources, audience, part)
    messages.push(...pack.messages)
    for (const [id, pages] of pack.longer) longer.set(id, pages)
    if (hasErrors(messages)) return { value: undefined, messages, longer }
    last = Math.max(last, ...pack.numbers)
    if (pack.value) packs.push(pack.value)
  }
  if (longer.size > 0) return { value: undefined, messages, longer }
  const whole = await compileConsolidated(packs, compiler)
  messages.push(...whole.messages)
  if (hasErrors(messages)) return { value: undefined, messages, longer }
  return { value: { audience, packs, consolidated: whole.value, messages }, messages, longer }
}

/** One pack of a pack and its supplements; nothing for a personal copy, and where there is no supplement. */
async function compileConsolidated(
  packs: readonly CompiledPack[],
  compiler: PackCompiler,
): Promise<Result<CompiledPack>> {
  const [main, ...supplements] = packs.map((pack) => ({ ...pack, allotments: allotmentsOf([pack]) }))
  const { copyFor, largePrint } = compiler.options
  const isWanted = supplements.length > 0 && copyFor === undefined && (!largePrint || largePrint.consolidated)
  if (!main || !isWanted) return { value: undefined, messages: [] }
  for (const isCompact of [false, true]) {
    const planned = consolidate(main, supplements, isCompact)
    compiler.host.progress(`Typesetting ${packTitle(planned)}`)
    const { plan, typesetting } = await typesetPlan(planned, compiler)
    // Warnings about papers have been given before.
    if (!typesetting.value) return { value: undefined, messages: typesetting.messages.filter(isError) }
    if (!isAscending(typesetting.value.numbers)) continue
    const readings = new Map(packs.flatMap((pack) => [...pack.readings]))
    const whole = { plan, typeset: typesetting.value, opened: joinDocuments(packs) }
    const finished = await compiler.assemble(whole, compiler, readings)
    return { value: finished.value, messages: finished.messages.filter(isError) }
  }
  return { value: undefined, messages: [noRoom(main.plan)] }
}

function nextPage(last: number, duplex: boolean): number {
  const next = last + 1
  return duplex && next % 2 === 0 ? next + 1 : next
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => number > (numbers[index - 1] ?? 0))
}

function notAgreed(path: string): Message {
  return message({
    rule: 'shared-numbers',
    severity: 'error',
    reason: 'The public pack and the members’ pack cannot have the same page numbers.',
    place: { file: path },
    note: 'Start the papers after the longest redaction on a new page, or set `numbering: own` in agendapack.yaml.',
  })
}
