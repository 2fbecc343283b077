import { createHash } from 'node:crypto'
import { type CleanPicture, cleanPicture } from '../../load/pictures/clean/clean.ts'
import type { SiteInput, SiteMeeting } from '../model.ts'

/**
 * The pictures that a meeting's public reports show, under names made from what is published of them: the same picture is there
 * once, and no name of the workspace is told. A file that is no picture is left out; the page then shows the alternative text.
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
    const picture = content && cleanPicture(content)
    if (!picture) continue
    const name = createHash('sha256').update(picture.bytes).digest('hex').slice(0, 20)
    pictures.set(path, `assets/pictures/${name}.${endingOf(picture)}`)
  }
  return pictures
}

/** The ending of a picture's name on the site. */
export function endingOf({ format }: Pick<CleanPicture, 'format'>): string {
  return format === 'jpeg' ? 'jpg' : format
}
