import { suggest } from '../../load/text/suggest.ts'
import type { Profile } from '../../profiles/schema.ts'
import type { Example, InvalidExample, Rule } from '../rule.ts'
import { rules } from '../rules/index.ts'
import { errorFindings } from './error-findings.ts'
import { provisionLines } from './explain-notices.ts'
import { stageFindings } from './stage-findings.ts'
import { wrap } from './wrap.ts'

/**
 * Explains a rule, with its examples, or another finding; without a name, lists all of them.
 * @param name of a rule, its number in the specification such as `EN1`, or the name of any other finding
 * @param profiles whose law is printed with a rule that depends on it
 * @returns text that ends with a line feed; undefined if there is no such name
 */
export function explain(name?: string, profiles: readonly Profile[] = []): string | undefined {
  if (name === undefined) return listRules()
  const wanted = name.toLowerCase()
  const found = rules.filter(
    (rule) => rule.id === wanted || rule.aliases?.some((alias) => alias.toLowerCase() === wanted),
  )
  if (found.length > 0) return found.map((rule) => explainRule(rule, profiles)).join('\n')
  const stage = known(stageFindings, wanted)
  if (stage !== undefined) return `${wanted}\n\n${wrap(stage)}\n\n${howToSet(wanted)}\n`
  const error = known(errorFindings, wanted)
  return error === undefined ? undefined : `${wanted}\n\n${wrap(error)}\n`
}

function known(explanations: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(explanations, name) ? explanations[name] : undefined
}

/** The name that was probably meant. */
export function nearestRule(name: string): string | undefined {
  return suggest(name, ruleNames())
}

/** Every name that `explain` knows, those of rules first. */
export function ruleNames(): string[] {
  return [...rules.map((rule) => rule.id), ...Object.keys(stageFindings), ...Object.keys(errorFindings)]
}

function listRules(): string {
  const width = Math.max(...rules.map((rule) => rule.id.length))
  const lines = rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`)
  const others = wrap(
    `Findings about papers and packs, which can be set in the same way: ${Object.keys(stageFindings).join(', ')}.`,
  )
  const errors = wrap(`Errors that cannot be switched off: ${Object.keys(errorFindings).join(', ')}.`)
  const count = `${rules.length} rules. For more about one, run agendapack explain RULE. For the keys of a file, run agendapack explain meeting.yaml. For days of notice, run agendapack explain notices.`
  return `${[lines.join('\n'), count, others, errors].join('\n\n')}\n`
}

function explainRule(rule: Rule, profiles: readonly Profile[]): string {
  const names = rule.aliases ? ` (${rule.aliases.join(', ')})` : ''
  const parts = [
    `${rule.id}${names}: ${rule.severity}`,
    wrap(rule.title),
    wrap(rule.description),
    ...(rule.reference ? [wrap(`Reference: ${rule.reference}`)] : []),
    ...lawOf(rule, profiles),
    ...rule.examples.valid.map((example) => showExample('Correct', example)),
    ...rule.examples.invalid.map((example) => showExample(`Reported: ${foundIn(example)}`, example)),
    howToSet(rule.id),
  ]
  return `${parts.join('\n\n')}\n`
}

/** The provisions that profiles give for a rule, each with the profiles that have it. */
function lawOf({ law }: Rule, profiles: readonly Profile[]): string[] {
  const found = new Map<string, string[]>()
  for (const profile of profiles) {
    const given = law?.(profile).filter((provision) => provision !== undefined) ?? []
    for (const lines of new Set(given.map((provision) => provisionLines(provision).join('\n    ')))) {
      found.set(lines, [...(found.get(lines) ?? []), profile.name])
    }
  }
  const entries = [...found].map(([lines, names]) => `  ${lines}\n    ${names.join(', ')}`)
  return entries.length > 0 ? [['The law, by profile:', ...entries].join('\n')] : []
}

function howToSet(name: string): string {
  return `To switch it off, or to make it an error, a warning or info, set it in agendapack.yaml:\n\n  rules: { ${name}: off }`
}

function foundIn(example: InvalidExample): string {
  return example.at.map((words) => words.split('\n')[0]).join(' | ')
}

function showExample(title: string, example: Example): string {
  const files: [string, string | undefined][] = [
    ['agendapack.yaml', example.settings],
    ['committees/health.yaml', example.committee],
    ['meeting.yaml', example.meeting],
    ['report.md', example.report],
    ...Object.entries(example.files ?? {}),
  ]
  const shown = files.flatMap(([file, text]) => (text === undefined ? [] : [`  ${file}\n${indented(text)}`]))
  const heading = example.title ? `${title} (${example.title})` : title
  return [heading, ...shown].join('\n')
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')
}
