import { join } from 'node:path'
import { FileError } from '../host/host.ts'
import { holdsSources } from '../host/output-folder.ts'
import { pathFrom } from '../host/paths.ts'
import { writeFolders } from '../host/write-folders.ts'
import { AUDIENCES } from '../load/audience.ts'
import { type Message, message } from '../messages/message.ts'
import { builtFilesIn, editionFolder } from '../publish/edition-folder.ts'
import type { Run } from './context.ts'
import type { MeetingOutput } from './options.ts'

/**
 * Puts the files of a meeting in the place of those that are there, each audience's in a folder of its own. What an earlier
 * build wrote for an audience that gets no files now is taken away: it could show what is private today.
 *
 * @param meeting path of the meeting file, for messages
 * @returns the message that says which file another program has open, or which link leads to what people write: all old
 *   files are then as they were
 */
export async function replacePack(
  { key, publicFiles, privateFiles }: MeetingOutput,
  meeting: string,
  { out, host }: Run,
): Promise<Message | undefined> {
  const files = { public: publicFiles, members: privateFiles }
  const folders = AUDIENCES.map((audience) => ({
    target: join(out, editionFolder(audience, key)),
    files: files[audience],
    isPrivate: audience === 'members',
  }))
  const misplaced = folders.find(({ target }) => holdsSources(host.files.root, target))
  if (misplaced) return linkToSources(misplaced.target, meeting)
  try {
    await writeFolders(folders, writtenIn)
    return undefined
  } catch (error) {
    if (!(error instanceof FileError) || error.problem !== 'in-use') throw error
    const file = pathFrom(host.files.root, error.path)
    const note = 'Close it and build again. The old pack is as it was.'
    return message({ rule: 'file', severity: 'error', place: { file }, reason: `${error.message}.`, note })
  }
}

/** The files of whichever edition is in a folder. */
async function writtenIn(folder: string): Promise<string[]> {
  return (await Promise.all(AUDIENCES.map((audience) => builtFilesIn(folder, audience)))).flat()
}

function linkToSources(target: string, meeting: string): Message {
  return message({
    rule: 'output-folder',
    severity: 'error',
    reason: `The folder ${target} is a link to a folder of the workspace.`,
    place: { file: meeting },
    note: 'Remove the link, or build to another folder with --out.',
  })
}
