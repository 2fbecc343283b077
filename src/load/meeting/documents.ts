import type { Files } from '../../host/host.ts'
import { extensionOf, folderOf, resolvePath } from '../../host/paths.ts'
import type { Place } from '../../messages/message.ts'
import { SLIDE_ENDINGS } from '../../office/conversion/targets.ts'
import type { Audience } from '../audience.ts'
import { fileStatus, readFile } from '../file-problem.ts'
import { redactReport } from '../markdown/redact.ts'
import { PICTURE_ENDINGS, readPictures } from '../pictures/paper.ts'
import { REPORT_ENDINGS, readReport } from '../report.ts'
import type { Result } from '../result.ts'
import { documentSchema } from '../schema/document.ts'
import type { AgendaItem, DocumentEntry } from '../schema/meeting.ts'
import { readSlides } from '../slides/slides.ts'
import type { DocumentSource, Privacy, ReadContent, Report, WithheldDocument } from '../sources.ts'
import { languageVersion } from '../text/language-version.ts'
import { paperKind, paperTitle } from '../text/paper-title.ts'
import { titleFromName } from '../text/title-from-name.ts'
import type { Reading } from '../yaml/languages.ts'
import type { Keys } from '../yaml/nodes.ts'
import { documentProblem, findFile, missingFile } from './find-file.ts'
import { otherFormat } from './other-format.ts'
import { publicDocument } from './public-meeting.ts'

/** A document as meeting.yaml names it, and what it belongs to. */
export interface Listed {
  id: string
  entry: string | DocumentEntry
  /** Undefined for a supplement to an item that does not exist. */
  item: AgendaItem | undefined
  /** Where meeting.yaml names it, and its file. */
  place: Place
  filePlace: Place
  /** Where a value of the entry stands, by its keys. */
  placeOf: (keys: Keys) => Place
  /** Path of the meeting file. */
  meeting: string
  /** A file that is not there is left for a sheet that says so. */
  allowMissing: boolean
  /** In which of its languages the workspace is read. */
  reading: Reading
}

/** Reads a report, perhaps one that was read before. */
export type ReadReport = typeof readReport

type Loader<A extends Audience> = (listed: Listed, files: Files, read: ReadReport) => Promise<Result<DocumentSource<A>>>

const loaders: { [A in Audience]: Loader<A> } = { public: loadForPublic, members: loadForMembers }

/**
 * Finds what a document is: a report (`.md`, `.docx`, `.xlsx`, pictures), an attachment (`.pdf`) or a paper to follow. Reports are read; of
 * attachments only the size is asked. For the public, a private document is not even looked for.
 */
export function loadPaper<A extends Audience>(
  listed: Listed,
  files: Files,
  audience: A,
  read: ReadReport = readReport,
): Promise<Result<DocumentSource<A>>> {
  return loaders[audience](listed, files, read)
}

async function loadForPublic(
  listed: Listed,
  files: Files,
  read: ReadReport,
): Promise<Result<DocumentSource<'public'>>> {
  const { entry, privacy, base } = settle(listed)
  if (!privacy) {
    const { value, messages } = await loadVersion(entry, listed, files, read)
    if (!value) return { value, messages }
    const { content, language } = value
    const open: ReadContent =
      content.type === 'report' ? { type: 'report', report: redactReport(content.report) } : content
    return { value: { ...base, ...described({ ...entry, language }, open, listed), privacy, content: open }, messages }
  }
  const known = publicDocument(entry, listed.item)
  const title = known.title ?? (listed.item && publicTitle(listed.item)) ?? 'Not for publication'
  const content: WithheldDocument['content'] = (await isAwaited(entry, listed, files))
    ? { type: 'to-follow', expected: entry.to_follow ?? '' }
    : { type: 'withheld' }
  return { value: { ...base, title, kind: entry.kind ?? 'document', entry: known, privacy, content }, messages: [] }
}

