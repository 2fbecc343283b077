/**
 * Pages are folders (`meetings/finance/2022-12-12/`), or files in them (`meetings/finance/2022-12-12/5-budget.html`); `''` is
 * the root of the site. A report has no folder of its own: making one takes a disk ten times as long as making a file.
 */

/** The file that a page is written to. */
export function pageFile(page: string): string {
  return page === '' || page.endsWith('/') ? `${page}index.html` : page
}

/** The calendar file of a meeting, by its page. */
export function calendarOf(page: string): string {
  return `${page}meeting.ics`
}

/**
 * The link from a page to another address of the site. Relative, so that a site works under any path.
 * @param from the page that holds the link
 * @param to a page or a file, with or without a fragment or a query
 */
export function linkBetween(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  let common = 0
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common += 1
  const up = '../'.repeat(here.length - common)
  const down = there.slice(common).map(encodeStep).join('/')
  return up + down === '' ? './' : up === '' && down.startsWith('#') ? `./${down}` : up + down
}

/** A step of a path that is written as it is, as nearly all are. */
const PLAIN = /^[\w.-]*$/u

/** Escapes what may not be in a step of a path; a fragment and a query stay. */
function encodeStep(step: string): string {
  if (PLAIN.test(step)) return step
  const end = step.search(/[#?]/u)
  const name = end < 0 ? step : step.slice(0, end)
  return encodeURIComponent(name).replaceAll('%3A', ':') + (end < 0 ? '' : step.slice(end))
}

/** A base URL that ends in a slash, without query or fragment; undefined where it is no http(s) URL. */
export function baseUrlOf(given: string | undefined): string | undefined {
  if (given === undefined || !URL.canParse(given)) return undefined
  const url = new URL(given)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  return `${url.origin}${url.pathname.replace(/\/*$/u, '/')}`
}

/** The whole address of a page or a file of the site. */
export function absolute(baseUrl: string, path: string): string {
  return baseUrl + path.split('/').map(encodeStep).join('/')
}
