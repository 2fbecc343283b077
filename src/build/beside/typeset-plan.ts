import type { Result } from '../../load/result.ts'
import type { Plan } from '../../plan/plan.ts'
import { standardPages } from '../../typeset/pack/standard-pages.ts'
import type { Typeset } from '../../typeset/result.ts'
import { typeset } from '../../typeset/typeset.ts'
import type { PackCompiler } from '../options.ts'

/**
 * Typesets a plan, and one in large print twice: where its words are in the usual pack is known once it is laid out. The second
 * engine reads both; what it prints at the foot moves nothing.
 */
export async function typesetPlan(
  plan: Plan,
  { options, host }: Pick<PackCompiler, 'options' | 'host'>,
): Promise<{ plan: Plan; typesetting: Result<Typeset> }> {
  const first = await typeset(plan, host, options.work?.typesetter)
  const { standard = [], consolidated } = options.largePrint ?? {}
  const usual = plan.consolidated
    ? consolidated
    : standard.find((pack) => pack.plan.supplement?.number === plan.supplement?.number)
  if (!first.value || !usual || !plan.largePrint) return { plan, typesetting: first }
  const { pages } = await options.reader.read(first.value.pdf)
  const large = { typeset: first.value, texts: pages.map(({ text }) => text) }
  const numbered = { ...plan, largePrint: { ...plan.largePrint, standard: standardPages(large, usual) } }
  return { plan: numbered, typesetting: await typeset(numbered, host, options.work?.typesetter) }
}
