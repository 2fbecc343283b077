import { join, relative, sep } from 'node:path'
import { FileError } from '../host/host.ts'
import { writeFolder } from '../host/write.ts'
import { type Message, message } from '../messages/message.ts'
import type { Run } from './context.ts'
import type { MeetingOutput } from './options.ts'

/**
 * Puts the files of a meeting in the place of those that are there.
 *
 * @returns the message that says which file another program has open: all old files are then as they were
 */
export async function replacePack(
  { folder, publicFiles, privateFiles }: MeetingOutput,
  { out, host }: Run,
): Promise<Message | undefined> {
  try {
    await writeFolder(join(out, folder), publicFiles, privateFiles)
    return undefined
  } catch (error) {
    if (!(error instanceof FileError) || error.problem !== 'in-use') throw error
    const file = relative(host.files.root, error.path).replaceAll(sep, '/')
    const note = 'Close it and build again. The old pack is as it was.'
    return message({ rule: 'file', severity: 'error', place: { file }, reason: `${error.message}.`, note })
  }
}
