import type { Committee } from '../../load/schema/committee.ts'
import { TRANSLATIONS_FOLDER, translationsSchema } from '../../load/text/reading.ts'
import { folded } from '../../load/yaml/languages.ts'
import { readYaml } from '../../load/yaml/yaml.ts'
import type { Message } from '../../messages/message.ts'
import type { SiteTemplates } from '../model.ts'
import type { AgendaRecord, MeetingRecord, PaperRecord } from '../records/record.ts'
import type { LanguageEdition, SiteContext, Translations } from './edition.ts'

/** The texts of `translations/cy.yaml` for the pages in `cy` or `cy-GB`; none where there is no such file. */
export function translationsFor(language: string, templates: SiteTemplates): Translations {
  const texts = [primary(language), language].flatMap((tag) => {
    const { value } = translationsIn(templates, `${TRANSLATIONS_FOLDER}/${tag}.yaml`)
    return Object.entries(value ?? {}).map(([text, translated]) => [folded(text), translated] as const)
  })
  return new Map(texts)
}

/** What is wrong with the files of translations. */
export function translationProblems(templates: SiteTemplates): Message[] {
  const names = [...templates.keys()].filter((name) => name.startsWith(`${TRANSLATIONS_FOLDER}/`))
  return names.flatMap((name) => translationsIn(templates, name).messages)
}

function translationsIn(templates: SiteTemplates, name: string) {
  const text = templates.get(name)
  if (text === undefined) return { value: undefined, messages: [] }
  const read = readYaml(name, new TextEncoder().encode(text), translationsSchema)
  return { value: read.value?.value, messages: read.messages }
}

/** Each language of a site by itself, with the registers and the meetings in its words. */
export function* inEachLanguage(
  context: SiteContext,
  records: readonly MeetingRecord[],
): Generator<{ own: SiteContext; translated: readonly MeetingRecord[] }> {
  for (const edition of context.editions) {
    const translated = records.map((record) => recordIn(edition, record))
    yield { own: { ...contextIn(context, edition), makes: [edition] }, translated }
  }
}

/** What all pages share, in the words of a language. */
function contextIn(given: SiteContext, { translations, wording }: LanguageEdition): SiteContext {
  const context = { ...given, ...given.versions?.get(wording.language) }
  if (translations.size === 0) return context
  const { settings } = context
  const say = (text: string) => translations.get(folded(text)) ?? text
  const committees = [...context.committees].map(([slug, committee]): [string, Committee] => [
    slug,
    changed(committee, ['name', 'type', 'description', 'venue'], say),
  ])
  return {
    ...context,
    settings: { ...settings, organisation: changed(settings.organisation, ['name', 'address'], say) },
    committees: new Map(committees),
  }
}

/** A meeting in the words of a language: what the workspace has translated, and the titles of translated reports. */
function recordIn({ translations, wording }: LanguageEdition, given: MeetingRecord): MeetingRecord {
  const say = (text: string) => translations.get(folded(text)) ?? text
  const { versions, searchParts } = given
  const record: MeetingRecord = { ...(versions?.[wording.language] ?? given), searchParts }
  return {
    ...changed(record, ['committee', 'title', 'type', 'venue', 'reason'], say),
    agenda: record.agenda.map((entry): AgendaRecord => {
      const own = changed(entry, ['title'], say)
      if (own.kind !== 'item') return own
      const papers = own.papers.map((paper) => paperIn(wording.language, paper, say))
      const said = changed(own, ['note', 'lead', 'purpose', 'statement'], say)
      return { ...said, noteHtml: said.note === own.note ? own.noteHtml : undefined, papers }
    }),
    supplements: record.supplements.map((supplement) => changed(supplement, ['title', 'reason'], say)),
    contact: record.contact ? changed(record.contact, ['name', 'role', 'address'], say) : undefined,
    members: record.members.map((member) =>
      changed(member, ['group', 'position', 'portfolio', 'ward', 'represents'], say),
    ),
  }
}

function paperIn(language: string, paper: PaperRecord, say: (text: string) => string): PaperRecord {
  const title = Object.entries(paper.titles ?? {}).find(([tag]) => primary(tag) === primary(language))?.[1]
  const translated = changed(paper, ['title', 'statement'], say)
  return title === undefined ? translated : { ...translated, title }
}

/** An object with some of its texts changed, of those that it has. */
function changed<T extends object, K extends keyof T>(value: T, keys: readonly K[], say: (text: string) => string): T {
  const texts = keys.flatMap((key) => {
    const text = value[key]
    return typeof text === 'string' ? [[key, say(text)] as const] : []
  })
  return { ...value, ...Object.fromEntries(texts) }
}

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? tag
