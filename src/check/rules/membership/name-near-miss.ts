import type { Place } from '../../../messages/message.ts'
import { reportsOf } from '../../council/meeting-input.ts'
import { nearName, personName } from '../../council/names.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { titledNames } from '../../text/people.ts'

/** Names that are nearly those in the register (M10). */
export const nameNearMiss: MeetingRule = {
  id: 'name-near-miss',
  aliases: ['M10'],
  title: 'Names of members are spelt as in the register.',
  severity: 'warning',
  description:
    'A name is reported if it differs from one in the register by one or two letters. Titles and letters after the name are ignored. List other forms of a name under `also_known_as:`.',
  scope: 'meeting',
  examples: {
    valid: [
      { report: '# A\n\nCllr Bo Sample and Councillor Ada Example MBE agreed.\n\n## Background papers\n\nNone.\n' },
    ],
    invalid: [
      { report: 'Cllr Bo Sampel agreed.', at: ['Bo Sampel'] },
      { meeting: 'copies: [Cllr Ada Exampel]', at: ['Cllr Ada Exampel'] },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { committee } = input.sources
  const { members, substitutes } = committee.value
  const register = [
    ...members.flatMap((member) => [member.name, ...member.also_known_as]),
    ...substitutes.map(({ name }) => name),
  ]
  if (register.length === 0) return
  for (const { name, place } of [...namesInData(input), ...namesInProse(input, register)]) {
    const near = nearName(name, register)
    if (near === undefined) continue
    const index = members.findIndex((member) => member.name === near || member.also_known_as.includes(near))
    yield {
      reason: `${name} is not in the register, but ${near} is.`,
      place,
      note: `Did you mean ${near}? If they are two people, add ${name} to the register.`,
      actual: name,
      expected: [near],
      ...(index >= 0 ? { cause: { reason: 'The register', place: committee.place(['members', index, 'name']) } } : {}),
    }
  }
}

interface Written {
  name: string
  place: Place
}

function namesInData({ documents, items, sources }: MeetingInput): Written[] {
  const { definition } = sources
  const { attended, copies } = definition.value
  const found: Written[] = []
  copies.forEach((name, index) => {
    found.push({ name, place: definition.place(['copies', index]) })
  })
  attended?.forEach((name, index) => {
    found.push({ name, place: definition.place(['attended', index]) })
  })
  for (const { item, keys } of items) {
    if (item.urgent?.chair)
      found.push({ name: item.urgent.chair, place: definition.place([...keys, 'urgent', 'chair']) })
  }
  const records = [
    ...reportsOf(documents).map((report) => ({ attendance: report.frontMatter, place: report.place })),
    ...(sources.decisions ? [{ attendance: sources.decisions.value, place: sources.decisions.place }] : []),
  ]
  for (const { attendance, place } of records) {
    for (const list of ['present', 'apologies', 'absent'] as const) {
      attendance[list]?.forEach((name, index) => {
        found.push({ name, place: place([list, index]) })
      })
    }
    attendance.declarations?.forEach(({ member }, index) => {
      found.push({ name: member, place: place(['declarations', index, 'member']) })
    })
  }
  return found
}

/** Only as many words are compared as a member’s name has: the word after a name may have a capital letter too. */
function namesInProse({ texts }: MeetingInput, register: readonly string[]): Written[] {
  const lengths = [...new Set(register.map((name) => personName(name).plain.split(' ').length))]
  return [...texts.values()].flatMap((text) =>
    titledNames(text).flatMap(({ name, block, from }) => {
      const words = name.split(/\s/)
      const forms = lengths
        .filter((length) => length > 1 && length <= words.length)
        .map((length) => words.slice(0, length).join(' '))
      const isKnown = forms.some((form) => register.some((entry) => personName(entry).plain === personName(form).plain))
      const near = isKnown ? undefined : forms.find((form) => nearName(form, register))
      return near === undefined ? [] : [{ name: near, place: block.place(from, from + near.length) }]
    }),
  )
}
