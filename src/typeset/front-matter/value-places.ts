import { type Message, moveMessage, type Place } from '../../messages/message.ts'
import type { Plan } from '../../plan/plan.ts'
import type { FilledTemplate } from '../templates/files.ts'
import { splitLabel } from './entries.ts'

/**
 * Findings in a filled-in template are mostly about a value that it prints: they are moved to where
 * meeting.yaml gives the value, for the lines of the filled-in text are nowhere to be seen.
 */
export function moveToValues(messages: readonly Message[], filled: FilledTemplate, plan: Plan): Message[] {
  for (const made of messages) {
    const { line } = made
    if (made.file === filled.path && line !== undefined) moveMessage(made, placeOf(line, filled, plan))
  }
  return [...messages]
}

function placeOf(line: number, { text, tree }: FilledTemplate, { meeting, places }: Plan): Place {
  const block = tree.children.find(
    ({ position }) => position && position.start.line <= line && line <= position.end.line,
  )
  if (block?.type === 'containerDirective' && block.name === 'item') {
    const [label] = splitLabel(block)
    const place = places.items.get(label)
    if (place) return place
  }
  const start = text.indexOf(meeting.information?.trim() || '\0')
  const first = text.slice(0, start).split('\n').length
  const last = first + (meeting.information ?? '').trim().split('\n').length - 1
  return start >= 0 && first <= line && line <= last ? places.information : places.meeting
}
