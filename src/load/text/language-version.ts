import type { Files } from '../../host/host.ts'
import { extensionOf, folderOf, resolvePath } from '../../host/paths.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { fileStatus } from '../file-problem.ts'
import type { Reading } from '../yaml/languages.ts'

/** The file of a paper in the language that is read, and in which language each of its versions is. */
export interface LanguageVersion {
  /** As the meeting file names it, or its version beside it: `report.cy.md` beside `report.md`. */
  file: string
  /** BCP 47 tag of that file; undefined where it is that of the pack, or the workspace has one language. */
  language: string | undefined
  messages: Message[]
}

interface WhereNamed {
  /** Path of the meeting file, and where it names the paper. */
  meeting: string
  filePlace: Place
  reading: Reading
  isListed(file: string): boolean
}

/**
 * Looks for the version of a paper in the language that is read. A file without a language in its name is in the first one
 * that has no file of its own, unless something says otherwise.
 * @param given its path as the meeting file has it
 * @param language that the meeting file gives
 * @param isListed true for a file that the item lists as a paper of its own
 */
export async function languageVersion(
  given: string,
  language: string | undefined,
  { meeting, filePlace, reading, isListed }: WhereNamed,
  files: Files,
): Promise<LanguageVersion> {
  const { all } = reading
  if (all.length < 2 || given === '') return { file: given, language, messages: [] }
  const versions = new Map<string, string>()
  for (const tag of all) {
    const name = versionName(given, tag)
    if (isListed(name)) continue
    const path = resolvePath(folderOf(meeting), name)
    const status = path === undefined ? undefined : await fileStatus(files, path, filePlace)
    if (status && !('reason' in status) && status.kind === 'file') versions.set(tag, name)
  }
  const inName = all.find((tag) => given.endsWith(`.${tag}${extensionOf(given)}`))
  const own = language ?? inName ?? all.find((tag) => !versions.has(tag)) ?? reading.language
  const isAmongOthers = inName !== undefined || all.some((tag) => isListed(versionName(given, tag)))
  const missing = all.filter((tag) => !versions.has(tag) && tag !== own)
  const messages =
    reading.language === all[0] && !isAmongOthers ? missing.map((tag) => withoutVersion(given, tag, filePlace)) : []
  const version = versions.get(reading.language)
  if (version !== undefined) return { file: version, language: undefined, messages }
  return { file: given, language: own === reading.language ? undefined : own, messages }
}

/** `report.cy.md` for `report.md`. */
export function versionName(file: string, tag: string): string {
  const ending = extensionOf(file)
  return `${file.slice(0, file.length - ending.length)}.${tag}${file.slice(file.length - ending.length)}`
}

function withoutVersion(given: string, tag: string, place: Place): Message {
  return message({
    rule: 'translation',
    severity: 'warning',
    reason: `This paper is not there in the language \`${tag}\`.`,
    place,
    note: `Put ${versionName(given, tag)} beside it, or say with \`language:\` in which language it is.`,
    expected: [versionName(given, tag)],
  })
}
