import { paletteOf } from '../../colour.ts'
import { cleanPicture } from '../../load/pictures/clean/clean.ts'
import type { Settings } from '../../load/schema/settings.ts'
import type { SiteFile, SiteInput, SiteTemplates } from '../model.ts'
import { endingOf } from '../records/pictures.ts'

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
