import { createHash } from 'node:crypto'
import type { Host } from '../host/host.ts'
import type { Result } from '../load/result.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import { fillsOf } from './allotments.ts'
import type { TypstInput, TypstOutput } from './compile.ts'
import { layoutQuery, numbersOf, readLayout, reservedPagesOf, spansOf } from './pack/layout.ts'
import { outlineOf } from './pack/outline.ts'
import { problemMessages } from './pack/problems.ts'
import { packSources } from './pack/sources.ts'
import type { Typeset } from './result.ts'
import { openTypesetter, type Typesetter } from './typesetter.ts'
import { withWholeWords } from './whole-words/whole-words.ts'

/**
 * Typesets a plan: one Typst document for the whole pack, with a reserved page of the right size for every page of an
 * attachment. Page ranges, cross-references and bookmarks are settled by Typst's own introspection. A second run is
 * needed only where a part has fewer pages than are allotted to it.
 */
export async function typeset(
  plan: Plan,
  host: Host,
  typesetter: Typesetter = openTypesetter(),
): Promise<Result<Typeset>> {
  const first = await layOut(plan, new Map(), host, typesetter)
  const fills = first.value ? fillsOf(plan, first.value) : new Map<string, number>()
  return fills.size === 0 ? first : layOut(plan, fills, host, typesetter)
}

/** @param fills sheets after a part that does not take up all the pages that are allotted to it */
async function layOut(
  plan: Plan,
  fills: ReadonlyMap<string, number>,
  host: Host,
  typesetter: Typesetter,
): Promise<Result<Typeset>> {
  const sources = await packSources(plan, host, fills, typesetter)
  if (!sources.value || hasErrors(sources.messages)) return { value: undefined, messages: sources.messages }
  const { files, typst, marks, headings, lines } = sources.value
  typst.set('main.typ', `${typst.get('main.typ')}\n${layoutQuery(marks)}\n`)
  const output = compile({ sources: typst, files }, typesetter)
  const places = new Map([...headings.values()].flat().map(({ label, place }) => [label, place]))
  const messages: Message[] = [...sources.messages, ...problemMessages(output.problems, lines, places)]
  if (!output.pdf) return { value: undefined, messages }
  const layout = readLayout(output.layout)
  const spans = spansOf(plan, layout, output.pageCount)
  return {
    value: {
      pdf: await withWholeWords(output.pdf, typst.values()),
      pageCount: output.pageCount,
      numbers: numbersOf(plan, layout, spans, output.pageCount),
      spans,
      reserved: reservedPagesOf(plan, layout),
      outline: outlineOf(plan, layout, headings),
      messages,
    },
    messages,
  }
}

/** Compiles an input, or takes what was made of the same the last time. */
function compile(input: TypstInput, { typst, outputs }: Typesetter): TypstOutput {
  if (!outputs) return typst.compile(input)
  const hash = createHash('sha256')
  for (const [path, content] of [...input.sources, ...input.files])
    hash.update(`\n${path} ${content.length}\n`).update(content)
  const key = hash.digest('hex')
  const output = outputs.get(key) ?? typst.compile(input)
  outputs.set(key, output)
  return output
}
