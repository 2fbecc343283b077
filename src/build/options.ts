import type { Assembled } from '../assemble/assemble.ts'
import type { OpenDocuments } from '../attachments/open-documents.ts'
import type { openAttachment } from '../attachments/opening/open.ts'
import type { KeptChecks } from '../check/kept-checks.ts'
import type { Loading } from '../check/kept-context.ts'
import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import type { Shelf } from '../kept/shelves.ts'
import type { Audience } from '../load/audience.ts'
import type { ReadReport } from '../load/meeting/documents.ts'
import type { Editions } from '../load/meeting/editions.ts'
import type { Result } from '../load/result.ts'
import type { MeetingSources, SupplementSource, Workspace } from '../load/sources.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Allotments, LargePrint } from '../plan/plan.ts'
import type { Calendar } from '../profiles/clear-days.ts'
import type { Profile } from '../profiles/schema.ts'
import type { CompiledPack } from '../publish/edition.ts'
import type { PublishedEdition } from '../publish/frozen/locks.ts'
import type { Typesetter } from '../typeset/typesetter.ts'
import type { PdfReader } from '../verify/engine/reading-threads.ts'
import type { PageStretch, TextElement } from '../verify/reading/structure-reading.ts'

/** How the packs of one meeting are made. */
export interface PackOptions {
  profile: Profile
  /** By which notice of the meeting is counted; without it, nothing is said of the notices that it needs. */
  calendar?: Calendar
  /** Let a sheet stand in for a file that cannot be read. */
  allowMissing: boolean
  /** The second engine, shared by the meetings of a run. */
  reader: PdfReader
  /** What typesets, and what is kept from one build to the next; unless given, each pack is made from nothing. */
  work?: PackWork
  /** The name across every page of a personal copy. */
  copyFor?: string
  /** Set for a pack in large print. */
  largePrint?: LargePrintOf
  /** The second language of a pack that has both side by side. */
  beside?: BesideLanguage
}

/** A meeting in the second language of a pack that has two. */
export interface BesideLanguage {
  /** BCP 47 tag. */
  language: string
  workspace: Workspace
  /** With the same papers as in the first language. */
  sources: Editions
  /** As they are in each language alone, for the website. */
  website: Readonly<Record<'first' | 'second', MeetingSources<'public'>>>
}

/** How a pack is set in large print. */
export interface LargePrintOf {
  attachments: LargePrint['attachments']
  /** The packs of usual size, whose page numbers it gives as well. */
  standard: readonly CompiledPack[]
  /** All of them in one, where there are supplements. */
  consolidated: CompiledPack | undefined
}

/** What makes packs, and what it keeps. */
export interface PackWork {
  typesetter: Typesetter
  openAttachment: typeof openAttachment
  /** Undefined where each meeting is built once, and memory is to hold one of them. */
  lasting: LastingWork | undefined
}

/** What is kept in a process that builds what has changed again and again. */
export interface LastingWork {
  loading: Loading
  readReport: ReadReport
  checks: KeptChecks
  packs: KeptPacks
}

/** Packs by the hash of all that they are made from. */
export interface KeptPacks {
  assembled: Shelf<string, Assembled>
  proved: Shelf<string, AssembledPack>
}

/** How all files of a meeting are made. */
export interface MeetingOptions extends PackOptions {
  /** Only this audience's edition; both unless given. */
  audience?: Audience
  version: string
  /** Leaves out what is taken from a pack once it is proved: the agenda and each item by itself. */
  isWithoutItems?: boolean
  /** Packs in large print are asked for, whatever the files say. */
  isLargePrint?: boolean
  /** What was given to each audience of a meeting that is frozen; its pages stay, unless they are made again. */
  published?: ({ isRemade: boolean } & Readonly<Record<Audience, PublishedEdition | undefined>>) | undefined
  /** Makes something for the public besides its files, such as the texts of its web pages. */
  alongside?: MakeAlongside
  /** Pages that parts have to take up at least, by id, so that packs in other languages have the same page numbers. */
  pages?: Allotments
  /** The meeting in other languages, whose files are published with these. */
  others?: OtherLanguages
}

