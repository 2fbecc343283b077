import { hasErrors, type Message } from '../messages/message.ts'
import type { Allotments } from '../plan/plan.ts'
import type { PersonalCopy } from '../publish/edition.ts'
import { slugOf } from '../slug.ts'
import { type Compiler, compileFor } from './compile-editions.ts'

/** Compiles the members' edition once more for each recipient. */
export async function compileCopies(
  compiler: Compiler,
  names: readonly string[],
  needed: Allotments,
): Promise<{ value: PersonalCopy[]; messages: Message[] }> {
  const copies: PersonalCopy[] = []
  const messages: Message[] = []
  const taken = new Set<string>()
  for (const name of new Set(names)) {
    const made = await compileFor(compiler, 'members', needed, name)
    messages.push(...made.messages)
    if (!made.value || hasErrors(messages)) return { value: [], messages }
    const stem = freeStem(slugOf(name, 'copy'), taken)
    for (const pack of made.value.edition.packs) {
      const late = pack.plan.supplement ? `-supplement-${pack.plan.supplement.number}` : ''
      copies.push({ name, path: `copies/${stem}${late}.pdf`, pack })
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
