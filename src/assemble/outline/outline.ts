import { PDFDict, type PDFName, PDFNull, PDFNumber, type PDFObject, type PDFRef, PDFString } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { pageOfDestination, type Source } from '../files/source.ts'
import type { Target } from '../files/target.ts'
import { newDestination } from '../graft/graft-rules.ts'
import type { RuleContext } from '../graft/rule-context.ts'

/** A bookmark with what it leads to, in terms of the file it will be written to. */
export interface CopiedBookmark {
  title: PDFObject
  /** 0-based page of the file it was read from. */
  page: number | undefined
  /** Dest, A, C, F: what it does and how it looks. */
  entries: readonly (readonly [PDFName, PDFObject])[]
  open: boolean
  kids: CopiedBookmark[]
}

const mostBookmarks = 200_000
const deepest = 64

/** A bookmark as it stands in a file. */
export interface SourceBookmark {
  item: PDFDict
  /** 0-based page that it leads to, if it leads to one. */
  page: number | undefined
  kids: SourceBookmark[]
  /** First and last page that it and those below it lead to; `elsewhere` if one of them leads to no page. */
  first: number
  last: number
  elsewhere: boolean
}

interface Place {
  value: PDFObject | undefined
  siblings: SourceBookmark[]
  depth: number
}

/** The bookmarks of a file, without recursion; loops are cut. */
export function readOutline(source: Source): SourceBookmark[] {
  const { reader } = source
  const top: SourceBookmark[] = []
  const seen = new Set<PDFDict>()
  const order: SourceBookmark[] = []
  const root = reader.dict(source.catalog.get(Name.Outlines))
  const open: Place[] = [{ value: root?.get(Name.First), siblings: top, depth: 0 }]
  for (let place = open.pop(); place && seen.size < mostBookmarks; place = open.pop()) {
    const item = reader.dict(place.value)
    if (!item || seen.has(item)) continue
    seen.add(item)
    const action = reader.dict(item.get(Name.A))
    const page = pageOfDestination(source, item.get(Name.Dest) ?? action?.get(Name.D))
    const [first, last] = [page ?? Number.POSITIVE_INFINITY, page ?? -1]
    const bookmark: SourceBookmark = { item, page, kids: [], first, last, elsewhere: page === undefined }
    order.push(bookmark)
    place.siblings.push(bookmark)
    open.push({ ...place, value: item.get(Name.Next) })
    if (place.depth < deepest)
      open.push({ value: item.get(Name.First), siblings: bookmark.kids, depth: place.depth + 1 })
  }
  // From the back: the kids of each are complete before it is looked at.
  for (const bookmark of order.reverse()) {
    for (const kid of bookmark.kids) {
      bookmark.first = Math.min(bookmark.first, kid.first)
      bookmark.last = Math.max(bookmark.last, kid.last)
      if (kid.elsewhere) bookmark.elsewhere = true
    }
  }
  return top
}

/**
 * Bookmarks of a file of which some pages are left out: those that lead to the others. What is below a bookmark that is
 * left out takes its place, since the title of one may reveal those pages.
 * @param pages 0-based pages that come along
 */
export function outlineOfPages(
  bookmarks: readonly SourceBookmark[],
  pages: Pick<ReadonlySet<number>, 'has'>,
): SourceBookmark[] {
  return bookmarks.flatMap((bookmark) => {
    const kids = outlineOfPages(bookmark.kids, pages)
    return bookmark.page !== undefined && pages.has(bookmark.page) ? [{ ...bookmark, kids }] : kids
  })
}

/** What becomes of bookmarks where only some pages come along: those that lead somewhere, or hold some that do. */
export function graftedOutline(context: RuleContext, bookmarks: readonly SourceBookmark[]): CopiedBookmark[] {
  const { reader } = context.source
  const from = [...context.places.keys()].reduce((least, page) => Math.min(least, page), Number.POSITIVE_INFINITY)
  const to = [...context.places.keys()].reduce((most, page) => Math.max(most, page), -1)
  const all: { kept: CopiedBookmark; into: CopiedBookmark[] }[] = []
  const top: CopiedBookmark[] = []
  const open = bookmarks.map((bookmark) => ({ bookmark, into: top })).reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    const { item, page, kids, first, last, elsewhere } = next.bookmark
    if (!elsewhere && (last < from || to < first)) continue
    const kept: CopiedBookmark = {
      title: reader.resolve(item.get(Name.Title)) ?? PDFString.of(''),
      page,
      entries: graftedEntries(context, item),
      open: (reader.number(item.get(Name.Count)) ?? 0) > 0,
      kids: [],
    }
    all.push({ kept, into: next.into })
    for (const kid of [...kids].reverse()) open.push({ bookmark: kid, into: kept.kids })
  }
  for (const { kept, into } of all.reverse()) {
    kept.kids.reverse()
    if (kept.kids.length > 0 || leads(kept)) into.push(kept)
  }
  return top.reverse()
}

