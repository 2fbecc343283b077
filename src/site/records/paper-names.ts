import { nameOf } from '../../host/paths.ts'
import type { ManifestDocument } from '../../manifest/manifest.ts'
import { slugOf } from '../../slug.ts'
import type { SiteMeeting } from '../model.ts'
import { uniqueNames } from '../text.ts'

/** The name that the page of a paper was published under, in the folder of its meeting. */
export interface PublishedName {
  /** `budget.html` */
  name: string
  /** Id of the paper. */
  id: string
  /** Path of its file; '' where nobody knows. */
  source: string
}

/** Names that a paper's page may not take, because the meeting's own page stands there. */
const TAKEN = ['index.html']
const ENDING = '.html'

/**
 * The name of the page of each report of a meeting, and of the text of each PDF, by the id of the paper. One that was published keeps its name, even where
 * its title, its number or its file has another since. A new one has that of its file, which a corrected title does not change.
 * Later supplements come last, so that they never move an earlier page.
 */
export function paperNames(meeting: SiteMeeting, before: readonly PublishedName[]): ReadonlyMap<string, string> {
  const isText = ({ id }: ManifestDocument): boolean => meeting.structures?.has(id) ?? false
  const papers = meeting.manifest.agenda
    .flatMap((entry) => (entry.kind === 'item' ? entry.documents.map((paper) => ({ paper, label: entry.label })) : []))
    .filter(({ paper }) => paper.visibility === 'public' && (meeting.reports.has(paper.id) || isText(paper)))
    .toSorted((a, b) => a.paper.supplement - b.paper.supplement)
  const sources = new Set(papers.map(({ paper }) => sourceOf(paper)))
  const left = new Set(before)
  const take = (isMatch: (one: PublishedName) => boolean): string | undefined => {
    const found = [...left].find(isMatch)
    if (found) left.delete(found)
    return found?.name
  }
  const same = papers.map(({ paper }) =>
    take(({ source, id }) => source !== '' && source === sourceOf(paper) && (id === paper.id || isOnly(papers, paper))),
  )
  const kept = papers.map(
    ({ paper }, index) => same[index] ?? take(({ source, id }) => id === paper.id && !sources.has(source)),
  )
  const suffixOf = (paper: ManifestDocument): string => (isText(paper) ? '-text' : '')
  const unique = uniqueNames([...TAKEN, ...before.map(({ name }) => name)].map((name) => name.slice(0, -ENDING.length)))
  return new Map(
    papers.map(({ paper, label }, index) => [
      paper.id,
      kept[index] ?? unique(slugOf(stemOf(paper) ?? `${label} ${paper.title}`, 'paper') + suffixOf(paper)) + ENDING,
    ]),
  )
}

function sourceOf({ source }: ManifestDocument): string {
  return source?.path ?? ''
}

/** True for a paper whose file is listed once. */
function isOnly(papers: readonly { paper: ManifestDocument }[], paper: ManifestDocument): boolean {
  return papers.filter((other) => sourceOf(other.paper) === sourceOf(paper)).length === 1
}

/** `budget` of `meetings/december/budget.docx`. */
function stemOf(paper: ManifestDocument): string | undefined {
  const name = nameOf(sourceOf(paper)).replace(/\.[^.]*$/u, '')
  return name === '' ? undefined : name
}
