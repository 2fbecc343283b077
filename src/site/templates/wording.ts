import { parse } from 'yaml'
import { unbroken, type Wording, wordingFrom } from '../../wording/wording.ts'
import { filesOfLanguage, wordsIn } from '../../wording/words.ts'
import type { SiteTemplates } from '../model.ts'

/** Where the words that come with the program, and those of the workspace, stand among the templates of a site. */
export const BUILT_IN_WORDS = 'wording'
export const WORKSPACE_WORDS = 'templates/wording'
/** Files of words for the site alone, which older workspaces have. */
const MESSAGES = 'messages'

/** What the files of older workspaces call texts that have other names now. */
const OLDER: ReadonlyMap<string, string> = new Map([
  ['search.one', 'search.results.one'],
  ['search.many', 'search.results.other'],
  ['meeting.pdf_page', 'meeting.pdf_pages.one'],
  ['meeting.pdf_pages', 'meeting.pdf_pages.other'],
])

/**
 * The words of a site in a language: those of the program, over them those of the workspace. Times and sizes stay on one line.
 * @param language BCP 47 tag
 */
export function wordingOf(language: string, templates: SiteTemplates): Wording {
  const names = filesOfLanguage(language)
  const paths = names.flatMap((name, index) => [
    ...[BUILT_IN_WORDS, WORKSPACE_WORDS, MESSAGES].map((folder) => `${folder}/${name}.yaml`),
    ...(index === 0 ? [`${MESSAGES}/en.yaml`] : []),
  ])
  const words = new Map(
    paths.flatMap((path) => {
      const source = templates.get(path)
      return source === undefined
        ? []
        : wordsIn(parse(source)).map(([key, text]) => [OLDER.get(key) ?? key, text] as const)
    }),
  )
  const wording = wordingFrom(language, words)
  return {
    ...wording,
    time: (time) => unbroken(wording.time(time)),
    size: (bytes) => unbroken(wording.size(bytes)),
  }
}
