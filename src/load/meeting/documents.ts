import { toString as textOf } from 'mdast-util-to-string'
import type { Files } from '../../host/host.ts'
import { extensionOf, folderOf, nameOf, resolvePath } from '../../host/paths.ts'
import { message, type Place } from '../../messages/message.ts'
import type { Audience } from '../audience.ts'
import { fileStatus, readFile } from '../file-problem.ts'
import { redactReport } from '../markdown/redact.ts'
import { REPORT_ENDINGS, readReport } from '../report.ts'
import type { Result } from '../result.ts'
import { type AgendaItem, type DocumentEntry, documentSchema } from '../schema/meeting.ts'
import type { DocumentSource, Privacy, ReadContent, Report, WithheldDocument } from '../sources.ts'
import { suggest } from '../text/suggest.ts'
import { titleFromName } from '../text/title-from-name.ts'
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
  /** Path of the meeting file. */
  meeting: string
  /** A file that is not there is left for a sheet that says so. */
  allowMissing: boolean
}

/** Reads a report, perhaps one that was read before. */
export type ReadReport = typeof readReport

type Loader<A extends Audience> = (listed: Listed, files: Files, read: ReadReport) => Promise<Result<DocumentSource<A>>>

const loaders: { [A in Audience]: Loader<A> } = { public: loadForPublic, members: loadForMembers }

/**
 * Finds what a document is: a report (`.md`, `.docx`), an attachment (`.pdf`) or a paper to follow. Reports are read; of
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
    const { value: content, messages } = await loadContent(entry, listed, files, read)
    const open: ReadContent | undefined =
      content?.type === 'report' ? { type: 'report', report: redactReport(content.report) } : content
    return { value: open && { ...base, ...described(entry, open, listed), privacy, content: open }, messages }
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
  const { value: content, messages } = await loadContent(entry, listed, files, read)
  if (!content) return { value: undefined, messages }
  const found = { ...base, ...described(entry, content, listed), content }
  return { value: privacy ? { ...found, privacy } : { ...found, privacy }, messages }
}

function settle(listed: Listed) {
  const entry = typeof listed.entry === 'string' ? documentSchema.parse({ file: listed.entry }) : listed.entry
  const privacy = privacyOf(entry) ?? (listed.item && privacyOf(listed.item))
  return { entry, privacy, base: { id: listed.id, place: listed.place } }
}

function described(entry: DocumentEntry, content: ReadContent, { item, id }: Listed) {
  const title = entry.title ?? titleOf(content, entry.file) ?? item?.title ?? id
  return { title, kind: entry.kind ?? kindOf(content, entry.file, item), entry }
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

async function loadContent(
  entry: DocumentEntry,
  listed: Listed,
  files: Files,
  readOne: ReadReport,
): Promise<Result<ReadContent>> {
  if (entry.file === undefined) {
    if (entry.to_follow !== undefined) return { value: { type: 'to-follow', expected: entry.to_follow }, messages: [] }
    return refused(listed.place, 'This document has no file.', 'Add `file: …`, or `to_follow:` with a date.', {
      expected: ['file', 'to_follow'],
    })
  }
  const place = listed.filePlace
  const path = resolvePath(folderOf(listed.meeting), entry.file)
  if (path === undefined) {
    const reason = `\`${entry.file}\` is outside the workspace.`
    return refused(place, reason, 'Copy the file into the folder of the meeting.', {
      actual: entry.file,
      expected: ['a path inside the workspace'],
    })
  }
  const status = await fileStatus(files, path, place)
  if (status && 'reason' in status) return { value: undefined, messages: [status] }
  if (status?.kind !== 'file') {
    if (status === undefined && entry.to_follow !== undefined) {
      return { value: { type: 'to-follow', expected: entry.to_follow }, messages: [] }
    }
    if (status === undefined && listed.allowMissing)
      return { value: { type: 'attachment', path, size: 0 }, messages: [] }
    const reason = status ? `\`${entry.file}\` is a folder, not a file.` : `There is no file \`${path}\`.`
    return refused(place, reason, (await nearNote(entry.file, path, files)) ?? MISSING_NOTE, {
      actual: entry.file,
      expected: ['an existing file'],
    })
  }
  const extension = extensionOf(path)
  if (extension !== '.pdf' && !REPORT_ENDINGS.includes(extension)) {
    const reason = `\`${entry.file}\` is neither a report (.docx or .md) nor a PDF (.pdf).`
    return refused(place, reason, 'Save it as a Word document (.docx) or as a PDF.', {
      actual: entry.file,
      expected: [...REPORT_ENDINGS, '.pdf'],
    })
  }
  if (extension === '.pdf') return { value: { type: 'attachment', path, size: status.size }, messages: [] }
  if (entry.pages !== undefined) {
    const reason = '`pages` can only be used for a PDF.'
    return refused(place, reason, 'Remove it. Mark what the public must not read with `:redact[…]` or `:::exempt`.')
  }
  const bytes = await readFile(files, path, place)
  if ('reason' in bytes) return { value: undefined, messages: [bytes] }
  const read = await readOne(path, bytes, files)
  return { value: read.value && { type: 'report', report: read.value }, messages: read.messages }
}

const MISSING_NOTE = 'Correct the name or add the file. If the paper will come later, add `to_follow:` with a date.'

/** Advice for a web address, or for a name close to that of a file in the folder. */
async function nearNote(given: string, path: string, files: Files): Promise<string | undefined> {
  if (/^https?:\/\//iu.test(given))
    return 'Download the file into the folder of the meeting: agendapack does not use the internet.'
  const papers = (await files.list(folderOf(path))).filter((name) => !name.startsWith('.') && !/\.ya?ml$/i.test(name))
  const meant = suggest(nameOf(path), papers)
  return meant && `Did you mean \`${given.slice(0, given.length - nameOf(path).length)}${meant}\`?`
}

function refused(
  place: Place,
  reason: string,
  note: string,
  data: { actual?: string; expected?: string[] } = {},
): Result<never> {
  return {
    value: undefined,
    messages: [message({ rule: 'document', severity: 'error', place, reason, note, ...data })],
  }
}

function titleOf(content: ReadContent, file: string | undefined): string | undefined {
  const own = content.type === 'report' ? reportTitle(content.report) : undefined
  if (own || file === undefined) return own
  return titleFromName(file)
}

/** The title that a report gives itself: in its front matter, or its first heading. */
export function reportTitle(report: Report): string | undefined {
  if (report.frontMatter.title) return report.frontMatter.title
  const heading = report.tree.children.find((node) => node.type === 'heading')
  const text = heading ? textOf(heading).replace(/\s+/g, ' ').trim() : ''
  return text === '' ? undefined : text
}

function kindOf(content: ReadContent, file = '', item: AgendaItem | undefined): DocumentSource['kind'] {
  const name = nameOf(file).toLowerCase()
  if (/^(?:appendix|annex)/.test(name)) return 'appendix'
  if (item?.type === 'minutes' || name.startsWith('minutes')) return 'minutes'
  return content.type === 'report' ? 'report' : 'document'
}
