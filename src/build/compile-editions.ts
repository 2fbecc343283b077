import type { Host } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import type { Editions } from '../load/meeting/editions.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import { type Message, message } from '../messages/message.ts'
import type { Allotments } from '../plan/plan.ts'
import type { EditionSources } from '../publish/edition.ts'
import { allotmentsOf } from '../typeset/allotments.ts'
import { type BuildOptions, type CompiledEdition, compileEdition } from './compile.ts'

/** A meeting as each audience may have it, and how it is compiled. */
export interface Compiler {
  workspace: Workspace
  sources: Editions
  options: BuildOptions
  host: Host
}

/** An edition, if there is one, and everything that was said of it. */
export interface Compiled {
  value: EditionSources | undefined
  messages: readonly Message[]
  longer: CompiledEdition['longer']
}

/** Editions for both audiences, and what the members' edition had to make room for. */
export interface CompiledEditions {
  members: EditionSources
  public: EditionSources
  needed: Allotments
}

/** Nothing is fixed by another edition. */
export const FREE: Allotments = new Map()

/** Rounds in which the members' edition makes room for longer parts of the public one. */
const ROUNDS = 5

/** Compiles the edition for an audience. */
export async function compileFor<A extends Audience>(
  { workspace, sources, options, host }: Compiler,
  audience: A,
  allotments: Allotments,
  copyFor?: string,
): Promise<Compiled> {
  const own: MeetingSources<A> = sources[audience]
  const asked = { ...options, ...(copyFor === undefined ? {} : { copyFor }) }
  const { value, messages, longer } = await compileEdition(workspace, own, audience, allotments, asked, host)
  return { value: value && { edition: value, sources: own }, messages, longer }
}

/**
 * Compiles the editions for both audiences, the public one from what the loader hands to the public. All it gets from
 * the other are page numbers, where both are to have the same; and where a part of it is the longer one, as redaction
 * can make it, the members' edition is compiled again with room for it.
 */
export async function compileBoth(
  compiler: Compiler,
): Promise<{ value: CompiledEditions | undefined; messages: readonly Message[] }> {
  const isShared = compiler.workspace.settings.value.numbering === 'shared'
  let needed: Allotments = FREE
  for (let round = 0; round < ROUNDS; round += 1) {
    const members = await compileFor(compiler, 'members', needed)
    if (!members.value) return { value: undefined, messages: members.messages }
    const fixed = isShared ? allotmentsOf(members.value.edition.packs) : FREE
    const open = await compileFor(compiler, 'public', fixed)
    const messages = [...members.messages, ...open.messages]
    if (open.value) return { value: { members: members.value, public: open.value, needed }, messages }
    if (open.longer.size === 0) return { value: undefined, messages }
    needed = new Map([...needed, ...[...open.longer].map(([id, pages]) => [id, { pages }] as const)])
  }
  return { value: undefined, messages: [notAgreed(compiler.sources.public.definition.path)] }
}

function notAgreed(path: string): Message {
  return message({
    rule: 'shared-numbers',
    severity: 'error',
    reason: 'Unexpected lengths of the public and the members’ pack, expected that both can have the same page numbers',
    place: { file: path },
    note: 'Begin the papers after the longest redaction on a new page, or set `numbering: own` in agendapack.yaml.',
  })
}
