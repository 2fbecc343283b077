import type { Host } from '../host/host.ts'
import { byCodePoint, extensionOf } from '../host/paths.ts'
import { isPossibleOnWindows } from '../host/windows-names.ts'
import { type Message, message, type Place } from '../messages/message.ts'
import { fileStatus, readFile } from './file-problem.ts'
import { meetingKey } from './meeting/key.ts'
import { checkLogo } from './pictures/logo.ts'
import { checkPhotos } from './pictures/photos.ts'
import type { Result, YamlSource } from './result.ts'
import { type Committee, committeeSchema } from './schema/committee.ts'
import { meetingSchema } from './schema/meeting.ts'
import { type Settings, settingsSchema } from './schema/settings.ts'
import type { Workspace, WorkspaceVersion } from './sources.ts'
import { decodeText } from './text/decode.ts'
import { linesOf } from './text/lines.ts'
import { languagesIn, loadTranslations, ofLanguage, readingOf } from './text/reading.ts'
import { loadWording } from './text/wording.ts'
import { EVERY_LANGUAGE, type Reading } from './yaml/languages.ts'
import { readYaml } from './yaml/yaml.ts'

const SETTINGS = 'agendapack.yaml'
const COMMITTEES = 'committees'
const MEETINGS = 'meetings'
const MEETING = 'meeting.yaml'
/** Folders below `meetings`, such as year, month and meeting. */
const DEPTH_LIMIT = 8

/**
 * Reads the settings and the registers of a workspace and finds its meetings.
 * A mistake in one file does not hide those of the others: broken settings are stood in for by the defaults, so that
 * meetings can be read all the same; the messages then have errors.
 *
 * @param known meetings that were found before: they are neither looked for nor compared
 * @returns no value only where there is no `agendapack.yaml`
 */
export async function loadWorkspace(host: Host, known?: readonly string[]): Promise<Result<Workspace>> {
  const bytes = await readFile(host.files, SETTINGS, { file: SETTINGS })
  if ('reason' in bytes) {
    bytes.note = 'Run the command in a folder with an agendapack.yaml, or create one with `agendapack init`.'
    return { value: undefined, messages: [bytes] }
  }
  const translations = await loadTranslations(host)
  const { value, messages } = readYaml(SETTINGS, bytes, settingsSchema, (values) =>
    readingOf(languagesIn(values), translations),
  )
  const settings = value ?? standIn()
  const logo = value ? await checkLogo(value, host.files) : []
  const languages = [settings.value.language].flat()
  const reading = readingOf(languages, translations)
  const wording = await loadWording(languages, settings.place(['language']), host)
  const committees = await loadCommittees(reading, host)
  const meetings = known ? { paths: known, messages: [] } : await findMeetings(host)
  const versions = await versionsOf(settings, bytes, languages.slice(1), translations, host)
  const words = { reading, versions, wordings: wording.wordings }
  const twins = known ? [] : await findTwins(host, meetings.paths)
  return {
    value: { settings, committees: committees.found, meetings: meetings.paths, ...words },
    messages: [...messages, ...logo, ...wording.messages, ...committees.messages, ...meetings.messages, ...twins],
  }
}

/** Settings and registers in the other languages. What is wrong with them, their first language has said. */
async function versionsOf(
  settings: YamlSource<Settings>,
  bytes: Uint8Array,
  languages: readonly string[],
  translations: Reading['translations'],
  host: Host,
): Promise<Workspace['versions']> {
  const versions = new Map<string, WorkspaceVersion>()
  for (const language of languages) {
    const reading = readingOf([settings.value.language].flat(), translations, language)
    const own = readYaml(SETTINGS, bytes, settingsSchema, reading).value ?? settings
    const { found } = await loadCommittees(reading, host)
    versions.set(language, { settings: ofLanguage(own, language), committees: found, reading })
  }
  return versions
}

function standIn(): YamlSource<Settings> {
  const value = settingsSchema.parse({ organisation: { name: 'Organisation' } })
  return { path: SETTINGS, text: '', value, place: () => linesOf('').place(SETTINGS, 0, 0) }
}

async function loadCommittees(
  reading: Reading,
  host: Host,
): Promise<{ found: Map<string, YamlSource<Committee>>; messages: Message[] }> {
  const found = new Map<string, YamlSource<Committee>>()
  const messages: Message[] = []
  for (const name of await host.files.list(COMMITTEES)) {
    const path = `${COMMITTEES}/${name}`
    const [, stem] = /^(.+?)(?:\.yml|\.ya?ml\.txt)$/i.exec(name) ?? []
    if (stem !== undefined) {
      const reason = 'The name of a committee file must end in .yaml; this one is ignored.'
      const note = renameNote(name, `${stem}.yaml`)
      messages.push(message({ rule: 'file', severity: 'warning', place: { file: path }, reason, note }))
    }
    if (extensionOf(name) !== '.yaml') continue
    const unusable = folderProblem(name.slice(0, -'.yaml'.length), path, found)
    if (unusable) messages.push(unusable)
    const bytes = await readFile(host.files, path, { file: path })
    if ('reason' in bytes) {
      messages.push(bytes)
      continue
    }
    const read = readYaml(path, bytes, committeeSchema, reading)
    messages.push(...read.messages)
    if (!read.value) continue
    found.set(name.slice(0, -'.yaml'.length), read.value)
    messages.push(...(await checkPhotos(read.value, host.files)))
  }
  return { found, messages }
}

