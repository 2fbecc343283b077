import type { Files } from '../../host/host.ts'
import { folderOf, nameOf, resolvePath } from '../../host/paths.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { fileStatus } from '../file-problem.ts'
import { suggest } from '../text/suggest.ts'

/** A file of the workspace, and its size in bytes: undefined where there is none. */
interface Found {
  path: string
  size: number | undefined
}

/**
 * Looks for the file of a document.
 *
 * @param given its path as the meeting file has it
 * @param listed the meeting file, and where it names the document's file
 */
export async function findFile(
  given: string,
  { meeting, filePlace }: { meeting: string; filePlace: Place },
  files: Files,
): Promise<Found | { problem: Message }> {
  const path = resolvePath(folderOf(meeting), given)
  if (path === undefined) {
    const reason = `\`${given}\` is outside the workspace.`
    const data = { actual: given, expected: ['a path inside the workspace'] }
    return { problem: documentProblem(filePlace, reason, 'Copy the file into the folder of the meeting.', data) }
  }
  const status = await fileStatus(files, path, filePlace)
  if (status === undefined) return { path, size: undefined }
  if ('reason' in status) return { problem: status }
  if (status.kind === 'file') return { path, size: status.size }
  const reason = `\`${given}\` is a folder, not a file.`
  return { problem: await unusable(given, path, reason, filePlace, files) }
}

/** Says that a file is not there. @param path of the file in the workspace */
export function missingFile(given: string, path: string, place: Place, files: Files): Promise<Message> {
  return unusable(given, path, `There is no file \`${path}\`.`, place, files)
}

const MISSING_NOTE = 'Correct the name or add the file. If the paper will come later, add `to_follow:` with a date.'

async function unusable(given: string, path: string, reason: string, place: Place, files: Files): Promise<Message> {
  const note = (await nearNote(given, path, files)) ?? MISSING_NOTE
  return documentProblem(place, reason, note, { actual: given, expected: ['an existing file'] })
}

/** Advice for a web address, or for a name close to that of a file in the folder. */
async function nearNote(given: string, path: string, files: Files): Promise<string | undefined> {
  if (/^https?:\/\//iu.test(given))
    return 'Download the file into the folder of the meeting: agendapack does not use the internet.'
  const papers = (await files.list(folderOf(path))).filter((name) => !name.startsWith('.') && !/\.ya?ml$/i.test(name))
  const meant = suggest(nameOf(path), papers)
  return meant && `Did you mean \`${given.slice(0, given.length - nameOf(path).length)}${meant}\`?`
}

/** An error about a document that a meeting lists. */
export function documentProblem(
  place: Place,
  reason: string,
  note: string,
  data: { actual?: string; expected?: string[] } = {},
): Message {
  return message({ rule: 'document', severity: 'error', place, reason, note, ...data })
}
