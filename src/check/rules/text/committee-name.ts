import { isNear } from '../../council/names.ts'
import type { PaperInput } from '../../inputs.ts'
import type { Finding, PaperRule } from '../../rule.ts'

/** The name of the body in its papers. */
export const committeeName: PaperRule = {
  id: 'committee-name',
  title: 'Papers spell the name of the body as the register does.',
  severity: 'warning',
  description:
    'Reports words with capital letters that differ from the name of the body by one or two letters. The plural of the name is not reported.',
  scope: 'paper',
  examples: {
    valid: [
      {
        committee: 'name: Health Scrutiny Panel',
        report: 'The Health Scrutiny Panel and other Health Scrutiny Panels.',
      },
    ],
    invalid: [
      {
        committee: 'name: Health Scrutiny Panel',
        report: 'Guidance to the Heath Scrutiny Panel.',
        at: ['Heath Scrutiny Panel'],
      },
    ],
  },
  check,
}

function* check({ sources, text }: PaperInput): Iterable<Finding> {
  const { name } = sources.committee.value
  const plain = name.toLowerCase()
  const count = name.split(/\s+/).length
  if (count < 2) return
  const run = new RegExp(
    `(?<![\\p{L}\\p{N}'’-])(?=(\\p{Lu}[\\p{L}'’-]{0,30}(?: (?:\\p{Lu}[\\p{L}'’-]{0,30}|and|of|for|the|&)){${count - 1}})(?![\\p{L}'’-]))`,
    'gu',
  )
  // With three words or more, two wrong letters leave at least one word as it is.
  const hints = count > 2 ? name.split(/\s+/) : ['']
  for (const block of text.blocks) {
    if (!hints.some((hint) => block.text.includes(hint))) continue
    for (const match of block.text.matchAll(run)) {
      const words = match[1] ?? ''
      const own = words.toLowerCase()
      if (!isNear(own, plain) || own.replace(/s$/, '') === plain || own === plain.replace(/s$/, '')) continue
      if (isNear(own, plain) && own.replace(/s$/, '').length !== own.length && own.replace(/s$/, '') === plain) continue
      yield {
        reason: `The body is called "${name}", not "${words}".`,
        place: block.place(match.index, match.index + words.length),
        note: 'Correct the name.',
        actual: words,
        expected: [name],
        cause: { reason: 'The name in the register', place: sources.committee.place(['name']) },
      }
    }
  }
}
