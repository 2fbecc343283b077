import type { ItemSource } from '../../../load/sources.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** The resolution to exclude the press and public (EN8). */
export const exclusionResolution: MeetingRule = {
  id: 'exclusion-resolution',
  aliases: ['EN8'],
  title: 'An item before the exempt items excludes the public from exactly those.',
  severity: 'error',
  description:
    'Exempt items are taken in private only after a resolution that names them: an item with `type: exclusion` and `excludes:`, before the first of them. Confidential items need no resolution, and may be named. An open item must not be named.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'agenda:\n  - { item: "1", title: Exclusion of press and public, type: exclusion, excludes: ["2"] }\n  - { item: "2", title: Contract, private: { paragraphs: [3], reason: Prices } }',
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
  const reference = context.profile.exclusion?.reference
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
      reason: `Unexpected exempt item ${label}, expected a resolution before it that excludes the public from it`,
      place: definition.place([...keys, 'title']),
      note:
        exclusions.length === 0
          ? `Add an item before it: \`{ title: Exclusion of press and public, type: exclusion, excludes: ["${label}"] }\`.`
          : `Add "${label}" to \`excludes:\` of the resolution.`,
      ...law,
    }
  }
}

function* namesOf(exclusion: ItemSource, { items, sources }: MeetingInput): Iterable<Finding> {
  const { definition } = sources
  const labels = exclusion.item.excludes ?? []
  if (labels.length === 0) {
    yield {
      reason: 'Unexpected resolution that names no item, expected `excludes:` with the labels of the exempt items',
      place: definition.place([...exclusion.keys, 'title']),
      note: 'Name exactly the exempt items, or remove the resolution.',
    }
  }
  for (const [index, label] of labels.entries()) {
    const place = definition.place([...exclusion.keys, 'excludes', index])
    const item = items.find((candidate) => candidate.label === label)
    if (!item) {
      yield {
        reason: `Unexpected item ${label} in the resolution, expected an item of this agenda`,
        place,
        note: 'Correct the label.',
      }
    } else if (item.order < exclusion.order) {
      yield {
        reason: `Unexpected item ${label} in the resolution, expected one that comes after it`,
        place,
        note: 'Move the resolution before the first exempt item.',
      }
    } else if (!item.privacy && item.documents.every((document) => !document.privacy)) {
      yield {
        reason: `Unexpected item ${label} in the resolution, expected only exempt items`,
        place,
        note: 'Take it out of `excludes:`, or give the item `private:` with its paragraphs and the reason.',
      }
    }
  }
}
