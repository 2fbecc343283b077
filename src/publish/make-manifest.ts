import type { Audience } from '../load/audience.ts'
import { documentsOf } from '../load/meeting/documents-of.ts'
import type { DocumentSource, MeetingSources } from '../load/sources.ts'
import type { ManifestDecisions } from '../manifest/decisions.ts'
import { manifestFile } from '../manifest/digest.ts'
import type {
  FrontMatterRanges,
  ItemFile,
  Manifest,
  ManifestFile,
  ManifestLaw,
  ManifestNotice,
  ManifestPack,
  PageRange,
} from '../manifest/manifest.ts'
import { runsOf } from '../manifest/page-numbers.ts'
import { isAnythingWithheld, isPartlyWithheld } from '../manifest/withheld.ts'
import { type Message, severityOf } from '../messages/message.ts'
import type { Notice } from '../notices/notice.ts'
import { AGENDA, FRONT_SHEET } from '../plan/plan.ts'
import { pageWordsOf } from '../verify/expectation/expectation.ts'
import { FIRST_LANGUAGE } from '../wording/words.ts'
import type { CompiledPack, Edition } from './edition.ts'
import { MANIFEST_NAMES, manifestOfLanguage } from './edition-folder.ts'
import { manifestAgenda, manifestMembership } from './manifest-agenda.ts'

/** A pack, the file it is in, and the name of the recipient of a personal copy. */
export interface PackFile {
  pack: CompiledPack
  file: ManifestFile
  copyFor?: string
}

export interface ManifestParts {
  version: string
  edition: Edition
  sources: MeetingSources
  /** Packs and supplements in the order of their numbers, then personal copies. */
  packs: readonly PackFile[]
  consolidated: PackFile | undefined
  /** The pack and supplements in large print. */
  largePrint: readonly PackFile[]
  /** PDFs of items by label, in the order of the packs. */
  itemFiles: ReadonlyMap<string, readonly ItemFile[]>
  /** Papers that are files of their own, by path. */
  separateFiles: ReadonlyMap<string, ManifestFile>
  decisions: ManifestDecisions | undefined
  law: ManifestLaw | undefined
  /** That the law wants of the meeting. */
  notices: readonly Notice[]
  /** Languages of further packs. */
  languages: readonly string[]
  /** The second language of these packs, which has a manifest of its own. */
  besideLanguage?: string
  outputs: readonly ManifestFile[]
  /** Files of documents by id, and all other inputs. */
  documentFiles: ReadonlyMap<string, ManifestFile>
  inputs: readonly ManifestFile[]
}

