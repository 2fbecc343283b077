import { toString as textOf } from 'mdast-util-to-string'
import type { Report } from '../load/sources.ts'
import type { CompiledPack } from '../publish/edition.ts'
import type { Bookmark } from '../typeset/result.ts'

/** The line that a heading stands on, and its 0-based page. */
interface Landmark {
  line: number
  index: number
}

/**
 * The page of a pack on which a paper has changed, about: between the headings before and after the first line that differs.
 *
 * @param path of the file that was saved
 * @param before the text of the report as it was, where it was shown before
 * @returns a 1-based page; undefined where none of the papers is made from the file
 */
export function pageOfChange(pack: CompiledPack, path: string, before: string | undefined): number | undefined {
  for (const { id, ...paper } of pack.plan.documents) {
    const report = 'content' in paper && paper.content.type === 'report' ? paper.content.report : undefined
    const file = report?.path ?? pack.opened.attachments.get(id)?.path
    const span = file === path ? pack.typeset.spans.find((one) => one.id === id) : undefined
    if (!span) continue
    if (!report || before === undefined) return span.firstIndex + 1
    const end = { line: lineCount(report.text) + 1, index: span.lastIndex }
    const marks = [{ line: 1, index: span.firstIndex }, ...landmarks(report, bookmarksOf(pack, id)), end]
    return between(marks, firstDifference(before, report.text)) + 1
  }
  return undefined
}

/** The page of a line, taking lines between two headings to be of one height. */
function between(marks: readonly Landmark[], line: number): number {
  const next = Math.max(
    1,
    marks.findIndex((mark) => mark.line > line),
  )
  const [from, to] = [marks[next - 1], marks[next]]
  if (!from || !to) return marks[0]?.index ?? 0
  return Math.floor(from.index + ((line - from.line) / (to.line - from.line)) * (to.index - from.index))
}

/** The headings of a report that have a bookmark, in their order. */
function landmarks(report: Report, bookmarks: readonly Bookmark[]): Landmark[] {
  const left = [...bookmarks]
  return report.tree.children.flatMap((node) => {
    if (node.type !== 'heading' || !node.position) return []
    const title = textOf(node).trim()
    const found = left.findIndex((bookmark) => bookmark.title === title)
    const [bookmark] = found < 0 ? [] : left.splice(0, found + 1).slice(-1)
    return bookmark ? [{ line: node.position.start.line, index: bookmark.index }] : []
  })
}

/** All bookmarks below that of a document, from top to bottom. */
function bookmarksOf({ typeset }: CompiledPack, id: string): Bookmark[] {
  const below = (bookmarks: readonly Bookmark[]): Bookmark[] =>
    bookmarks.flatMap((bookmark) => [bookmark, ...below(bookmark.children)])
  return below(below(typeset.outline).find(({ document }) => document === id)?.children ?? [])
}

/** 1-based. */
function firstDifference(before: string, after: string): number {
  let at = 0
  while (at < after.length && before[at] === after[at]) at += 1
  return lineCount(after.slice(0, at))
}

function lineCount(text: string): number {
  return text.split('\n').length
}
