import type { Host } from '../../host/host.ts'
import type { Message, Place } from '../../messages/message.ts'
import type { Plan } from '../../plan/plan.ts'
import { checkAgenda } from '../front-matter/agenda-check.ts'
import { besideTypst, type InLanguage } from '../front-matter/beside.ts'
import { frontMatterTypst } from '../front-matter/blocks.ts'
import type { BlockContext } from '../front-matter/entries.ts'
import { moveToValues } from '../front-matter/value-places.ts'
import { startFragments } from '../markdown/fragment.ts'
import { type FilledTemplate, fillTemplate, type TemplateName } from '../templates/files.ts'
import type { Typesetter } from '../typesetter.ts'
import { documentContext } from './document-context.ts'
import type { OutlineHeading } from './outline.ts'

/** A module of a pack as Typst. */
export interface Written {
  source: string
  messages: readonly Message[]
  lines?: readonly (Place | undefined)[]
  headings?: readonly OutlineHeading[]
}

/** Fills in a template for a plan and writes it as Typst: in both languages of a pack that has two, side by side. */
export async function fromTemplate(
  name: TemplateName,
  view: (plan: Plan) => object,
  plan: Plan,
  host: Host,
  typesetter: Typesetter,
  crest?: string,
  prefix = '',
): Promise<Written> {
  const filled = await fillTemplate(name, view(plan), plan.wording, host, typesetter.templates)
  if (!filled.value) return { source: '#let body(style) = []', messages: filled.messages }
  const messages = [...filled.messages]
  const isAgenda = name === 'agenda'
  if (isAgenda) messages.push(...checkAgenda(filled.value.tree.children, plan, filled.value.path))
  const first = inLanguage(filled.value, plan, `${prefix}${name}`, { crest, isAgenda, prefix })
  const { beside } = plan
  const other = beside && (await fillTemplate(name, view(beside), beside.wording, host, typesetter.templates))
  const second =
    beside && other?.value && inLanguage(other.value, beside, `beside-${prefix}${name}`, { crest, isAgenda, prefix })
  const blocks = second ? besideTypst(first, second) : frontMatterTypst(first.nodes, first.context)
  const source = [
    '#import "house-style.typ": *',
    '#import "markdown.typ": *',
    `#let body(style) = report-body(style, {\n${blocks.join('\nparbreak()\n')}\n})`,
  ].join('\n')
  return { source, messages: [...messages, ...first.messages(), ...(second?.messages() ?? [])] }
}

/** What a template gave, with what converts it. @param id that no other part of the pack has */
function inLanguage(
  filled: FilledTemplate,
  plan: Plan,
  id: string,
  more: Pick<BlockContext, 'crest' | 'isAgenda' | 'prefix'>,
): InLanguage & { messages(): Message[] } {
  const fragments = startFragments(filled, documentContext({ id }, plan, new Map()))
  return {
    nodes: filled.tree.children,
    context: { plan, fragments, ...more },
    messages: () => moveToValues(fragments.messages(), filled, plan),
  }
}
