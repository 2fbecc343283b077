import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { CompiledPack, Edition } from '../build.ts'
import type { MeetingSources, Report, Workspace } from '../load/sources.ts'
import { collectSecrets, type PrivateDocument, type PublicDocument, type Secrets } from './secrets.ts'

/** An edition with the sources it was made from. */
export interface EditionSources {
  edition: Edition
  sources: MeetingSources
}

/**
 * What must not be in the public outputs of a meeting: what stands in the members' papers and in nothing that the public
 * is given anyway. `templates` are the texts around the papers.
 */
export function meetingSecrets(
  workspace: Workspace,
  members: EditionSources,
  open: EditionSources,
  templates: readonly string[],
): Secrets {
  const notes = privateNotes(members.sources)
  return collectSecrets(
    [...members.edition.packs.flatMap((pack, index) => privateDocuments(pack, open.edition.packs[index])), ...notes],
    [...open.edition.packs.flatMap(publicDocuments), ...surroundings(workspace, open, templates)],
  )
}

function privateDocuments(pack: CompiledPack, open: CompiledPack | undefined): PrivateDocument[] {
  return pack.plan.documents.flatMap((paper): PrivateDocument[] => {
    if (paper.visibility === 'withheld') return []
    const { id, title, content } = paper
    const attachment = pack.opened.attachments.get(id)
    if (content.type === 'report') {
      const { report } = content
      if (paper.visibility === 'private') return [{ id, title, files: [report.path], text: linesOf(report.text) }]
      const passages = redactedPassages(report)
      return passages.length > 0 ? [{ id, text: [], passages }] : []
    }
    const shown = paper.visibility === 'public' ? open?.opened.pages.get(id)?.map(({ page }) => page) : []
    const text = pagesOf(pack, id, (page) => !shown?.includes(page))
    if (text.length === 0 && paper.visibility === 'public') return []
    return paper.visibility === 'private'
      ? [{ id, title, text, ...(attachment ? { files: [attachment.path], digests: [attachment.sha256] } : {}) }]
      : [{ id, text }]
  })
}

/** Private titles and notes of the agenda, which stand in no paper. */
function privateNotes(sources: MeetingSources): PrivateDocument[] {
  return sources.agenda.flatMap((entry): PrivateDocument[] => {
    if (entry.kind !== 'item' || !entry.privacy) return []
    const { title, note } = entry.item
    const isPublic = entry.privacy.ground.public_title === undefined
    const text = note === undefined ? [] : [{ place: 'note', text: note }]
    return [{ id: `item ${entry.label}`, text, ...(isPublic ? {} : { title }) }]
  })
}

function publicDocuments(pack: CompiledPack): PublicDocument[] {
  return pack.plan.documents.map((paper): PublicDocument => {
    if (paper.visibility === 'withheld') return { title: paper.title, text: paper.statement }
    const { content, id, title } = paper
    if (content.type === 'report') return { title, files: [content.report.path], text: content.report.text }
    const attachment = pack.opened.attachments.get(id)
    const chosen = new Set(pack.opened.pages.get(id)?.map(({ page }) => page))
    const text = pagesOf(pack, id, (page) => chosen.has(page))
    return {
      title,
      text: text.map((page) => page.text).join('\n'),
      ...(attachment ? { files: [attachment.path] } : {}),
    }
  })
}

/** What surrounds the papers in every public output. */
function surroundings(
  workspace: Workspace,
  { edition, sources }: EditionSources,
  templates: readonly string[],
): PublicDocument[] {
  const plans = edition.packs.map(({ plan }) => JSON.stringify([plan.meeting, plan.membership, plan.agenda]))
  const definition = JSON.stringify(sources.definition.value)
  return [workspace.settings.text, sources.committee.text, definition, ...plans, ...templates].map((text) => ({ text }))
}

function pagesOf(pack: CompiledPack, id: string, isWanted: (page: number) => boolean) {
  return (pack.readings.get(id)?.pages ?? []).flatMap(({ text }, page) =>
    isWanted(page) ? [{ place: `page ${page + 1}`, text }] : [],
  )
}

function linesOf(text: string): { place: string; text: string }[] {
  return text.split('\n').map((line, index) => ({ place: `line ${index + 1}`, text: line }))
}

/** The words under `:redact[…]` and `:::exempt`. */
function redactedPassages(report: Report): { place: string; text: string }[] {
  const found: { place: string; text: string }[] = []
  visit(report.tree, (node: Nodes) => {
    const isDirective =
      node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective'
    if (!isDirective || (node.name !== 'redact' && node.name !== 'exempt')) return undefined
    found.push({ place: `line ${node.position?.start.line ?? 1}`, text: plainText(node) })
    return 'skip'
  })
  return found
}
