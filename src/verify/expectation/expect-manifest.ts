import type {
  FrontMatterRanges,
  Manifest,
  ManifestDocument,
  ManifestItem,
  ManifestPack,
  PageRange,
} from '../../manifest/manifest.ts'
import { numbersPrinted } from '../../manifest/page-numbers.ts'
import { expectLink, rangeLists } from './expect-pack.ts'
import { ENGLISH_WORDS, type ExpectedSpan, type PackExpectation } from './expectation.ts'

/** What `pack.json` says of a pack, which can be the pack itself, one of its supplements or a personal copy. */
export function expectationOf(
  manifest: Pick<Manifest, 'agenda' | 'frontMatter' | 'pageWords'>,
  pack: Pick<ManifestPack, 'supplement' | 'pageCount' | 'numbers' | 'runs' | 'fingerprints'> & {
    /** Set for a pack that holds the supplements as well. */
    frontMatter?: FrontMatterRanges
  },
): PackExpectation {
  const numbers = numbersPrinted(pack)
  const isWhole = pack.frontMatter !== undefined
  const frontMatter = pack.supplement === 0 ? Object.entries(pack.frontMatter ?? manifest.frontMatter) : []
  const names: Record<string, string> = { frontSheet: 'front-sheet', agenda: 'agenda' }
  const spans = frontMatter.flatMap(([key, range]) => findSpan(names[key] ?? key, range, numbers))
  const items = manifest.agenda.flatMap((entry) => {
    if (entry.kind !== 'item') return []
    const documents = entry.documents.filter(({ supplement }) => isWhole || supplement === pack.supplement)
    const found = documents.flatMap((document) => {
      const [span] = document.pages ? findSpan(document.id, document.pages, numbers) : []
      return span ? [{ document, span }] : []
    })
    return found.length === 0 ? [] : [{ item: entry, found }]
  })
  return {
    words: manifest.pageWords ?? ENGLISH_WORDS,
    pages: Array.from({ length: pack.pageCount }, (_, index) => {
      const fingerprint = pack.fingerprints?.[index]
      return { number: numbers[index] ?? 0, fingerprint }
    }),
    spans: [...spans, ...items.flatMap(({ found }) => found.map(({ span }) => span))],
    ranges: items.map(({ item, found }) => ({
      item: item.label,
      anyOf: isWhole
        ? [item.ranges ?? []]
        : rangeLists([found.flatMap(({ document }) => document.pages ?? []), found.map(printedRange)]),
    })),
    links: items.map(({ item, found }) =>
      expectLink(
        item.label,
        found.map(({ span }) => span),
      ),
    ),
    bookmarks: items.flatMap(({ item, found }) => bookmarksOf(item, found)),
  }
}

interface Found {
  document: ManifestDocument
  span: ExpectedSpan
}

/** Nothing where the numbers are not in the pack. A range can end with numbers that have no sheet in this pack. */
function findSpan(id: string, range: PageRange, numbers: readonly number[]): ExpectedSpan[] {
  const firstIndex = numbers.indexOf(range.first)
  const lastIndex = numbers.findLastIndex((number) => range.first <= number && number <= range.last)
  const lastNumber = numbers[lastIndex]
  if (firstIndex < 0 || lastNumber === undefined) return []
  return [{ id, firstIndex, lastIndex, firstNumber: range.first, lastNumber }]
}

function printedRange({ span }: Found): PageRange {
  return { first: span.firstNumber, last: span.lastNumber }
}

function bookmarksOf(item: ManifestItem, found: readonly Found[]): PackExpectation['bookmarks'] {
  const own = found.map(({ document, span }) => ({
    what: `document ${document.id}`,
    titles: [document.title, item.title],
    target: span.firstIndex,
  }))
  const { target } = expectLink(
    item.label,
    found.map(({ span }) => span),
  )
  return [{ what: `item ${item.label}`, titles: [item.title, ...(own[0]?.titles ?? [])], target }, ...own]
}