/**
 * @param packTexts words of each page of the public pack (0) and of its supplements
 * @param readStructure reads the structure of stretches of pages of a public PDF, by its path in the meeting's folder
 * @param others the meeting in the other languages of the workspace
 */
export type MakeAlongside = (
  sources: MeetingSources<'public'>,
  manifest: Manifest,
  packTexts: ReadonlyMap<number, readonly string[]>,
  readStructure: (path: string, stretches: readonly PageStretch[]) => Promise<TextElement[][]>,
  others?: readonly OtherLanguage[],
) => Promise<Alongside | undefined>

/** What the public gets of a meeting in another language than the first. */
export interface OtherLanguage {
  /** BCP 47 tag, which is also the folder of its files. */
  language: string
  sources: MeetingSources<'public'>
  manifest: Manifest
  packTexts: ReadonlyMap<number, readonly string[]>
  /** True where it has no packs of its own, but shares those of the first language. */
  isShared?: boolean
}

/** A meeting in the languages of its workspace but the first. */
export interface OtherLanguages {
  /** Files by audience and path: those of a language in a folder that is called like it. */
  files: Readonly<Record<Audience, ReadonlyMap<string, Content>>>
  /** Their tags. */
  languages: readonly string[]
  /** The manifests of each, by its tag. */
  manifests: ReadonlyMap<string, readonly Manifest[]>
  /** What the website needs of each. */
  versions: readonly OtherLanguage[]
}

/** Makes the packs of a meeting for each audience. */
export type MakePacks = (
  workspace: Workspace,
  sources: Editions,
  options: MeetingOptions,
  host: Host,
) => Promise<Result<MeetingOutput>>

/** Something for the public that is kept elsewhere than in the meeting's folder. */
export interface Alongside {
  /** What it shows, to be searched for private words. */
  texts: ReadonlyMap<string, Content>
  /** Words that it has anyway, whatever the meeting. */
  around: readonly string[]
  /** Writes it. @param fingerprint of all that the meeting was made from */
  keep(meeting: string, fingerprint: string, isPartlyPrivate: boolean): Promise<void>
}

/** All files of a meeting, by audience. */
export interface MeetingOutput {
  /** `<committee>/<date>` */
  key: string
  /** What it was made from names private papers, redacted words or recipients. */
  isPartlyPrivate: boolean
  /** For everybody; there are none where only the members' edition was asked for. */
  publicFiles: ReadonlyMap<string, Content>
  /** For members alone. */
  privateFiles: ReadonlyMap<string, Content>
  /** One for each edition that was asked for, the public one first. */
  manifests: readonly Manifest[]
  /** Made where the public edition was. */
  alongside?: Alongside | undefined
}

/** How packs are compiled. */
export interface PackCompiler {
  workspace: Workspace
  options: MeetingOptions
  host: Host
  compile: CompilePack
  assemble: AssemblePack
}

/** A meeting as each audience may have it, and how its packs are compiled. */
export interface Compiler extends PackCompiler {
  sources: Editions
}

/** A pack or one of its supplements, and the page numbers it has to keep to. */
export interface Part {
  supplement: SupplementSource | undefined
  firstPage: number
  allotments: Allotments
  /** True where nothing but the length of its parts is asked for. */
  isMeasured: boolean
}

export interface CompiledPart extends Result<CompiledPack> {
  /** Pages of parts that need more than is allotted to them. */
  longer: ReadonlyMap<string, number>
  /** All numbers that it takes up. */
  numbers: readonly number[]
}

/** Plan, typeset, assemble and verify one pack or supplement. */
export type CompilePack = <A extends Audience>(
  compiler: PackCompiler,
  sources: MeetingSources<A>,
  audience: A,
  part: Part,
) => Promise<CompiledPart>

export interface AssembledPack extends Result<CompiledPack> {
  /** Ids of attachments that did not come out right, where nothing else is wrong. */
  faulty: readonly string[]
}

/** Assemble and verify a pack that is typeset. `known` are readings of attachments that were read before. */
export type AssemblePack = (
  pack: Pick<CompiledPack, 'plan' | 'typeset'> & { opened: OpenDocuments },
  compiler: PackCompiler,
  known?: CompiledPack['readings'],
) => Promise<AssembledPack>
