import type { Committee } from '../../load/schema/committee.ts'
import type { Settings } from '../../load/schema/settings.ts'
import type { Law } from '../../profiles/notice.ts'
import type { Wording } from '../../wording/wording.ts'
import type { YearKind } from '../dates.ts'
import type { Render } from './view.ts'

/** The site in one of its languages. The first is at the root, the others are in folders: `cy/`. */
export interface LanguageEdition {
  prefix: string
  wording: Wording
  /** What the workspace itself says in this language. */
  translations: Translations
  render: Render
}

/** A photograph of a member, with its address from the root and its size in pixels where it can be measured. */
export interface Photo {
  path: string
  content: Uint8Array
  size: { width: number; height: number } | undefined
}

/** What every page of a site shares. */
export interface SiteContext {
  settings: Settings
  committees: ReadonlyMap<string, Committee>
  /** Both in other languages, by tag. */
  versions?: SiteVersions | undefined
  /** The law of each body, by slug, where it is known. */
  laws?: ReadonlyMap<string, Law> | undefined
  baseUrl: string | undefined
  /** ISO date that decides what is next. */
  today: string
  /** The moment at which open data says that something changed now. RFC 3339. */
  now: string
  /** True where nothing is known of an earlier build. */
  isFirst: boolean
  /** The years by which meetings are listed. */
  years: YearKind
  editions: readonly LanguageEdition[]
  /** Those of which pages are made now, where not of all. */
  makes?: readonly LanguageEdition[]
  /** The time zone of the settings, for calendars. */
  timezoneBlock: string
  /** Address of the crest, from the root. */
  crest: string | undefined
  /** Photographs of members by their path in the workspace, where pages of members are made. */
  photos?: ReadonlyMap<string, Photo>
}

/** Settings and registers in other languages than the first, by tag. */
export type SiteVersions = ReadonlyMap<string, Pick<SiteContext, 'settings' | 'committees'>>

/** A workspace's own texts in another language, by the text in its files. */
export type Translations = ReadonlyMap<string, string>
