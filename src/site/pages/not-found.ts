import type { SiteFile } from '../model.ts'
import type { SiteContext } from '../templates/edition.ts'
import { framed, type Here, hereAt } from '../templates/frame.ts'

/** The page for addresses that lead nowhere; it is served at any depth, so its links start at the root. It knows old addresses. */
export function notFoundFile(context: SiteContext, hasOldAddresses: boolean): SiteFile[] {
  const [edition] = context.editions
  if (!edition || context.makes?.includes(edition) === false) return []
  const base = context.baseUrl === undefined ? '/' : new URL(context.baseUrl).pathname
  const rooted = (to: string): string => base + encodeURI(to)
  const here: Here = { ...hereAt(context, edition, ''), toPage: rooted, toFile: rooted }
  const title = edition.wording.text('not_found.title')
  const description = edition.wording.text('not_found.text')
  const page = { path: '', file: '404.html', title, description, section: 'none', template: 'not-found' } as const
  const table = hasOldAddresses ? rooted('assets/moved.json') : undefined
  const scripts = hasOldAddresses ? ['assets/moved.js'] : []
  return [framed(here, { ...page, scripts, view: { home: base, table } })]
}
