import { createHash } from 'node:crypto'
import type { Host } from '../../../host/host.ts'
import type { Workspace } from '../../sources.ts'
import { workspaceIn } from '../../text/language.ts'
import { readDefinition } from './definition.ts'
import { loadListings, readingBodies } from './listings.ts'

/**
 * Gives a function that tells, as a hash, what the reports of a meeting list of other meetings: actions and business to come, in each language.
 * It is another one when other words are printed, and the same whatever else changes in those meetings.
 */
export function listedFromOthers(workspace: Workspace, host: Host): (meeting: string) => Promise<string> {
  const others = [...workspace.versions.keys()].map((language) => workspaceIn(workspace, language))
  const versions = [workspace, ...others].map((version) => ({ version, bodies: readingBodies(version, host) }))
  return async (path) => {
    const hash = createHash('sha256')
    for (const { version, bodies } of versions) {
      const { value } = await readDefinition(path, version.reading, host)
      const committee = value && version.committees.get(value.value.committee)
      const listings = value && committee && (await loadListings(version, value, committee, host, bodies))
      hash.update(`${JSON.stringify(listings)}\n`)
    }
    return hash.digest('hex')
  }
}
