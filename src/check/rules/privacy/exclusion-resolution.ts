import type { ItemSource } from '../../../load/sources.ts'
import { scheduleOf } from '../../../profiles/statement.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** The resolution to exclude the press and public (EN8). */
export const exclusionResolution: MeetingRule = {
  id: 'exclusion-resolution',
  aliases: ['EN8'],
  title: 'A resolution before the exempt items excludes the public from those items and no others.',
  severity: 'error',
  description:
    'Exempt items can be taken in private only after a resolution that names them. Put an item with `type: exclusion` and `excludes:` before the first of them. Confidential items do not need a resolution, but the resolution may name them. It must not name an open item, unless the law has no list of exempt information: a licensing panel leaves the room to decide. Where nothing is exempt, the item may stand without `excludes:`, in case it is needed.',
  law: ({ exclusion }) => [exclusion],
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'agenda:\n  - { item: "1", title: Exclusion of press and public, type: exclusion, excludes: ["2"] }\n  - { item: "2", title: Contract, private: { paragraphs: [3], reason: Prices } }',
      },
      {
        title: 'In case it is needed',
        meeting: 'agenda:\n  - { item: "1", title: Exclusion, type: exclusion }\n  - { item: "2", title: Parks }',
      },
    ],
    invalid: [
      {
        title: 'No resolution',
        meeting: 'agenda:\n  - { item: "1", title: Contract, private: { paragraphs: [3], reason: Prices } }',
        at: ['Contract'],
      },
      {
        title: 'It names an open item, and one that does not exist',
        meeting:
          'agenda:\n  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2", "3", "8"] }\n  - { item: "2", title: Contract, private: { paragraphs: [3], reason: Prices } }\n  - { item: "3", title: Parks }',
        at: ['"3"', '"8"'],
      },
      {
        title: 'It comes too late',
        meeting:
          'agenda:\n  - { item: "1", title: Contract, private: { paragraphs: [3], reason: Prices } }\n  - { item: "2", title: Exclusion, type: exclusion, excludes: ["1"] }',
        at: ['"1"'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { context, items, sources } = input
  const { definition } = sources
  const reference = context.profile.exclusion?.provision
  const law = reference === undefined ? {} : { reference }
  const exclusions = items.filter(({ item }) => item.type === 'exclusion' || item.excludes !== undefined)
  const named = new Set(exclusions.flatMap(({ item }) => item.excludes ?? []))
  for (const exclusion of exclusions) {
    for (const finding of namesOf(exclusion, input)) yield { ...finding, ...law }
  }
  if (!context.profile.exclusion?.required) return
  for (const { item, keys, label } of items) {
    if (!item.private || named.has(label)) continue
    yield {
      reason: `Exempt item ${label} needs a resolution to exclude the public before it.`,
      place: definition.place([...keys, 'title']),
      note:
        exclusions.length === 0
          ? `Add an item before it: \`{ title: Exclusion of press and public, type: exclusion, excludes: ["${label}"] }\`.`
          : `Add "${label}" to \`excludes:\` of the resolution.`,
      ...law,
    }
  }
}

function* namesOf(exclusion: ItemSource, { items, sources, context }: MeetingInput): Iterable<Finding> {
  const { definition } = sources
  const labels = exclusion.item.excludes ?? []
  const isPrivate = ({ privacy, documents }: ItemSource) =>
    privacy !== undefined || documents.some((document) => document.privacy)
  // Where the law lists what is exempt, nothing else is a ground.
  const hasList = scheduleOf(context.profile, definition.value.date) !== undefined
  if (labels.length === 0 && items.some(isPrivate)) {
    yield {
      reason: 'This resolution does not name the items that the public are excluded from.',
      place: definition.place([...exclusion.keys, 'title']),
      note: 'List the exempt items under `excludes:`, or remove the resolution.',
    }
  }
  for (const [index, label] of labels.entries()) {
    const place = definition.place([...exclusion.keys, 'excludes', index])
    const item = items.find((candidate) => candidate.label === label)
    if (!item) {
      yield {
        reason: `This resolution names item ${label}, which is not on the agenda.`,
        place,
        note: 'Correct the item number.',
        actual: label,
      }
    } else if (item.order < exclusion.order) {
      yield {
        reason: `This resolution comes after item ${label}, which it names.`,
        place,
        note: 'Move the resolution so that it comes before the first exempt item.',
        actual: label,
      }
    } else if (hasList && !isPrivate(item)) {
      yield {
        reason: `This resolution names item ${label}, which is not exempt.`,
        place,
        note: 'Remove it from `excludes:`, or add `private:` to the item with the paragraphs and the reason.',
        actual: label,
      }
    }
  }
}
