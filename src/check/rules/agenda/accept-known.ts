import { suggest } from '../../../load/text/suggest.ts'
import type { Place } from '../../../messages/message.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Names of rules under `accept:` of a meeting, its items and its papers. */
export const acceptKnown: MeetingRule = {
  id: 'accept-known',
  title: 'Every rule named under `accept:` exists.',
  severity: 'error',
  description:
    '`agendapack explain` lists the names. An entry that matches no finding gets the warning `accept-unused`.',
  scope: 'meeting',
  examples: {
    valid: [{ meeting: 'accept: [{ rule: notice-clear-days, reason: Agreed with the chair }]' }],
    invalid: [
      { meeting: 'accept: [{ rule: notice-clear-day, reason: Agreed with the chair }]', at: ['notice-clear-day'] },
    ],
  },
  check,
}

function* check({ context, documents, items, sources }: MeetingInput): Iterable<Finding> {
  const { definition } = sources
  const named: { name: string; place: Place }[] = definition.value.accept.map(({ rule }, index) => ({
    name: rule,
    place: definition.place(['accept', index, 'rule']),
  }))
  for (const { item, keys } of items) {
    item.accept.forEach(({ rule }, index) => {
      named.push({ name: rule, place: definition.place([...keys, 'accept', index, 'rule']) })
    })
  }
  for (const { document } of documents) {
    if (document.content.type !== 'report') continue
    const { frontMatter, place } = document.content.report
    frontMatter.accept.forEach(({ rule }, index) => {
      named.push({ name: rule, place: place(['accept', index, 'rule']) })
    })
  }
  const known = context.ruleNames
  for (const { name, place } of named) {
    if (known.includes(name)) continue
    const near = suggest(name, known)
    yield {
      reason: `There is no rule called \`${name}\`.`,
      place,
      note: near ? `Did you mean \`${near}\`?` : 'Run `agendapack explain` to list the rules.',
      actual: name,
    }
  }
}
