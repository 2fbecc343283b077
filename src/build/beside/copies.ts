import type { Result } from '../../load/result.ts'
import { hasErrors, type Message } from '../../messages/message.ts'
import type { PersonalCopy } from '../../publish/edition.ts'
import { fileNameOf } from '../../slug.ts'
import { type CompiledEditions, compileFor } from '../editions.ts'
import type { Compiler } from '../options.ts'

interface Copies extends Result<readonly PersonalCopy[]> {
  value: readonly PersonalCopy[]
}

/** Compiles the members' edition once more for each recipient; none where only the public edition was asked for. */
export async function compileCopies(compiler: Compiler, { members, needed }: CompiledEditions): Promise<Copies> {
  const copies: PersonalCopy[] = []
  const messages: Message[] = []
  const taken = new Set<string>()
  const isAsked = members !== undefined && compiler.options.audience !== 'public'
  const names = isAsked ? compiler.sources.members.definition.value.copies : []
  for (const copyFor of new Set(names)) {
    const own = { ...compiler, options: { ...compiler.options, copyFor } }
    const made = await compileFor(own, 'members', needed)
    messages.push(...made.messages)
    if (!made.value || hasErrors(messages)) return { value: [], messages }
    const stem = freeStem(fileNameOf(copyFor, 'copy'), taken)
    for (const pack of made.value.edition.packs) {
      const late = pack.plan.supplement ? `-supplement-${pack.plan.supplement.number}` : ''
      copies.push({ name: copyFor, path: `copies/${stem}${late}.pdf`, pack })
    }
  }
  return { value: copies, messages }
}

/** Two recipients whose names differ in accents alone get two files. */
function freeStem(stem: string, taken: Set<string>): string {
  let free = stem
  for (let copy = 2; taken.has(free); copy += 1) free = `${stem}-${copy}`
  taken.add(free)
  return free
}
