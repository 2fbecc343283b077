import { FileError, type Host, variableOf } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import type { DocumentSource } from '../load/sources.ts'
import { hasErrors, isError, type Message, message } from '../messages/message.ts'
import type { LeftOutPages, PlannedPage } from '../plan/plan.ts'
import type { Attachment } from './attachment.ts'
import { openAttachment } from './opening/open.ts'
import { beyondMessages, redactionMessages } from './opening/redaction-messages.ts'
import { ownTitleMessages } from './own-title.ts'
import { leftOutPages, selectedPages } from './select-pages.ts'

export interface OpenDocuments {
  attachments: ReadonlyMap<string, Attachment>
  /** The pages that are asked for, by document. */
  pages: ReadonlyMap<string, readonly PlannedPage[]>
  /** Pages in between that only the members get, by document; for the public alone. */
  leftOut: ReadonlyMap<string, readonly LeftOutPages[]>
  /** Why a file could not be read, where a sheet may stand in for it. */
  unreadable: ReadonlyMap<string, string>
  messages: readonly Message[]
}

/** How the attachments of a workspace are opened. */
export interface OpeningHabits {
  open?: typeof openAttachment | undefined
  /** Languages (BCP 47) which the words of a scan may be in. */
  languages?: readonly string[]
  /** Dots per inch that scanned pages have at most; false where they stay as they are, whatever a document says. */
  downsample?: number | false | undefined
}

/**
 * Opens every attachment among the documents, one after the other, so that no more than one is repaired at a time.
 * With `allowMissing`, what cannot be read is a warning and a sheet stands in for it.
 */
export async function openDocuments(
  documents: readonly DocumentSource[],
  audience: Audience,
  allowMissing: boolean,
  host: Host,
  habits: OpeningHabits = {},
): Promise<OpenDocuments> {
  const attachments = new Map<string, Attachment>()
  const pages = new Map<string, readonly PlannedPage[]>()
  const leftOut = new Map<string, readonly LeftOutPages[]>()
  const unreadable = new Map<string, string>()
  const messages: Message[] = []
  for (const document of documents) {
    if (document.content.type !== 'attachment') continue
    host.progress(`Reading ${document.content.path}`)
    const found = await openOne(document, document.content.path, host, habits)
    const attachment = found.value
    const selected = attachment && selectedPages(document, attachment.pages.length, audience)
    const missing = attachment && audience === 'public' ? leftOutPages(document, attachment.pages.length) : undefined
    const ofTitle = attachment ? ownTitleMessages(attachment, document) : []
    const problems = [...found.messages, ...ofTitle, ...(selected?.messages ?? []), ...(missing?.messages ?? [])]
    if (attachment && audience === 'public') {
      const { title, place, entry } = document
      const [shown, paper] = [selected?.value ?? [], { title, place, owner: entry.owner }]
      problems.push(...redactionMessages(attachment, shown, paper))
      if (shown.length < attachment.pages.length) problems.push(...beyondMessages(attachment, shown, paper))
    }
    if (attachment && selected?.value && !hasErrors(problems)) {
      leftOut.set(document.id, missing?.value ?? [])
      const isPrivate = privatePages(document, attachment.pages.length, audience)
      attachments.set(document.id, attachment)
      pages.set(
        document.id,
        selected.value.flatMap((page) => {
          const size = attachment.pages[page]
          const label = attachment.labels?.[page]
          return size ? [{ ...size, page, label, ...(isPrivate(page) ? { isPrivate: true } : {}) }] : []
        }),
      )
    } else if (allowMissing) {
      unreadable.set(document.id, problems.map(({ reason }) => reason).join(' '))
    }
    messages.push(...(allowMissing && hasErrors(problems) ? problems.map(asWarning) : problems))
  }
  return { attachments, pages, leftOut, unreadable, messages }
}

/** The documents without some of them, for which a sheet stands in. @param problems what is wrong with them */
export function withoutDocuments(
  opened: OpenDocuments,
  ids: readonly string[],
  problems: readonly Message[],
): OpenDocuments {
  const others = <T>(documents: ReadonlyMap<string, T>): Map<string, T> =>
    new Map([...documents].filter(([id]) => !ids.includes(id)))
  const reason = problems
    .filter(isError)
    .map((made) => made.reason)
    .join(' ')
  return {
    attachments: others(opened.attachments),
    pages: others(opened.pages),
    leftOut: others(opened.leftOut),
    unreadable: new Map([...opened.unreadable, ...ids.map((id) => [id, reason] as const)]),
    messages: [...opened.messages, ...problems.map(asWarning)],
  }
}

/** Tells pages that the members get of a public document and the public does not. */
function privatePages(document: DocumentSource, pageCount: number, audience: Audience): (page: number) => boolean {
  if (audience === 'public' || document.privacy || typeof document.entry.pages !== 'object') return () => false
  const open = new Set(selectedPages(document, pageCount, 'public').value)
  return (page) => !open.has(page)
}

/** Documents of several packs as those of one. */
export function joinDocuments(packs: readonly { opened: OpenDocuments }[]): OpenDocuments {
  const all = packs.map(({ opened }) => opened)
  return {
    attachments: new Map(all.flatMap(({ attachments }) => [...attachments])),
    pages: new Map(all.flatMap(({ pages }) => [...pages])),
    leftOut: new Map(all.flatMap(({ leftOut }) => [...leftOut])),
    unreadable: new Map(all.flatMap(({ unreadable }) => [...unreadable])),
    messages: [],
  }
}

async function openOne(
  document: DocumentSource,
  path: string,
  host: Host,
  { open = openAttachment, languages = ['en'], downsample }: OpeningHabits,
) {
  const { password, language, ocr } = document.entry
  const dpi = downsample !== false && (document.entry.downsample ?? downsample)
  const secret = password === undefined ? undefined : variableOf(host, password)
  if (password !== undefined && secret === undefined)
    return failed(
      document,
      `${path} needs a password.`,
      `Set the environment variable ${password} to its password. Do not write the password itself in the workspace.`,
    )
  try {
    const bytes = await host.files.read(path)
    return await open(path, bytes, {
      password: secret,
      place: document.place,
      owner: document.entry.owner,
      title: document.title,
      structure: document.entry.structure,
      downsample: dpi ? { dpi, root: host.files.root } : undefined,
      ocr: ocr ? { languages: language === undefined ? languages : [language], root: host.files.root } : undefined,
    })
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const note =
      error.problem === 'changed'
        ? 'Wait until it has been saved, then build again.'
        : 'Put the file back, or remove it from the agenda.'
    return failed(document, `${error.message}.`, note)
  }
}

function failed(document: DocumentSource, reason: string, note: string) {
  const made = message({ rule: 'attachment', severity: 'error', reason, note, place: document.place })
  return { value: undefined, messages: [made] }
}

function asWarning(made: Message): Message {
  if (made.fatal) made.fatal = false
  return made
}
