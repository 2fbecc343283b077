import type { Privacy } from '../load/sources.ts'
import type { Wording } from '../wording/wording.ts'
import { legalText } from './legal-text.ts'
import { type ExemptSchedule, inForce, type Profile } from './schema.ts'

/** Orders labels as people do: 3, 10, 18, 18A. */
const IN_ORDER = new Intl.Collator('en', { numeric: true })

/** After every law: the schedule of today. */
const LATEST = '9999-12-31'

/**
 * Why a document is withheld, in the words of the profile: "Not for publication by virtue of paragraph 3 of Part 1 of
 * Schedule 12A to the Local Government Act 1972".
 * @param wording the words of a profile that has none of its own
 * @param day the ISO date whose law counts; the latest unless given
 */
export function statementOf(profile: Profile, privacy: Privacy, wording: Wording, day = LATEST): string {
  const plain = wording.text('privacy.private')
  const { language } = wording
  const exempt = legalText(profile.wording.exempt ?? plain, language)
  const confidential = legalText(profile.wording.confidential ?? plain, language)
  if (privacy.kind === 'confidential') return fill(confidential, { ground: privacy.ground.ground })
  const schedule = scheduleOf(profile, day)
  const needsLaw = exempt.includes('{paragraphs}')
  if (needsLaw && (!schedule || privacy.ground.paragraphs.length === 0)) return plain
  return fill(exempt, {
    paragraphs: paragraphsInWords(privacy.ground.paragraphs, wording, profile),
    schedule: legalText(schedule?.schedule ?? '', language),
  })
}

/** The wording of the paragraphs that an exempt document cites, in their order; unknown ones are left out. */
export function citedParagraphs(
  profile: Profile,
  privacy: Privacy,
  language: string,
  day = LATEST,
): { number: string; wording: string }[] {
  if (privacy.kind === 'confidential') return []
  const wordings = scheduleOf(profile, day)?.paragraphs ?? {}
  return sorted(privacy.ground.paragraphs).flatMap((number) => {
    const wording = wordings[number]
    return wording === undefined ? [] : [{ number, wording: legalText(wording, language) }]
  })
}

/** The resolution that excludes the press and public, ready to be moved. */
export function resolutionText(profile: Profile, wording: Wording, day = LATEST): string {
  const { language } = wording
  return fill(legalText(profile.wording.exclusion ?? wording.text('privacy.exclusion'), language), {
    schedule: legalText(scheduleOf(profile, day)?.schedule ?? '', language),
  })
}

/** What a key decision is called in a body; undefined where neither its law nor the body itself knows such decisions. */
export function keyDecisionText(
  { wording: own, key_decisions: law }: Pick<Profile, 'wording' | 'key_decisions'>,
  wording: Wording,
): string | undefined {
  if (own.key_decision !== undefined) return legalText(own.key_decision, wording.language)
  return law && wording.text('agenda.key_decision')
}

/** The schedule of exempt paragraphs in force on a day; the earliest one for days before any. */
export function scheduleOf(profile: Profile, day: string): ExemptSchedule | undefined {
  return inForce(profile.exempt, day) ?? profile.exempt[0]
}

/** `3` as "paragraph 3", `5, 1, 18A` as "paragraphs 1, 5 and 18A". */
export function paragraphsInWords(numbers: readonly string[], wording: Wording, profile?: Profile): string {
  const labels = sorted(numbers)
  const list = wording.list(labels)
  const own = profile?.wording.paragraphs
  if (own) return fill(legalText(labels.length === 1 ? own.one : own.other, wording.language), { list })
  return wording.count('privacy.paragraphs', labels.length, { list }).trim()
}

/** Labels of paragraphs in their order, each once. */
export function sorted(numbers: readonly string[]): string[] {
  return [...new Set(numbers)].sort((a, b) => IN_ORDER.compare(a, b))
}

/** Values are put in as they are: a value that looks like a field is not filled again. */
function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (field, name: string) => values[name] ?? field)
}
