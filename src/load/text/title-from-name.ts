import { extensionOf, nameOf } from '../../host/paths.ts'

/** `plain-text_report.md` as "Plain text report", for a paper that has no other title. */
export function titleFromName(file: string): string | undefined {
  const words = nameOf(file)
    .slice(0, -extensionOf(file).length)
    .replace(/[-_\s]+/g, ' ')
    .trim()
  return words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1)
}
