import type { Host } from '../host/host.ts'
import type { Result } from '../load/sources.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import { fillsOf } from './allotments.ts'
import { compileTypst } from './compile.ts'
import { bundledFonts } from './fonts/fonts.ts'
import {
  type Layout,
  layoutQuery,
  missingPages,
  numbersOf,
  readLayout,
  reservedPagesOf,
  spansOf,
} from './pack/layout.ts'
import { type OutlineHeading, outlineOf } from './pack/outline.ts'
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
  const sources = await packSources(plan, fills, host)
  if (!sources.value || hasErrors(sources.messages)) return { ...nothing, messages: sources.messages }
  const { files, typst, marks, headings, lines } = sources.value
  typst.set('main.typ', `${typst.get('main.typ')}\n${layoutQuery(marks)}\n`)
  const { pdf, pageCount, layout, problems } = compileTypst({ sources: typst, files, fonts: bundledFonts() })
  const messages = [...sources.messages, ...problemMessages(problems, lines)]
  return { pdf, pageCount, headings, messages, layout: pdf && readLayout(layout) }
}
