import { isRightToLeft } from '../../typeset/markdown/characters/language.ts'
import type { Wording } from '../../wording/wording.ts'
import { absolute, linkBetween, pageFile } from '../address.ts'
import type { SiteFile } from '../model.ts'
import type { LanguageEdition, SiteContext } from './edition.ts'
import type { View } from './view.ts'

/** Address of a page, and the links that lead from it. */
export interface Here<C = SiteContext> {
  context: C
  edition: LanguageEdition
  wording: Wording
  /** The link to a page of the same language. */
  toPage(page: string): string
  /** The link to a file, which all languages share. */
  toFile(file: string): string
}

export interface Crumb {
  label: string
  href: string
}

/** A page before its frame is put around it. */
export interface Page {
  /** Folder from the root of the edition: `committees/finance/`. */
  path: string
  title: string
  /** The part of the site it belongs to, for the navigation. */
  section: 'home' | 'calendar' | 'committees' | 'people' | 'archive' | 'search' | 'none'
  /** A sentence for search engines and for those who share the page. */
  description: string
  /** What the page is to Open Graph; a page of a website unless given. */
  kind?: 'article' | 'profile'
  template: string
  view: View
  crumbs?: readonly Crumb[]
  feed?: string
  calendar?: string
  scripts?: readonly string[]
  /** Where the page leads at once. */
  refresh?: string | undefined
  /** Language of the page's own words where it is not the edition's. */
  file?: string
}

const SECTIONS = [
  { section: 'home', key: 'navigation.home', page: '' },
  { section: 'calendar', key: 'navigation.calendar', page: 'calendar/' },
  { section: 'committees', key: 'navigation.committees', page: 'committees/' },
  { section: 'people', key: 'navigation.people', page: 'people/' },
  { section: 'archive', key: 'navigation.archive', page: 'archive/' },
  { section: 'search', key: 'navigation.search', page: 'search/' },
] as const

/** The place of a page in an edition. */
export function hereAt<C>(context: C, edition: LanguageEdition, page: string): Here<C> {
  const from = edition.prefix + page
  return {
    context,
    edition,
    wording: edition.wording,
    toPage: (to) => linkBetween(from, edition.prefix + to),
    toFile: (to) => linkBetween(from, to),
  }
}

/** Makes a page in every language of the site, or in those that are made now. */
export function inEveryLanguage(context: SiteContext, path: string, make: (here: Here) => Page): SiteFile[] {
  return (context.makes ?? context.editions).map((edition) => {
    const here = hereAt(context, edition, path)
    return framed(here, make(here))
  })
}

/** Puts header, navigation and footer around a page. */
export function framed(here: Here, page: Page): SiteFile {
  const { context, edition, wording } = here
  const { organisation } = context.settings
  const path = edition.prefix + page.path
  const translations = translationsOf(here, page)
  const frame: View = {
    language: wording.language,
    rightToLeft: isRightToLeft(wording.language),
    title: page.title,
    siteName: organisation.name,
    organisation,
    description: page.description,
    refresh: page.refresh,
    kind: page.kind ?? 'website',
    locale: wording.language.replace('-', '_'),
    image: imageOf(context),
    canonical: context.baseUrl === undefined || page.file ? undefined : absolute(context.baseUrl, path),
    alternates: translations?.filter(({ isHere }) => !isHere),
    translations,
    home: here.toPage(''),
    crest: context.crest === undefined ? undefined : here.toFile(context.crest),
    stylesheet: here.toFile('assets/site.css'),
    scripts: (page.scripts ?? []).map(here.toFile),
    navigation: SECTIONS.map(({ section, key, page: to }) => ({
      label: wording.text(key),
      href: here.toPage(to),
      current: section === page.section,
    })),
    crumbs: page.crumbs?.length ? page.crumbs : undefined,
    feed: context.baseUrl === undefined ? undefined : here.toFile(page.feed ?? 'feed.xml'),
    calendar: here.toFile(page.calendar ?? 'calendar.ics'),
    popolo: here.toFile('api/popolo.json'),
    oparl: context.baseUrl === undefined ? undefined : here.toFile('api/oparl/system.json'),
  }
  return { path: page.file ?? pageFile(path), content: edition.render(page.template, page.view, frame) }
}

/** The crest as a picture for those who share a page: Open Graph has no drawings. */
function imageOf({ crest, baseUrl }: SiteContext): string | undefined {
  return crest === undefined || baseUrl === undefined || crest.endsWith('.svg') ? undefined : absolute(baseUrl, crest)
}

/** The page in every language of the site, its own included, as search engines want it; none where there is only one. */
function translationsOf({ context, edition, wording, toFile }: Here, page: Page): View[] | undefined {
  const { editions, baseUrl } = context
  if (editions.length < 2) return undefined
  return editions.map((other) => ({
    isHere: other === edition,
    language: other.wording.language,
    label: other.wording.text('language_name'),
    title: wording.text('navigation.this_page_in', { language: other.wording.text('language_name') }),
    href: toFile(other.prefix + page.path),
    absolute: baseUrl === undefined || page.file ? undefined : absolute(baseUrl, other.prefix + page.path),
  }))
}