const carried: readonly PDFName[] = [Name.Dest, Name.A, Name.C, Name.F]

/** Entries of a bookmark in the file it is grafted into; what it leads to is left out where that is not there. */
function graftedEntries(context: RuleContext, item: PDFDict): CopiedBookmark['entries'] {
  return carried.flatMap((key) => {
    const value = item.get(key)
    if (value === undefined) return []
    const copy = key === Name.Dest ? newDestination(context, value) : graftedAction(context, key, value)
    return copy === undefined || copy === PDFNull ? [] : [[key, copy] as const]
  })
}

function graftedAction(context: RuleContext, key: PDFName, value: PDFObject): PDFObject | undefined {
  const { reader } = context.source
  const action = key === Name.A ? reader.dict(value) : undefined
  const leadsNowhere =
    action && reader.name(action.get(Name.S)) === Name.GoTo && !newDestination(context, action.get(Name.D))
  return leadsNowhere ? undefined : context.copier().copy(value)
}

function leads(bookmark: CopiedBookmark): boolean {
  return bookmark.entries.some(([key]) => key === Name.Dest || key === Name.A)
}

/** Writes the bookmarks into the catalog. */
export function writeOutline(target: Target, bookmarks: readonly CopiedBookmark[]): void {
  const { context, catalog } = target
  if (bookmarks.length === 0) {
    catalog.delete(Name.Outlines)
    return
  }
  const root = context.obj({ Type: 'Outlines' })
  const rootRef = context.register(root)
  catalog.set(Name.Outlines, rootRef)
  const open: { dict: PDFDict; ref: PDFRef; kids: readonly CopiedBookmark[]; isOpen: boolean }[] = [
    { dict: root, ref: rootRef, kids: bookmarks, isOpen: true },
  ]
  const visible = visibleCounts(bookmarks)
  for (let next = open.pop(); next; next = open.pop()) {
    const refs = next.kids.map(() => context.nextRef())
    const [first, last] = [refs[0], refs.at(-1)]
    if (!first || !last) continue
    next.dict.set(Name.First, first)
    next.dict.set(Name.Last, last)
    const count = next.kids.reduce((sum, kid) => sum + 1 + (kid.open ? (visible.get(kid) ?? 0) : 0), 0)
    next.dict.set(Name.Count, PDFNumber.of(next.isOpen ? count : -count))
    for (const [index, bookmark] of next.kids.entries()) {
      const ref = refs[index]
      if (!ref) continue
      const dict = PDFDict.withContext(context)
      context.assign(ref, dict)
      dict.set(Name.Title, bookmark.title)
      dict.set(Name.Parent, next.ref)
      const [before, after] = [refs[index - 1], refs[index + 1]]
      if (before) dict.set(Name.Prev, before)
      if (after) dict.set(Name.Next, after)
      for (const [key, value] of bookmark.entries) dict.set(key, value)
      open.push({ dict, ref, kids: bookmark.kids, isOpen: bookmark.open })
    }
  }
}

/** Descendants that show when a bookmark is opened. */
function visibleCounts(bookmarks: readonly CopiedBookmark[]): ReadonlyMap<CopiedBookmark, number> {
  const order: CopiedBookmark[] = []
  const open = [...bookmarks]
  for (let next = open.pop(); next; next = open.pop()) {
    order.push(next)
    open.push(...next.kids)
  }
  const counts = new Map<CopiedBookmark, number>()
  for (const bookmark of order.reverse()) {
    const count = bookmark.kids.reduce((sum, kid) => sum + 1 + (kid.open ? (counts.get(kid) ?? 0) : 0), 0)
    counts.set(bookmark, count)
  }
  return counts
}
