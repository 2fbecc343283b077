import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { SiteFile } from '../model.ts'
import { compareText } from '../records/group.ts'
import type { People } from '../records/people.ts'
import type { MeetingRecord } from '../records/record.ts'
import { occurrenceOf } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { inEachLanguage } from '../templates/translations.ts'
import { compressed } from './compressed.ts'
import { partFiles, partPath, partsOf, type SearchPaper, type SearchPart } from './parts.ts'
import type { Postings } from './places.ts'
import { type Collector, collectWords } from './postings.ts'

/** Folder of the index. */
export const SEARCH_FOLDER = 'assets/search/'

/** Characters of JSON in a file of words; a word that is everywhere has one to itself. */
const CHUNK = 12_000
/** Words that a misspelt one is compared with, the commonest. */
const SPELLINGS = 15_000
/** What words of a title and of a heading count, against those of the text. */
const WEIGHTS = { title: 6, heading: 3, text: 1 }

/**
 * The index of the search: which passages have which words. It is made from the files of parts that the meetings have on the
 * site, so that a meeting that did not change is not prepared again.
 * @param read a file of the site
 */
export async function* searchIndex(
  records: readonly MeetingRecord[],
  around: AroundPapers,
  read: (path: string) => Promise<Uint8Array>,
): AsyncGenerator<SiteFile> {
  const others = partsOf(around.pages)
  yield* partFiles(SEARCH_FOLDER, others)
  const words = collectWords()
  const parts: number[] = []
  const kinds: string[] = []
  const add = (part: SearchPart): void => {
    if (!kinds.includes(part.kind)) kinds.push(part.kind)
    parts.push(part.passages.length * 128 + kinds.indexOf(part.kind) * 2 + (part.isContinued ? 1 : 0))
    addPart(part, words)
  }
  for (const part of others) add(part)
  const ordered = inOrder(records)
  for (const { page, searchParts } of ordered) {
    for (let number = 1; number <= searchParts; number += 1) {
      add(JSON.parse(gunzipSync(await read(partPath(page, number))).toString('utf8')) as SearchPart)
    }
  }
  const { bodies } = around
  const slugs = bodies.map(({ slug }) => slug)
  const meetings = ordered.map(({ page, committeeSlug, date, searchParts }) => [
    page,
    slugs.indexOf(committeeSlug),
    date,
    searchParts,
  ])
  const version = createHash('sha256').update(JSON.stringify([others, meetings, parts]))
  const starts: string[] = []
  const making = wordFiles(words)
  let made = making.next()
  for (; !made.done; made = making.next()) {
    starts.push(made.value.first)
    for (const { content } of made.value.files) version.update(content)
    yield* made.value.files
  }
  yield file('spelling', spellings(words))
  const all = [[SEARCH_FOLDER, -1, '', others.length], ...meetings]
  yield file('index', {
    version: version.digest('hex').slice(0, 8),
    bodies,
    kinds,
    meetings: all,
    parts,
    words: starts,
    common: made.value,
  })
}

/** What the search has besides meetings and papers. */
export interface AroundPapers {
  /** The pages of members and committees. */
  pages: readonly SearchPaper[]
  /** Committees that have met, with their names in each language of the site. */
  bodies: readonly { slug: string; names: readonly (string | undefined)[] }[]
}

export function aroundPapers(context: SiteContext, records: readonly MeetingRecord[], people: People): AroundPapers {
  return { pages: othersToFind(context, people), bodies: bodiesOf(context, records) }
}

/** Meetings by the day on which they are held; those that an earlier version has published have no words. */
function inOrder(records: readonly MeetingRecord[]): MeetingRecord[] {
  return records
    .map((record) => ({ ...record, ...occurrenceOf(record), searchParts: record.searchParts ?? 0 }))
    .sort((a, b) => compareText(a.date, b.date) || compareText(a.key, b.key))
}

function addPart({ title, language, passages, isContinued }: SearchPart, words: Collector): void {
  for (const [index, { heading, text }] of passages.entries()) {
    const isFirst = index === 0 && !isContinued
    words.add(
      [
        { text: isFirst ? title : '', weight: WEIGHTS.title },
        { text: heading ?? '', weight: WEIGHTS.heading },
        { text, weight: WEIGHTS.text },
      ],
      language,
    )
  }
}

function othersToFind(context: SiteContext, people: People): SearchPaper[] {
  const language = context.editions[0]?.wording.language ?? 'en'
  return [
    ...[...context.committees].map(([slug, { name, type, description }]) => ({
      kind: 'committee',
      title: name,
      language,
      page: `committees/${slug}/`,
      passages: [{ at: '', text: [type, description].filter((text) => text !== undefined).join('. ') }],
    })),
    ...people.list.map(({ slug, name, seats }) => ({
      kind: 'person',
      title: name,
      language,
      page: `people/${slug}/`,
      passages: [{ at: '', text: [...new Set(seats.map((seat) => seat.committee))].join(', ') }],
    })),
  ]
}

function bodiesOf(context: SiteContext, records: readonly MeetingRecord[]): AroundPapers['bodies'] {
  const own = [...inEachLanguage(context, [])].map((one) => one.own.committees)
  const names = new Map(inOrder(records).map(({ committeeSlug, committee }) => [committeeSlug, committee]))
  return [...names.keys()].sort().map((slug) => ({
    slug,
    names: own.map((committees) => committees.get(slug)?.name ?? names.get(slug)),
  }))
}

/** Files of words in their order and of the places where they stand, with the first word of each; last, the common words. */
function* wordFiles(words: Collector): Generator<{ first: string; files: SiteFile[] }, readonly string[]> {
  let chunk: Postings[] = []
  let length = 0
  let number = 0
  const made = () => ({ first: chunk[0]?.word ?? '', files: chunkFiles(number, chunk) })
  const all = words.all()
  let next = all.next()
  for (; !next.done; next = all.next()) {
    const postings = next.value
    const own = postings.word.length + 4 * postings.gaps.length + 6
    if (length > 0 && length + own > CHUNK) {
      yield made()
      chunk = []
      length = 0
      number += 1
    }
    chunk.push(postings)
    length += own
  }
  if (chunk.length > 0) yield made()
  return next.value
}

function chunkFiles(number: number, chunk: readonly Postings[]): SiteFile[] {
  const entries = chunk.map(({ word, gaps, weights }) => [word, [gaps, weights]] as const)
  const placed = chunk.filter(({ places }) => places.length > 0)
  const places = placed.map(({ word, counts, places, beside }) => {
    return [word, [counts, places, ...(beside ? [beside.before, beside.after] : [])]] as const
  })
  const files = [file(`words-${number}`, Object.fromEntries(entries), 3)]
  if (placed.length > 0) files.push(file(`places-${number}`, Object.fromEntries(places), 3))
  return files
}

/** The commonest words of some length, for those that are misspelt. */
function spellings(words: Collector): string[] {
  return [...words.spellings()]
    .filter(([word]) => word.length > 2 && /^\p{L}+$/u.test(word))
    .sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
    .slice(0, SPELLINGS)
    .map(([word]) => word)
}

function file(name: string, content: unknown, level?: Parameters<typeof compressed>[1]): SiteFile {
  return { path: `${SEARCH_FOLDER}${name}.json.gz`, content: compressed(content, level) }
}
