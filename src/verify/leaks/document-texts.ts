import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { selectedPages } from '../../attachments/select-pages.ts'
import type { Audience } from '../../load/audience.ts'
import { hiddenInMarkdown, hiddenParts } from '../../load/markdown/redact.ts'
import { privateItems } from '../../load/meeting/across/decisions.ts'
import { documentsOf } from '../../load/meeting/documents-of.ts'
import type { Action, Decision } from '../../load/schema/decisions.ts'
import type { AgendaItem } from '../../load/schema/meeting.ts'
import type { DocumentSource, MeetingSources } from '../../load/sources.ts'
import { eachNode } from '../../load/text/each-node.ts'
import { titleFromName } from '../../load/text/title-from-name.ts'
import type { PageReading, PdfReading } from '../reading/reading.ts'
import type { HiddenText } from './phrases.ts'
import type { OpenText } from './secrets.ts'

/** Attachments as the second engine reads them, by document. */
export type Readings = ReadonlyMap<string, PdfReading>

/**
 * What of a meeting the public must not get: private papers, redacted passages, pages that are for members alone, private
 * titles and notes.
 * @param sources loaded for the members
 */
export function privateDocuments(sources: MeetingSources, readings: Readings): HiddenText[] {
  const documents = allDocuments(sources).flatMap((document) => privateParts(document, readings))
  const { information, agenda } = sources.definition.value
  const openNotes = agenda.flatMap((entry) => ('title' in entry && !isClosed(entry) ? entry.note : undefined) ?? [])
  const passages = [information, ...openNotes].flatMap((text) => passagesOf(hiddenInMarkdown(text)))
  const redacted = passages.length > 0 ? [{ id: 'information and notes', text: [], passages }] : []
  return [...documents, ...redacted, ...privateNotes(sources), ...chairNotes(sources), ...privateDecisions(sources)]
}

/**
 * What the public gets of a meeting anyway.
 * @param sources loaded for the public
 */
export function publicDocuments(sources: MeetingSources, readings: Readings): OpenText[] {
  const papers = allDocuments(sources).map(({ title, content, id, ...document }): OpenText => {
    if (content.type === 'report') return { title, files: [content.report.path], text: content.report.text }
    if (content.type !== 'attachment') return { title, text: '' }
    const pages = pagesOf(readings.get(id), shownPages({ ...document, id, title, content }, readings, 'public'), true)
    return { title, files: [content.path], text: pages.map(wordsOfPage).join('\n') }
  })
  const around = [...stringsIn([sources.definition.value, sources.decisions?.value]), sources.committee.text]
  return [...papers, ...around.map((text) => ({ text }))]
}

/** Every string in a value made of lists and records. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** The papers of a meeting and of its supplements. */
export function allDocuments(sources: MeetingSources): DocumentSource[] {
  return [...documentsOf(sources), ...sources.supplements.flatMap((supplement) => documentsOf(sources, supplement))]
}

function privateParts(document: DocumentSource, readings: Readings): HiddenText[] {
  const { id, content, privacy, place: written } = document
  const known = { id, written, ...titleOf(document) }
  if (content.type === 'report') {
    if (privacy) return [{ ...known, files: [content.report.path], text: linesOf(content.report.text) }]
    const passages = passagesOf(hiddenParts(content.report))
    return passages.length > 0 ? [{ id, written, text: [], passages }] : []
  }
  if (content.type !== 'attachment') return privacy ? [{ ...known, text: [] }] : []
  if (privacy) return [{ ...known, files: [content.path], text: pagesOf(readings.get(id), new Set(), false) }]
  const hidden = pagesOf(readings.get(id), shownPages(document, readings, 'public'), false)
  return hidden.length > 0 ? [{ id, written, text: hidden }] : []
}

/** The title, unless it is the one word of a file name: that is searched for as a file name, with its ending. */
function titleOf({ title, entry }: DocumentSource): { title?: string } {
  const isFileName = entry.file !== undefined && !/\s/.test(title) && titleFromName(entry.file) === title
  return isFileName ? {} : { title }
}

/** What is for the chair alone. */
function chairNotes({ agenda }: MeetingSources): HiddenText[] {
  return agenda.flatMap((entry) => {
    const text = entry.kind === 'item' ? entry.item.chair_note : undefined
    if (entry.kind !== 'item' || text === undefined) return []
    return [{ id: `the chair’s note on item ${entry.label}`, text: linesOf(text) }]
  })
}

/** Private titles and notes of the agenda, which are in no paper. */
function privateNotes(sources: MeetingSources): HiddenText[] {
  return sources.agenda.flatMap((entry): HiddenText[] => {
    if (entry.kind !== 'item' || !entry.privacy) return []
    const { title, note, lead, urgent } = entry.item
    const isPublic = entry.privacy.ground.public_title === undefined
    const texts = Object.entries({ note, lead, urgent: urgent?.reason })
    const text = texts.flatMap(([place, words]) => (words === undefined ? [] : [{ place, text: words }]))
    return [{ id: `item ${entry.label}`, text, ...(isPublic ? {} : { title }) }]
  })
}

/** Decisions and actions that are private, without the words that are for the public. */
function privateDecisions({ decisions: source, agenda }: MeetingSources): HiddenText[] {
  if (!source) return []
  const isPrivateItem = privateItems(agenda)
  const { decisions, actions, declarations = [] } = source.value
  const isPrivate = (entry: Decision | Action) => entry.private || isPrivateItem(entry.item)
  const texts = [
    ...[...decisions, ...actions].filter(isPrivate).map(({ public: _, item: _label, ...entry }) => stringsIn(entry)),
    ...declarations.filter(({ item }) => isPrivateItem(item)).map(({ nature, action = '' }) => [nature, action]),
  ]
  return texts.map((strings, index) => ({
    id: `decision ${index + 1}`,
    text: strings.flatMap((text) => linesOf(text)),
  }))
}

function isClosed({ private: exempt, confidential }: Pick<AgendaItem, 'private' | 'confidential'>): boolean {
  return exempt !== undefined || confidential !== undefined
}

/** 0-based pages of an attachment that an audience gets. */
export function shownPages(document: DocumentSource, readings: Readings, audience: Audience): ReadonlySet<number> {
  const pageCount = readings.get(document.id)?.pageCount ?? 0
  return new Set(selectedPages(document, pageCount, audience).value)
}

/** Pages of an attachment as they were read, those that are chosen or the others. */
export function pagesOf(reading: PdfReading | undefined, chosen: ReadonlySet<number>, isChosen: boolean) {
  return (reading?.pages ?? []).flatMap(({ text, links }, page) =>
    chosen.has(page) === isChosen ? [{ place: `page ${page + 1}`, text, links }] : [],
  )
}

/** The words of a page, and the addresses to which it leads. */
function wordsOfPage({ text, links }: Pick<PageReading, 'text' | 'links'>): string {
  return [text, ...links.flatMap((link) => (link.kind === 'address' ? link.address : []))].join('\n')
}

function linesOf(text: string): { place: string; text: string }[] {
  return text.split('\n').map((line, index) => ({ place: `line ${index + 1}`, text: line }))
}

/** The words of redacted passages and of notes that go with them, and the addresses in them. */
function passagesOf(parts: readonly Nodes[]): { place: string; text: string }[] {
  return parts.flatMap((part) => {
    const place = `line ${part.position?.start.line ?? 1}`
    const texts = [plainText(part)]
    eachNode(part, (node) => {
      if ('url' in node) texts.push(node.url)
    })
    return texts.filter((text) => text.trim() !== '').map((text) => ({ place, text }))
  })
}