async function loadForMembers(
  listed: Listed,
  files: Files,
  read: ReadReport,
): Promise<Result<DocumentSource<'members'>>> {
  const { entry, privacy, base } = settle(listed)
  const { value, messages } = await loadVersion(entry, listed, files, read)
  if (!value) return { value: undefined, messages }
  const { content, language } = value
  const found = { ...base, ...described({ ...entry, language }, content, listed), content }
  return { value: privacy ? { ...found, privacy } : { ...found, privacy }, messages }
}

function settle(listed: Listed) {
  const entry = typeof listed.entry === 'string' ? documentSchema.parse({ file: listed.entry }) : listed.entry
  const privacy = privacyOf(entry) ?? (listed.item && privacyOf(listed.item))
  return { entry, privacy, base: { id: listed.id, place: listed.place } }
}

function described(entry: DocumentEntry, content: ReadContent, { item, id }: Listed) {
  const title = entry.title ?? paperTitle(content, entry.file) ?? item?.title ?? id
  return { title, kind: entry.kind ?? paperKind(content, entry.file, item), entry }
}

/** Its own ground of exemption or confidentiality. Confidential comes first: it binds more strictly. */
export function privacyOf(source: Pick<DocumentEntry, 'private' | 'confidential'>): Privacy | undefined {
  if (source.confidential) return { kind: 'confidential', ground: source.confidential }
  return source.private ? { kind: 'exempt', ground: source.private } : undefined
}

function publicTitle(item: AgendaItem): string {
  return (item.confidential ?? item.private)?.public_title ?? item.title
}

/** True for a paper that is still to come. A file is only asked whether it exists. */
async function isAwaited(entry: DocumentEntry, listed: Listed, files: Files): Promise<boolean> {
  if (entry.to_follow === undefined || entry.file === undefined) return entry.to_follow !== undefined
  const path = resolvePath(folderOf(listed.meeting), entry.file)
  return path !== undefined && (await fileStatus(files, path, listed.filePlace)) === undefined
}

/** The paper in the language that is read, else in the one that it has; which one that is, where it is not the pack's. */
async function loadVersion(
  entry: DocumentEntry,
  listed: Listed,
  files: Files,
  read: ReadReport,
): Promise<Result<{ content: ReadContent; language: string | undefined }>> {
  const { file = '', language: given } = entry
  const isListed = (name: string) =>
    listed.item?.documents.some((one) => (typeof one === 'string' ? one : one.file) === name) === true
  const version = await languageVersion(file, given, { ...listed, isListed }, files)
  const { value, messages } = await loadContent({ ...entry, file: version.file || undefined }, listed, files, read)
  // What a report says itself counts for more than what follows from the names of files.
  const says = value?.type === 'report' && given === undefined ? value.report.frontMatter.language : undefined
  const language = says === undefined ? version.language : undefined
  return { value: value && { content: value, language }, messages: [...version.messages, ...messages] }
}

async function loadContent(
  entry: DocumentEntry,
  listed: Listed,
  files: Files,
  readOne: ReadReport,
): Promise<Result<ReadContent>> {
  if (entry.url !== undefined) return keptElsewhere(entry, entry.url, listed)
  if (entry.pictures) return readPicturePaper(entry, listed, files)
  if (entry.per_page !== undefined)
    return refused(listed.place, '`per_page` needs `pictures`.', 'List the pictures, or remove it.')
  if (entry.file === undefined) {
    if (entry.to_follow !== undefined) return { value: { type: 'to-follow', expected: entry.to_follow }, messages: [] }
    return refused(
      listed.place,
      'This document has no file.',
      'Add `file: …`, `url: …`, or `to_follow:` with a date.',
      {
        expected: ['file', 'url', 'to_follow'],
      },
    )
  }
  const found = await findFile(entry.file, listed, files)
  if ('problem' in found) return { value: undefined, messages: [found.problem] }
  const { path, size } = found
  if (size === undefined && entry.to_follow !== undefined)
    return { value: { type: 'to-follow', expected: entry.to_follow }, messages: [] }
  if (size === undefined && listed.allowMissing) return { value: { type: 'attachment', path, size: 0 }, messages: [] }
  if (size === undefined)
    return { value: undefined, messages: [await missingFile(entry.file, path, listed.filePlace, files)] }
  if (!entry.bound && extensionOf(path) !== '.pdf')
    return refused(listed.place, '`bound: false` can only be used for a PDF.', 'Save the file as a PDF, or remove it.')
  const misplaced = misplacedKey(entry, extensionOf(path))
  if (misplaced) return refused(listed.place, misplaced.reason, misplaced.note)
  return readFound(entry, path, size, listed, files, readOne)
}

