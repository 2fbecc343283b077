import { baseUrlOf } from '../../../src/site/address.ts'

const ATTRIBUTE = /\s(?:href|src|action|data-index)="([^"]*)"/gu
const ID = /\sid="([^"]*)"/gu

/** The ids of a page; an id that is there twice is reported by `html-validate`. */
export const idsOf = (page: string): Set<string> => new Set([...page.matchAll(ID)].map(([, id = '']) => decode(id)))

const decode = (text: string): string =>
  text
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x3d;', '=')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x26;', '&')
    .replaceAll('&#x27;', "'")

/**
 * Links and anchors that lead nowhere, as `page -> address`.
 * @param outside paths that are there without being pages, such as PDFs
 */
export function deadLinks(
  files: ReadonlyMap<string, string>,
  baseUrl: string,
  outside: (path: string) => boolean,
): string[] {
  const base = baseUrlOf(baseUrl) ?? ''
  const dead: string[] = []
  for (const [path, page] of files) {
    if (!path.endsWith('.html')) continue
    for (const [, given = ''] of page.matchAll(ATTRIBUTE)) {
      const url = new URL(decode(given), new URL(path.replace(/index\.html$/u, ''), base))
      if (!url.href.startsWith(base)) {
        if (!/^(?:https?:|mailto:|tel:)/u.test(url.href)) dead.push(`${path} -> ${given}`)
        continue
      }
      const to = decodeURIComponent(url.pathname.slice(new URL(base).pathname.length))
      const file = to === '' || to.endsWith('/') ? `${to}index.html` : to
      const target = files.get(file)
      if (target === undefined && !outside(file)) dead.push(`${path} -> ${given}`)
      if (target !== undefined && url.hash.length > 1 && file.endsWith('.html')) {
        if (!idsOf(target).has(decodeURIComponent(url.hash.slice(1)))) dead.push(`${path} -> ${given}`)
      }
    }
  }
  return dead
}
