import type { SiteReport } from '../model.ts'
import { cleanLine } from '../text.ts'

/** Titles that the translations of a report have of their own, by tag. */
export function titlesIn({ variants }: SiteReport): Record<string, string> {
  const titled = [...variants].flatMap(([tag, { frontMatter }]) =>
    frontMatter.title === undefined ? [] : [[tag, cleanLine(frontMatter.title)] as const],
  )
  return Object.fromEntries(titled)
}
