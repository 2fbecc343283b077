import { createHash } from 'node:crypto'
import { paletteOf } from '../../colour.ts'
import { cleanPicture } from '../../load/pictures/clean/clean.ts'
import { photoPath } from '../../load/pictures/photos.ts'
import { shownSize } from '../../load/pictures/raster.ts'
import type { Settings } from '../../load/schema/settings.ts'
import type { SiteFile, SiteInput, SiteTemplates } from '../model.ts'
import { endingOf } from '../records/pictures.ts'
import type { Photo } from './edition.ts'

/** The one style sheet: the organisation's colour, made legible for light and dark, before the rules that use it. */
export function stylesheet(settings: Settings, templates: SiteTemplates): SiteFile {
  const { light, dark } = paletteOf(settings.style.accent)
  const colours =
    `:root { --accent: ${light}; --accent-band: ${light}; }\n` +
    `@media (prefers-color-scheme: dark) { :root { --accent: ${dark}; } }\n`
  return { path: 'assets/site.css', content: colours + (templates.get('assets/site.css') ?? '') }
}

/** The crest, where there is one that can be shown; the check stage tells about one that cannot. */
export async function crestOf({ settings, readFile }: SiteInput): Promise<SiteFile | undefined> {
  const { logo } = settings.style
  if (logo === undefined) return undefined
  const bytes = await readFile(logo).catch(() => undefined)
  const picture = bytes && cleanPicture(bytes)
  return picture && { path: `assets/crest.${endingOf(picture)}`, content: picture.bytes }
}

/** Crest and photographs, each once. */
export function sharedPictures(crest: SiteFile | undefined, photos: ReadonlyMap<string, Photo>): SiteFile[] {
  const all = [...(crest ? [crest] : []), ...photos.values()]
  return [...new Map(all.map((picture) => [picture.path, picture])).values()]
}

/**
 * The photographs of members by their path in the workspace, without what cameras write into them; the check stage tells about
 * those that cannot be shown.
 */
export async function photosOf({ committees, readFile }: SiteInput): Promise<ReadonlyMap<string, Photo>> {
  const members = [...committees.values()].flatMap((committee) => committee.members)
  const paths = new Set(members.flatMap(({ photo }) => (photo && photoPath(photo)) ?? []))
  const photos = new Map<string, Photo>()
  for (const from of paths) {
    const bytes = await readFile(from).catch(() => undefined)
    const picture = bytes && cleanPicture(bytes)
    if (!picture) continue
    const name = createHash('sha256').update(picture.bytes).digest('hex').slice(0, 20)
    const path = `assets/people/${name}.${endingOf(picture)}`
    photos.set(from, { path, content: picture.bytes, size: shownSize(picture.bytes) })
  }
  return photos
}
