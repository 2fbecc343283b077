import { createHash } from 'node:crypto'
import { type Assembled, assemble } from '../assemble/assemble.ts'
import type { AssembleInput } from '../assemble/input.ts'
import { copyMessage } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import type { AssembledPack, KeptPacks } from './options.ts'

/** The hash of all that a pack is assembled and proved from. */
export function keyOfPack(plan: Plan, input: AssembleInput): string {
  const { typeset, attachments, documents, ...others } = input
  const { pdf, messages: _, ...layout } = typeset
  const files = [...attachments].map(([id, { sha256, mending, path }]) => [id, path, sha256, mending])
  const written = JSON.stringify([plan, layout, files, [...documents], others], (_key, value: unknown) =>
    value instanceof Map ? [...value] : isTree(value) ? undefined : value,
  )
  return createHash('sha256').update(pdf).update(written).digest('hex')
}

/** The tree of a report: its text stands beside it, and what it becomes in the typeset file. */
function isTree(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'root'
}

/** Assembles a pack, unless the same was assembled before. */
export async function assembleOnce(
  input: AssembleInput,
  key: string | undefined,
  packs: KeptPacks | undefined,
): Promise<Assembled> {
  if (!packs || key === undefined) return assemble(input)
  const assembled = packs.assembled.get(key) ?? (await assemble(input))
  packs.assembled.set(key, assembled)
  return { ...assembled, messages: assembled.messages.map(copyMessage) }
}

/** Proves a pack, unless the same was proved before. What is wrong is looked at again. */
export async function proveOnce(
  pack: { plan: Plan; typeset: AssembleInput['typeset'] },
  key: string | undefined,
  packs: KeptPacks | undefined,
  prove: () => Promise<AssembledPack>,
): Promise<AssembledPack> {
  if (!packs || key === undefined) return prove()
  const known = packs.proved.get(key)
  const proved = known ?? (await prove())
  if (proved.value) packs.proved.set(key, proved)
  return { ...proved, value: proved.value && { ...proved.value, ...pack }, messages: proved.messages.map(copyMessage) }
}
