import type { Host } from '../host/host.ts'
import type { Result } from '../load/result.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import { fillsOf } from './allotments.ts'
import { compileTypst } from './compile.ts'
import { bundledFonts } from './fonts/fonts.ts'
import { layoutQuery, numbersOf, readLayout, reservedPagesOf, spansOf } from './pack/layout.ts'
import { outlineOf } from './pack/outline.ts'
import { problemMessages } from './pack/problems.ts'
import { packSources } from './pack/sources.ts'
import type { Typeset } from './result.ts'

/**
 * Typesets a plan: one Typst document for the whole pack, with a reserved page of the right size for every page of an
 * attachment. Page ranges, cross-references and bookmarks are settled by Typst's own introspection. A second run is
 * needed only where a part has fewer pages than are allotted to it.
 */
export async function typeset(plan: Plan, host: Host): Promise<Result<Typeset>> {
  const first = await layOut(plan, new Map(), host)
  const fills = first.value ? fillsOf(plan, first.value) : new Map<string, number>()
  return fills.size === 0 ? first : layOut(plan, fills, host)
}

/** @param fills sheets after a part that does not take up all the pages that are allotted to it */
async function layOut(plan: Plan, fills: ReadonlyMap<string, number>, host: Host): Promise<Result<Typeset>> {
  const sources = await packSources(plan, host, fills)
  if (!sources.value || hasErrors(sources.messages)) return { value: undefined, messages: sources.messages }
  const { files, typst, marks, headings, lines } = sources.value
  typst.set('main.typ', `${typst.get('main.typ')}\n${layoutQuery(marks)}\n`)
  const output = compileTypst({ sources: typst, files, fonts: bundledFonts() })
  const places = new Map([...headings.values()].flat().map(({ label, place }) => [label, place]))
  const messages: Message[] = [...sources.messages, ...problemMessages(output.problems, lines, places)]
  if (!output.pdf) return { value: undefined, messages }
  const layout = readLayout(output.layout)
  const spans = spansOf(plan, layout, output.pageCount)
  return {
    value: {
      pdf: output.pdf,
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
