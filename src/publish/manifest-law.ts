import type { ManifestLaw } from '../manifest/manifest.ts'
import { inForce, type Profile } from '../profiles/schema.ts'

/**
 * What a website says of the law of a body; nothing where its profile has none.
 * @param day ISO date of the meeting, whose law counts
 */
export function manifestLaw({ retention, exclusion }: Profile, day: string): ManifestLaw {
  const papers = inForce(retention.papers, day)?.years
  const backgroundPapers = inForce(retention.background_papers, day)?.years
  const keptYears = {
    ...(papers === undefined ? {} : { papers }),
    ...(backgroundPapers === undefined ? {} : { backgroundPapers }),
  }
  return {
    ...(Object.keys(keptYears).length > 0 ? { keptYears } : {}),
    ...(exclusion?.required ? { hasExclusion: true } : {}),
  }
}
