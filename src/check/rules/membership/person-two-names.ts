import { isNear, personName } from '../../council/names.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Cell } from '../../text/grid.ts'
import { looksLikeName, type NameInText, namesInLists, titledNames } from '../../text/people.ts'

/** Most names with a word in common that are compared with each other, which keeps a long list quick to check. */
const LARGEST_GROUP = 60

/** One person under two spellings in one paper. */
export const personTwoNames: ReportRule = {
  id: 'person-two-names',
  title: 'A person’s name is spelt the same way throughout a paper.',
  severity: 'warning',
  description:
    'Compares names that follow a title such as Cllr, begin a list item or fill a cell of a table. Two names are taken for one person if they share a word and differ by one or two letters. The rarer spelling is reported.',
  scope: 'report',
  examples: {
    valid: [
      { report: '- Cathy Elliot, Chair\n- Sarah Walter, Network\n- Sarah Price, Care\n' },
      {
        title: 'Places and projects are no persons',
        report:
          '| Area | Ward |\n| --- | --- |\n| SOUTH EAST | One |\n| NORTH EAST | Two |\n\n- ECMA262 Status Updates, Kevin\n- ECMA402 Status Updates, Shane\n',
      },
    ],
    invalid: [
      {
        report:
          '- Cathy Elliot, Chair\n- Ann Smith, Clerk\n\n| Name | Role |\n| --- | --- |\n| Cathy Elliott | Speaker |\n',
        at: ['Cathy Elliott'],
      },
    ],
  },
  check,
}

type Written = Pick<NameInText, 'name' | 'place'>

function* check({ text }: ReportInput): Iterable<Finding> {
  const tabs = text.grids.filter((grid) => grid.kind === 'tabs').flatMap((grid) => [grid.header, ...grid.rows].flat())
  const byName = new Map<string, Written[]>()
  for (const written of [...titledNames(text), ...namesInLists(text), ...tabs.filter(isName).map(named)]) {
    if (!isPersonal(written.name)) continue
    const { plain } = personName(written.name)
    append(byName, plain, written)
  }
  // Two spellings of one name share their first or their last word.
  const byWord = new Map<string, string[]>()
  for (const plain of byName.keys()) {
    const words = plain.split(' ')
    for (const key of [`first ${words[0]}`, `last ${words.at(-1)}`]) append(byWord, key, plain)
  }
  const done = new Set<string>()
  for (const all of byWord.values()) {
    const group = all.slice(0, LARGEST_GROUP)
    for (const [position, one] of group.entries()) {
      for (const other of group.slice(position + 1)) {
        const pair = [one, other].sort().join('|')
        if (done.has(pair) || !isNear(one, other)) continue
        done.add(pair)
        yield finding(byName.get(one) ?? [], byName.get(other) ?? [])
      }
    }
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Reports the rarer spelling, or the later one if both are as frequent. */
function finding(one: readonly Written[], other: readonly Written[]): Finding {
  const later = (one[0]?.place.start.line ?? 0) > (other[0]?.place.start.line ?? 0) ? one : other
  const rarer = one.length === other.length ? later : one.length < other.length ? one : other
  const usual = rarer === one ? other : one
  const [rare] = rarer
  const [common] = usual
  return {
    reason: `${rare?.name} is spelt ${common?.name} elsewhere in this paper.`,
    place: rare?.place ?? { file: '' },
    note: 'Use one spelling. If they are two people, accept this finding.',
    ...(common ? { cause: { reason: `Spelt ${common.name} here`, place: common.place } } : {}),
  }
}

/** Names of persons have no digits, and are not all in capitals. */
function isPersonal(name: string): boolean {
  return !/\d/.test(name) && /\p{Ll}/u.test(name)
}

function isName(cell: Cell): boolean {
  return looksLikeName(cell.text.replace(/^(?:Cllr|Dr|Sir|Dame)\s/, ''))
}

function named(cell: Cell): Written {
  return { name: cell.text, place: cell.place }
}
