import type { Audience } from '../../load/audience.ts'
import type { Result } from '../../load/result.ts'
import type { MeetingSources, Workspace } from '../../load/sources.ts'
import { isError } from '../../messages/message.ts'
import type { LargePrint } from '../../plan/plan.ts'
import type { EditionSources } from '../../publish/edition.ts'
import { type CompiledEditions, compileEdition } from '../editions.ts'
import type { Compiler, MeetingOptions, PackCompiler } from '../options.ts'

/** How a meeting is set in large print, as it, its register or the settings say; undefined where nobody asks for that. */
function largePrintOf(
  { settings }: Workspace,
  { definition, committee }: MeetingSources,
  { isLargePrint }: MeetingOptions,
): Pick<LargePrint, 'attachments'> | undefined {
  const asked = definition.value.large_print ?? committee.value.large_print ?? settings.value.large_print
  if (typeof asked === 'object') return asked
  return asked || isLargePrint ? { attachments: 'as-they-are' } : undefined
}

/** Editions with packs in large print, where somebody asks for them, for the audiences that packs are made for. */
export async function withLargePrint(
  compiler: Compiler & { options: MeetingOptions },
  editions: CompiledEditions,
): Promise<Result<CompiledEditions> & { value: CompiledEditions }> {
  const { audience } = compiler.options
  const open = editions.public && (audience !== 'members' || !editions.members) ? editions.public : undefined
  const members = audience === 'public' ? undefined : editions.members
  const forPublic = open && (await compileLargePrint(compiler, open))
  const forMembers = members && (await compileLargePrint(compiler, members))
  return {
    value: {
      ...editions,
      public: forPublic?.value ?? editions.public,
      members: forMembers?.value ?? editions.members,
    },
    messages: [...(forPublic?.messages ?? []), ...(forMembers?.messages ?? [])],
  }
}

/**
 * Compiles an edition once more in large print, with numbers of its own and those of the usual pack at the foot of each page.
 * What there is to say of the papers has been said of the usual pack.
 */
async function compileLargePrint<A extends Audience>(
  compiler: PackCompiler & { options: MeetingOptions },
  made: EditionSources<A>,
): Promise<Result<EditionSources<A>> & { value: EditionSources<A> }> {
  const { edition, sources } = made
  const how = largePrintOf(compiler.workspace, sources, compiler.options)
  if (!how) return { value: made, messages: [] }
  const largePrint = { ...how, standard: edition.packs, consolidated: edition.consolidated }
  const own = { ...compiler, options: { ...compiler.options, largePrint } }
  const large = await compileEdition(own, sources, edition.audience as A, new Map())
  const { packs = [], consolidated: whole } = large.value ?? {}
  const value = { sources, edition: { ...edition, largePrint: [...packs, ...(whole ? [whole] : [])] } }
  return { value, messages: large.messages.filter((made) => isError(made) || made.ruleId === 'consolidated-pack') }
}
