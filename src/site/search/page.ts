import type { Wording } from '../../wording/wording.ts'
import type { SiteFile, SiteTemplates } from '../model.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import { SEARCH_FOLDER } from './index-files.ts'

/** Files of the search that are the same for every site. */
const SCRIPTS = ['search', 'search-index', 'search-words', 'stemmer', 'fastest-levenshtein']
const WORDS = ['none', 'failed', 'instead', 'page', 'pages', 'loading']
/** What is said of a number of results, by the plural categories of the language. */
const RESULTS = 'search.results.'

/** The page of the search. Nothing is asked of another machine, and the site is whole without it. */
export function searchPage(context: SiteContext): SiteFile[] {
  return inEveryLanguage(
    context,
    'search/',
    (here: Here): Page => ({
      path: 'search/',
      title: here.wording.text('search.title'),
      description: here.wording.text('search.label'),
      section: 'search',
      template: 'search',
      scripts: ['assets/search.js'],
      view: {
        action: './',
        archive: here.toPage('archive/'),
        index: here.toFile(`${SEARCH_FOLDER}index.json.gz`),
        pages: here.toPage(''),
        files: here.toFile(''),
        edition: context.editions.indexOf(here.edition),
        words: JSON.stringify(wordsFor(here.wording)),
      },
    }),
  )
}

/** What the script says, in the language of the page. */
function wordsFor({ text, words }: Wording) {
  const months = Array.from({ length: 12 }, (_, month) => text(`month.${month + 1}`))
  const kinds = ['report', 'appendix', 'minutes', 'presentation', 'background', 'document']
  return {
    ...Object.fromEntries(WORDS.map((word) => [word, text(`search.${word}`)])),
    results: Object.fromEntries(
      [...words].flatMap(([key, said]) => (key.startsWith(RESULTS) ? [[key.slice(RESULTS.length), said]] : [])),
    ),
    text: text('text_version.link'),
    date: text('format.date'),
    firstDay: text('format.first_day'),
    months,
    kind: Object.fromEntries([
      ...kinds.map((kind) => [kind, text(`kind.${kind}`)]),
      ...['meeting', 'person', 'committee'].map((kind) => [kind, text(`search.kind_${kind}`)]),
    ]),
  }
}

/** The scripts of the search, which all languages share. */
export function searchScripts(templates: SiteTemplates): SiteFile[] {
  return SCRIPTS.map((name) => ({ path: `assets/${name}.js`, content: templates.get(`assets/${name}.js`) ?? '' }))
}
