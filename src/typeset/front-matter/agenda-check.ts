import type { RootContent } from 'mdast'
import { type Message, message } from '../../messages/message.ts'
import type { Plan } from '../../plan/plan.ts'
import { splitLabel } from './entries.ts'

/**
 * Compares an agenda that a workspace's own template gave with the items of the meeting: each is there once.
 * @param path of the template
 */
export function checkAgenda(nodes: readonly RootContent[], plan: Plan, path: string): Message[] {
  const printed = nodes.flatMap((node) =>
    node.type === 'containerDirective' && node.name === 'item' ? [splitLabel(node)[0]] : [],
  )
  const labels = plan.agenda.flatMap((entry) => (entry.kind === 'item' ? [entry.label] : []))
  return labels.flatMap((label) => {
    const count = printed.filter((candidate) => candidate === label).length
    if (count === 1) return []
    const point = { line: 1, column: 1 }
    return message({
      rule: 'template',
      severity: 'error',
      reason:
        count === 0 ? `The agenda does not print item ${label}.` : `The agenda prints item ${label} ${count} times.`,
      place: { file: path, start: point, end: point },
      actual: `item ${label}, ${count} times`,
      expected: [`item ${label}, once`],
      note: 'Print every item once, in a block of its own: `:::item[{{label}}]`, its title, and `:::`.',
    })
  })
}
