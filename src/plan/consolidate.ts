import { meetingKey } from '../load/meeting/key.ts'
import { type Message, message } from '../messages/message.ts'
import { stillToFollow } from './agenda.ts'
import {
  AGENDA,
  type Allotment,
  type Allotments,
  type Consolidated,
  type DocumentFor,
  FRONT_SHEET,
  type NumberRange,
  type Plan,
  partKey,
} from './plan.ts'
import type { PlannedEntry, PlannedItem } from './planned-agenda.ts'

/** A pack or a supplement as it was laid out. */
export interface LaidPack {
  plan: Plan
  /** What its parts take up, by `partKey`. */
  allotments: Allotments
}

/**
 * Plans one pack out of a pack and its supplements: every page keeps its number, and a front sheet and an agenda of its
 * own say where everything is.
 * @param isCompact true for an agenda without notes, which is never longer than that of the pack
 */
export function consolidate(main: LaidPack, supplements: readonly LaidPack[], isCompact: boolean): Plan {
  const all = [main, ...supplements]
  const agenda = main.plan.wholeAgenda ?? main.plan.agenda
  const ranges = new Map(all.flatMap(rangesOf))
  const consolidated: Consolidated = {
    supplements: supplements.flatMap(({ plan, allotments }) => {
      const number = plan.supplement?.number
      const from = allotments.get(partKey(number, FRONT_SHEET))?.range
      const to = allotments.get(partKey(number, AGENDA))?.range
      if (plan.documents.length === 0 || !from || !to) return []
      return [{ id: `supplement-${number}`, range: { first: from.first, last: to.last }, plan }]
    }),
    ranges,
    isCompact,
    replaced: replacedPapers(all.map(({ plan }) => plan.documents)),
    itemRanges: new Map(
      agenda.flatMap((entry): [string, NumberRange[]][] =>
        entry.kind === 'item' ? [[entry.label, all.flatMap((pack) => itemRange(pack, entry.label, ranges))]] : [],
      ),
    ),
  }
  return {
    ...main.plan,
    agenda: agenda.map((entry) => wholeEntry(entry, supplements, isCompact)),
    documents: all.flatMap(({ plan, allotments }) =>
      plan.documents.map((paper) => settled(paper, allotments.get(paper.id))),
    ),
    frontSheet: undefined,
    agendaPages: undefined,
    consolidated,
    beside:
      main.plan.beside &&
      consolidate(
        { ...main, plan: main.plan.beside },
        supplements.map((late) => ({ ...late, plan: late.plan.beside ?? late.plan })),
        isCompact,
      ),
  }
}

function rangesOf({ plan, allotments }: LaidPack): [string, NumberRange][] {
  return plan.documents.flatMap((paper): [string, NumberRange][] => {
    const declared = paper.visibility === 'withheld' ? paper.pages : paper.allotted?.range
    const range = declared ?? allotments.get(paper.id)?.range
    return range ? [[paper.id, range]] : []
  })
}

/** From the first page of an item's papers in one pack to the last. */
function itemRange({ plan }: LaidPack, label: string, ranges: ReadonlyMap<string, NumberRange>): NumberRange[] {
  const own = plan.documents.filter(({ itemLabel }) => itemLabel === label).flatMap(({ id }) => ranges.get(id) ?? [])
  const [first, last] = [own[0], own.at(-1)]
  return first && last ? [{ first: first.first, last: last.last }] : []
}

/** A new version replaces the papers of its item that have its title in the packs before. */
function replacedPapers(packs: readonly Plan['documents'][]): Map<string, number> {
  return new Map(
    packs.flatMap((papers, index) =>
      papers.flatMap((paper) => {
        const version = paper.visibility === 'withheld' ? undefined : paper.entry.revised?.version
        if (version === undefined) return []
        const before = packs.slice(0, index).flat()
        return before
          .filter(({ itemLabel, title }) => itemLabel === paper.itemLabel && title === paper.title)
          .map(({ id }) => [id, version] as const)
      }),
    ),
  )
}

function wholeEntry(entry: PlannedEntry, supplements: readonly LaidPack[], isCompact: boolean): PlannedEntry {
  if (entry.kind !== 'item') return entry
  const late = supplements.flatMap(({ plan }) => plan.documents.filter(({ itemLabel }) => itemLabel === entry.label))
  const again = supplements.flatMap(({ plan }) =>
    plan.agenda.filter((other): other is PlannedItem => other.kind === 'item' && other.label === entry.label),
  )
  const separate = again.flatMap((item) => item.separate)
  const delivered = [
    ...late.map((paper) => ({
      title: paper.title,
      isRevised: paper.visibility !== 'withheld' && paper.entry.revised !== undefined,
    })),
    ...separate.map(({ title }) => ({ title, isRevised: false })),
  ]
  return {
    ...entry,
    note: isCompact ? undefined : entry.note,
    documents: [...entry.documents, ...late.map(({ id }) => id)],
    separate: [...entry.separate, ...separate],
    toFollow: stillToFollow(entry.toFollow, delivered),
    revised: [...entry.revised, ...again.flatMap(({ revised }) => revised)],
    withheld: [...entry.withheld, ...again.flatMap(({ withheld }) => withheld)],
  }
}

/** A paper that stays where it is. */
function settled<P extends DocumentFor<'public' | 'members'>>(paper: P, taken: Allotment | undefined): P {
  if (paper.visibility === 'withheld' || paper.allotted?.range || !taken) return paper
  return { ...paper, allotted: taken }
}

/** Said where even the compact agenda is longer than the pages it has. */
export function noRoom({ meeting }: Plan): Message {
  return message({
    rule: 'consolidated-pack',
    severity: 'warning',
    reason:
      'The agenda with all page ranges is too long for the pages before the first paper, so no consolidated pack was made.',
    place: { file: `${meetingKey(meeting)}/consolidated-pack.pdf` },
    note: 'The pack and its supplements were made. For a pack of them all, make the titles or the front sheet shorter.',
  })
}
