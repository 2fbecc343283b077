import { createHash } from 'node:crypto'
import type { SiteInput, SiteMeeting } from '../model.ts'

const SIGNATURES: readonly [type: string, start: readonly number[]][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
]
/** What makes an SVG a program, or loads something from elsewhere. */
const ACTIVE_SVG = /<script|<foreignObject|\son\w+\s*=|javascript:|<!ENTITY|<iframe|<set\b|<animate/iu

/**
 * The pictures that a meeting's public reports show, under names made from their content: the same picture is there once, and
 * no name of the workspace is told. A file that is no picture, or an SVG that could run something, is left out; the page
 * then shows the alternative text.
 * @returns addresses from the root of the site by path in the workspace
 */
export async function sitePictures(
  meeting: SiteMeeting,
  readFile: SiteInput['readFile'],
): Promise<Map<string, string>> {
  const pictures = new Map<string, string>()
  const reports = [...meeting.reports.values()].flatMap(({ report, variants }) => [report, ...variants.values()])
  for (const path of new Set(reports.flatMap((report) => [...report.images.values()]))) {
    const content = await readFile(path).catch(() => undefined)
    const type = content && pictureType(content)
    if (!content || !type) continue
    pictures.set(path, `assets/pictures/${createHash('sha256').update(content).digest('hex').slice(0, 20)}.${type}`)
  }
  return pictures
}

/** The type of a picture by its first bytes; undefined for anything a page should not show. */
export function pictureType(content: Uint8Array): string | undefined {
  const known = SIGNATURES.find(([, start]) => start.every((byte, at) => content[at] === byte))
  if (known) return known[0]
  const head = new TextDecoder('latin1').decode(content.subarray(0, 12))
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp'
  const text = new TextDecoder().decode(content)
  return /^\uFEFF?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/u.test(text) && text.includes('<svg') && !ACTIVE_SVG.test(text)
    ? 'svg'
    : undefined
}
