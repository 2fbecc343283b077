import { linkBetween } from '../address.ts'
import type { SiteFile, SiteTemplates } from '../model.ts'
import type { SiteContext } from '../templates/edition.ts'
import { framed, hereAt, type Page } from '../templates/frame.ts'
import { type OldAddress, oldAddresses } from '../templates/old-addresses.ts'

const TABLE = 'assets/moved.json'

/**
 * Pages at the old addresses of a site that a council had before, so that links to it are not dead: each leads on at once. One
 * that is told from others by its parameters only (`ieListDocuments.aspx?MId=7`) takes a script, which looks it up in a table;
 * so does the page for addresses that lead nowhere.
 */
export function oldAddressPages(context: SiteContext, templates: SiteTemplates): SiteFile[] {
  const [edition] = context.editions
  const all = oldAddresses(templates)
  if (!edition || all.length === 0) return []
  const { wording } = edition
  const page = (path: string, to: string | undefined): SiteFile => {
    const here = hereAt(context, edition, path)
    const about: Page = {
      path,
      title: wording.text('moved_page.title'),
      description: wording.text('moved_page.text'),
      section: 'none',
      template: 'old-address',
      scripts: to === undefined ? ['assets/moved.js'] : [],
      refresh: to === undefined ? undefined : linkBetween(path, to),
      view: {
        to: to === undefined ? undefined : linkBetween(path, to),
        table: to === undefined ? here.toFile(TABLE) : undefined,
        root: here.toPage(''),
        archive: here.toPage('archive/'),
      },
    }
    return framed(here, about)
  }
  const paths = [...new Set(all.map(({ path }) => path))].filter(isPage)
  return [
    {
      path: TABLE,
      content: `${JSON.stringify(all.map(({ path, parameters, to }) => [path.toLowerCase(), parameters, to]))}\n`,
    },
    { path: 'assets/moved.js', content: templates.get('assets/moved.js') ?? '' },
    ...paths.map((path) => page(/\.html?$/u.test(path) ? path : `${path.replace(/\/$/u, '')}/`, onlyTarget(path, all))),
  ]
}

/** True for an address that a page can stand at: one of a PDF cannot. */
function isPage(path: string): boolean {
  return /(?:^|\/)[^/.]*\/?$|\.(?:aspx?|php|html?)$/u.test(path) && path !== ''
}

/** Where a path leads that has no parameters. */
function onlyTarget(path: string, all: readonly OldAddress[]): string | undefined {
  const same = all.filter((one) => one.path === path)
  return same.length === 1 && Object.keys(same[0]?.parameters ?? {}).length === 0 ? same[0]?.to : undefined
}
