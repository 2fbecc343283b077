import type { Terminal } from '../../host/terminal.ts'
import { moveOldLayout } from '../../publish/old-layout.ts'

/** Moves what an earlier version has built in a folder of packs to where it lies now, and says so. */
export async function tidyPacks(packs: string, name: string, terminal: Terminal): Promise<void> {
  const moved = await moveOldLayout(packs)
  if (moved.length === 0) return
  const meetings = moved.length === 1 ? 'one meeting' : `${moved.length} meetings`
  terminal.report(
    `agendapack: Moved the files of ${meetings} in ${name}: those for the public to ${name}/public, those for members ` +
      `to ${name}/members. Publish ${name}/public alone.`,
  )
}
