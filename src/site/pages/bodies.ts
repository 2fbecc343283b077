import type { Committee } from '../../load/schema/committee.ts'
import { compareText } from '../records/group.ts'
import type { Here } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'
import { cleanLine } from '../text.ts'

type Committees = ReadonlyMap<string, Committee>

/** The name of a body; with that of the body it belongs to where another has the same. */
export function bodyName(slug: string, committees: Committees): string {
  const own = committees.get(slug)
  if (!own) return slug
  const name = cleanLine(own.name)
  const isShared = [...committees].some(([other, { name: its }]) => other !== slug && its === own.name)
  const parent = own.parent === undefined ? undefined : committees.get(own.parent)
  return isShared && parent ? `${name} (${cleanLine(parent.name)})` : name
}

/** A body with its page; undefined where there is no register of it. */
export function bodyLink({ context, toPage }: Here, slug: string): View | undefined {
  return context.committees.has(slug)
    ? { label: bodyName(slug, context.committees), href: toPage(`committees/${slug}/`) }
    : undefined
}

/** Levels of bodies in a list; registers that name each other in a circle have no end. */
const LEVELS = 4

/** The bodies that belong to another, each with those that belong to it; undefined where there are none. */
export function childrenOf(here: Here, parent: string, level = 1): View[] | undefined {
  if (level >= LEVELS) return undefined
  const below = sorted(here.context.committees).filter(([, committee]) => committee.parent === parent)
  if (below.length === 0) return undefined
  return below.map(([slug]): View => ({ ...bodyLink(here, slug), below: childrenOf(here, slug, level + 1) }))
}

/** All bodies for their list: those that belong to others stand below them, and those that were dissolved last. */
export function bodiesView(here: Here): View {
  const { context, wording } = here
  const { committees, today } = context
  const isDissolved = ({ dissolved }: Committee): boolean => dissolved !== undefined && dissolved < today
  const all = sorted(committees)
  const present = all.filter(([, committee]) => !isDissolved(committee))
  const isBelow = ({ parent }: Committee): boolean => present.some(([slug]) => slug === parent)
  const view = ([slug, committee]: (typeof all)[number]): View => ({
    ...bodyLink(here, slug),
    type: committee.type,
    joint:
      committee.joint_with.length === 0
        ? undefined
        : wording.text('committee.joint_with', { bodies: committee.joint_with.map(cleanLine).join(', ') }),
    dissolved:
      committee.dissolved && wording.text('committee.dissolved_on', { date: wording.date(committee.dissolved) }),
    below: childrenOf(here, slug),
  })
  const dissolved = all.filter(([, committee]) => isDissolved(committee))
  return {
    committees: present.filter(([, committee]) => !isBelow(committee)).map(view),
    dissolved: dissolved.length > 0 ? dissolved.map(view) : undefined,
  }
}

function sorted(committees: Committees): [string, Committee][] {
  return [...committees].toSorted(([, a], [, b]) => compareText(a.name, b.name))
}