/** `pack.json` for one audience: what was built from what, and where each page is. */
export function makeManifest(parts: ManifestParts): Manifest {
  const { edition, sources, consolidated: whole } = parts
  const [main] = edition.packs
  if (!main) throw new Error('An edition has at least one pack.')
  const { meeting, settings, language, wording } = main.plan
  const { name, website, email, phone } = settings.organisation
  return {
    agendapack: parts.version,
    audience: edition.audience,
    ...(language === FIRST_LANGUAGE ? {} : { language, pageWords: pageWordsOf(wording) }),
    ...(parts.languages.length > 0 || parts.besideLanguage ? { otherLanguages: otherLanguages(parts) } : {}),
    organisation: defined({ name, website, email, phone }),
    meeting: defined({
      committee: meeting.committee,
      committeeSlug: meeting.committeeSlug,
      date: meeting.date,
      suffix: meeting.suffix,
      time: meeting.time,
      title: meeting.title,
      type: meeting.type,
      venue: meeting.venue,
      status: meeting.status,
      reason: meeting.reason,
      published: meeting.published,
      public: meeting.public,
    }),
    ...(parts.law && Object.keys(parts.law).length > 0 ? { law: parts.law } : {}),
    ...(parts.notices.length > 0 ? { notices: parts.notices.map(manifestNotice) } : {}),
    ...(main.plan.agendaLayout === 'table' ? { agendaLayout: 'table' } : {}),
    membership: manifestMembership(sources.committee.value, meeting.date),
    frontMatter: frontMatterOf(main),
    agenda: manifestAgenda(edition, parts),
    decisions: parts.decisions,
    packs: parts.packs.map((pack) => manifestPack(pack, edition.audience)),
    ...(whole
      ? { consolidated: { ...manifestPack(whole, edition.audience), frontMatter: frontMatterOf(whole.pack) } }
      : {}),
    ...(edition.password === undefined ? {} : { password: edition.password }),
    ...(edition.volumes?.length
      ? {
          volumes: edition.volumes.map(({ supplement, path, pageCount, numbers, content }) => ({
            ...{ supplement, pageCount, numbers },
            file: manifestFile(path, content),
          })),
        }
      : {}),
    ...(parts.largePrint.length > 0
      ? {
          largePrint: parts.largePrint.map(({ pack, file }) => ({
            supplement: pack.plan.supplement?.number ?? 0,
            ...(pack.plan.consolidated ? { isConsolidated: true as const } : {}),
            pageCount: pack.typeset.pageCount,
            file,
          })),
        }
      : {}),
    inputs: [...parts.inputs],
    outputs: [...parts.outputs],
    messages: edition.messages.filter(mayBeQuoted(edition, sources)).map((made) =>
      defined({
        rule: made.ruleId ?? 'agendapack',
        severity: severityOf(made),
        reason: made.reason,
        file: made.file,
        line: made.line,
        column: made.column,
      }),
    ),
  }
}

function manifestNotice({ name, title, latest, published, provision, text }: Notice): ManifestNotice {
  return { name, title, latest, ...(published === undefined ? {} : { published }), provision, text }
}

/** The packs in other languages, by the manifest of each. */
function otherLanguages({
  languages,
  edition: { audience },
  besideLanguage: beside,
}: ManifestParts): NonNullable<Manifest['otherLanguages']> {
  if (beside !== undefined) return [{ language: beside, manifest: manifestOfLanguage(audience, beside) }]
  return languages.map((language) => ({ language, manifest: `${language}/${MANIFEST_NAMES[audience]}` }))
}

/**
 * True for messages that the public may read. One about a file that the public gets in part could quote the rest of it, such
 * as a redacted heading.
 */
function mayBeQuoted({ audience }: Edition, sources: MeetingSources): (made: Message) => boolean {
  if (audience === 'members') return () => true
  const papers = [documentsOf(sources), ...sources.supplements.map((supplement) => documentsOf(sources, supplement))]
  const closed = new Set(papers.flat().filter(isPartlyWithheld).map(pathOf))
  if (isAnythingWithheld(sources)) closed.add(sources.definition.path)
  return ({ file }) => !closed.has(file)
}

function pathOf({ content }: DocumentSource): string | undefined {
  if (content.type === 'report') return content.report.path
  return content.type === 'attachment' ? content.path : undefined
}

function manifestPack({ pack, file, copyFor }: PackFile, audience: Audience): ManifestPack {
  const { numbers, pageCount } = pack.typeset
  return {
    audience,
    supplement: pack.plan.supplement?.number ?? 0,
    copyFor,
    pageCount,
    numbers: { first: numbers[0] ?? 1, last: numbers.at(-1) ?? 1 },
    runs: runsOf(numbers),
    fingerprints: [...pack.fingerprints],
    file,
  }
}

function frontMatterOf(pack: CompiledPack): FrontMatterRanges {
  return { frontSheet: numbersOf(pack, FRONT_SHEET), agenda: numbersOf(pack, AGENDA) }
}

function numbersOf(pack: Edition['packs'][number], id: string): PageRange {
  const span = pack.typeset.spans.find((candidate) => candidate.id === id)
  return { first: span?.firstNumber ?? 1, last: span?.lastNumber ?? 1 }
}

/** Without the keys that have no value, which JSON could not tell apart anyway. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