/** Reads a file that is there, by its ending. */
async function readFound(
  entry: DocumentEntry,
  path: string,
  size: number,
  { filePlace }: Listed,
  files: Files,
  readOne: ReadReport,
): Promise<Result<ReadContent>> {
  const extension = extensionOf(path)
  if (extension === '.pdf') return { value: { type: 'attachment', path, size }, messages: [] }
  if (PICTURE_ENDINGS.includes(extension)) {
    const { file = '', title = titleFromName(path) ?? file, alt } = entry
    return asContent(await readPictures([{ file, alt, place: filePlace }], 1, title, files))
  }
  if (![...REPORT_ENDINGS, ...SLIDE_ENDINGS].includes(extension)) {
    const { reason, note } = otherFormat(entry.file ?? path, extension)
    const expected = [...REPORT_ENDINGS, '.pdf', ...SLIDE_ENDINGS, ...PICTURE_ENDINGS]
    return refused(filePlace, reason, note, { actual: entry.file ?? path, expected })
  }
  const bytes = await readFile(files, path, filePlace)
  if ('reason' in bytes) return { value: undefined, messages: [bytes] }
  if (!SLIDE_ENDINGS.includes(extension)) return asContent(await readOne(path, bytes, files))
  const { value, messages } = await readSlides(path, bytes, files)
  return { value: value && { type: 'attachment', ...value }, messages }
}

function asContent({ value, messages }: Result<Report>): Result<ReadContent> {
  return { value: value && { type: 'report', report: value }, messages }
}

/** A paper that is listed with its address alone. */
function keptElsewhere(entry: DocumentEntry, url: string, listed: Listed): Result<ReadContent> {
  const other = (['file', 'pictures', 'to_follow', 'pages', 'alt'] as const).find((key) => entry[key] !== undefined)
  if (other !== undefined)
    return refused(listed.place, `A document has \`url\` or \`${other}\`, not both.`, 'Remove one of them.')
  if (entry.title === undefined)
    return refused(listed.place, 'This document has an address, but no title.', 'Add `title:` to say what is there.')
  return { value: { type: 'elsewhere', url }, messages: [] }
}

/** Several pictures as one paper. */
async function readPicturePaper(entry: DocumentEntry, listed: Listed, files: Files): Promise<Result<ReadContent>> {
  const { pictures = [], per_page = 4, title = listed.item?.title ?? listed.id } = entry
  const other = (['file', 'to_follow', 'alt', 'pages'] as const).find((key) => entry[key] !== undefined)
  if (other !== undefined)
    return refused(listed.place, `A document has \`pictures\` or \`${other}\`, not both.`, 'Remove one of them.')
  const placed = pictures.map((picture, at) => ({ ...picture, place: listed.placeOf(['pictures', at, 'file']) }))
  return asContent(await readPictures(placed, per_page, title, files))
}

/** A key that means nothing for a file of this kind. */
function misplacedKey({ pages, alt }: DocumentEntry, extension: string): { reason: string; note: string } | undefined {
  if (pages !== undefined && extension !== '.pdf') {
    const note = 'Remove it. Mark what the public must not read with `:redact[…]` or `:::exempt`.'
    return { reason: '`pages` can only be used for a PDF.', note }
  }
  if (alt === undefined || PICTURE_ENDINGS.includes(extension)) return undefined
  return { reason: '`alt` can only be used for a picture.', note: 'Remove it.' }
}

function refused(
  place: Place,
  reason: string,
  note: string,
  data: { actual?: string; expected?: string[] } = {},
): Result<never> {
  return { value: undefined, messages: [documentProblem(place, reason, note, data)] }
}