/** Packs are written to a folder that is called like the file of the committee: every system must be able to have it. */
function folderProblem(slug: string, path: string, others: ReadonlyMap<string, unknown>): Message | undefined {
  const twin = [...others.keys()].find((other) => other.toLowerCase() === slug.toLowerCase())
  if (twin === undefined && isPossibleOnWindows(slug)) return undefined
  return message({
    rule: 'file',
    severity: 'error',
    place: { file: path },
    reason:
      twin === undefined
        ? `Windows cannot have a folder called ${slug}, and the packs of the committee go into one.`
        : `The name differs from ${twin}.yaml in capitals alone. Windows and macOS take both for one file.`,
    note: 'Rename the file, and change `committee:` in its meetings.',
    actual: slug,
  })
}

/** Notepad adds .txt to the name of a file, and Windows does not show it. */
function renameNote(name: string, wanted: string): string {
  if (!/\.txt$/i.test(name)) return `Rename it to ${wanted}.`
  return `Windows may hide the ending .txt. In File Explorer, choose View, Show, File name extensions. Then rename it to ${wanted}.`
}

/** Goes down from `meetings`; a folder with a meeting in it is not searched for others. */
async function findMeetings(host: Host): Promise<{ paths: string[]; messages: Message[] }> {
  const paths: string[] = []
  const messages: Message[] = []
  const folders = [{ path: MEETINGS, depth: 0 }]
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const names = await host.files.list(folder.path)
    if (names.includes(MEETING)) {
      paths.push(`${folder.path}/${MEETING}`)
      continue
    }
    messages.push(...withoutMeeting(folder.path, names))
    if (folder.depth >= DEPTH_LIMIT) continue
    for (const name of names) {
      if (name.startsWith('.') || /\.(?:md|pdf|yaml|png|jpe?g|svg)$/i.test(name)) continue
      const path = `${folder.path}/${name}`
      const status = await fileStatus(host.files, path, { file: path })
      if (status === undefined) continue
      if ('reason' in status) messages.push(status)
      else if (status.kind === 'folder') folders.push({ path, depth: folder.depth + 1 })
    }
  }
  return { paths: paths.sort(byCodePoint), messages }
}

/** A meeting must not vanish because of how its file is called. */
function withoutMeeting(folder: string, names: readonly string[]): Message[] {
  const meant = names.find((name) => /^meetings?\.(?:ya?ml(?:\.txt)?|json)$/i.test(name))
  if (meant !== undefined) {
    const place = { file: `${folder}/${meant}` }
    const reason = `A meeting file must be called ${MEETING}.`
    return [
      message({
        rule: 'file',
        severity: 'error',
        place,
        reason,
        note: renameNote(meant, MEETING),
        expected: [MEETING],
      }),
    ]
  }
  const paper = names.find((name) => /\.(?:md|pdf)$/i.test(name))
  if (paper === undefined || folder === MEETINGS) return []
  const place = { file: `${folder}/${paper}` }
  const reason = `The folder \`${folder}\` has papers but no ${MEETING}; no pack is made of them.`
  const note = `Add ${MEETING}, or move the papers to the folder of their meeting.`
  return [message({ rule: 'file', severity: 'warning', place, reason, note })]
}

/** Two meetings of one committee on one day would be written to the same folder. */
async function findTwins(host: Host, paths: readonly string[]): Promise<Message[]> {
  const first = new Map<string, Place>()
  const messages: Message[] = []
  for (const path of paths) {
    const found = await glance(host, path)
    if (!found) continue
    const earlier = first.get(found.key)
    if (!earlier) {
      first.set(found.key, found.place)
      continue
    }
    const reason = `This committee already has a meeting on this date, in \`${earlier.file}\`.`
    messages.push(
      message({
        rule: 'meeting-unique',
        severity: 'error',
        place: found.place,
        reason,
        note: 'Correct the date, or add `suffix: extraordinary`, which becomes part of the address of this one.',
        cause: message({ rule: 'meeting-unique', severity: 'info', place: earlier, reason: 'The other meeting' }),
      }),
    )
  }
  return messages
}

/** Committee and date of a meeting file, mostly read without parsing it: there may be hundreds. */
async function glance(host: Host, path: string): Promise<{ key: string; place: Place } | undefined> {
  const bytes = await readFile(host.files, path, { file: path })
  if ('reason' in bytes) return undefined
  const decoded = decodeText(path, bytes)
  if ('problem' in decoded) return undefined
  const { text } = decoded
  const committee = valueAtTop(text, 'committee')
  const date = valueAtTop(text, 'date')
  const suffix = valueAtTop(text, 'suffix')
  if (!committee || !date) {
    const { value: definition } = readYaml(path, bytes, meetingSchema, EVERY_LANGUAGE)
    if (!definition) return undefined
    const { committee: committeeSlug, ...meeting } = definition.value
    return { key: meetingKey({ committeeSlug, ...meeting }), place: definition.place(['date']) }
  }
  const place = linesOf(text).place(path, date.start, date.end)
  return { key: meetingKey({ committeeSlug: committee.value, date: date.value, suffix: suffix?.value }), place }
}

function valueAtTop(text: string, key: string): { value: string; start: number; end: number } | undefined {
  const found = new RegExp(`^${key}[ \\t]*:[ \\t]*(["']?)([^\\s"'#]+)\\1[ \\t]*(?:#.*)?\\r?$`, 'm').exec(text)
  if (!found) return undefined
  const value = found[2] ?? ''
  const start = found.index + found[0].indexOf(value, key.length + 1)
  return { value, start, end: start + value.length }
}
