import { FileError, type FileStatus, type Files } from '../host/host.ts'
import { type Message, message, type Place } from '../messages/message.ts'

const NOTES: Readonly<Record<FileError['problem'], string>> = {
  missing: 'Correct the name, or add the file.',
  outside: 'Copy the file into the workspace.',
  'not-a-file': 'Give the name of a file.',
  'too-large': 'Make the file smaller.',
  unreadable: 'Check the permissions of the file.',
  'in-use': 'Close it there and try again.',
  changed: 'Wait until the file has been saved, then build again.',
}

/** A message about a file that cannot be read. @param place where it is asked for, or the file itself */
export function fileMessage(error: FileError, place: Place | { file: string }): Message {
  const reason = `${error.message}.`
  return message({ rule: 'file', severity: 'error', place, reason, note: NOTES[error.problem], actual: error.path })
}

/** The bytes of a file, or the message that says why there are none. */
export async function readFile(
  files: Files,
  path: string,
  place: Place | { file: string },
): Promise<Uint8Array | Message> {
  return orMessage(place, () => files.read(path))
}

/** What there is at a path, or the message that says why that cannot be known. */
export async function fileStatus(
  files: Files,
  path: string,
  place: Place | { file: string },
): Promise<FileStatus | undefined | Message> {
  return orMessage(place, () => files.status(path))
}

async function orMessage<T>(place: Place | { file: string }, ask: () => Promise<T>): Promise<T | Message> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof FileError) return fileMessage(error, place)
    throw error
  }
}
