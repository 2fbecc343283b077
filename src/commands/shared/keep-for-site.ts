import type { MakeAlongside } from '../../build/options.ts'
import type { Host } from '../../host/host.ts'
import type { Workspace } from '../../load/sources.ts'

/** Lets a build keep what the site needs of its reports; nothing is loaded for that before there is a meeting to build. */
export function keepForSite(workspace: Workspace, version: string, host: Host): MakeAlongside {
  let ready: Promise<MakeAlongside> | undefined
  return async (...meeting) => {
    ready ??= import('../../site/prepare/alongside.ts').then(({ siteAlongside }) =>
      siteAlongside(workspace, version, host),
    )
    return (await ready)(...meeting)
  }
}
