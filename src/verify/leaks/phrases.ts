import { hashOf, wordsOf } from '../../load/text/words.ts'
import type { Place } from '../../messages/message.ts'

/** A sequence of words that must not be found. */
export interface Phrase {
  kind: 'title' | 'file name' | 'passage'
  words: readonly number[]
  /** Index among the places of the secrets. */
  origin: number
  /**
   * A title of one word that many texts have, such as "Update": found only where it is a line by itself, as a title
   * does. A build must not stop because a sentence has the word.
   */
  byItself?: boolean
}

/** Titles and file names of nothing but these, numbers and short words say nothing. */
const GENERIC = new Set(
  'annex annexe appendices appendix attachment background confidential covering document draft exempt item letter minutes note notes paper papers part presentation private report schedule section summary supplement table'
    .split(' ')
    .map(hashOf),
)
const SHORT = 3

/** Words that papers of any body have; as the whole title of one they betray it only where they are a title. */
const COMMON = new Set(
  [
    'access account accounts action actions address advice agreement allocation application appointment appointments',
    'approval approvals area arrangements assessment asset assets audit award background benefits brief briefing budget',
    'budgets building buildings business capital case cases change changes charges claim claims committee community',
    'complaint complaints compliance conclusion consultation contact contents contract contracts correspondence cost costs',
    'council data date debt debts decision decisions delivery details development director discipline discussion disposal',
    'education employment enforcement equality estate estates evidence expenditure figures finance finances findings',
    'format forecast form forms framework fraud funding future governance grant grants grievance guidance health highways',
    'history housing image incident incidents income index information inspection insurance introduction investigation',
    'investment issues land lease leases legal letters licence licences licensing link list litigation loan loans',
    'maintenance management matter matters meeting members membership negotiations notice notices objections offer offers',
    'office officer offices options order organisation other outcome overview page pages parking partnership path pathway',
    'payment payments pension pensions people performance permission personnel plan planning plans police policies policy',
    'position premises price prices procurement programme progress project projects property proposal proposals public',
    'purchase quality question questions rates recommendation recommendations record records recruitment redundancy',
    'redundancies reference register regulation rent rents reorganisation reports request requests resources response',
    'responses restructure result results review reviews risk risks safeguarding safety salaries salary sale sales scheme',
    'security service services settlement site sites staff staffing statement statements status strategy structure subject',
    'submission support survey table task team tender tenders terms timetable title training transfer transport update',
    'updates upgrade urgent valuation valuations value values version view wages waste welfare wellbeing work works',
  ]
    .join(' ')
    .split(' ')
    .map(hashOf),
)

/** Title, file names and passages of a document. Places of passages are added to `places`. */
export function phrasesOf(document: HiddenText, origin: number, places: string[]): Phrase[] {
  const title = document.title === undefined ? [] : tellingPhrase('title', document.title, origin)
  const files = (document.files ?? []).flatMap((file) => {
    const name = file.slice(file.lastIndexOf('/') + 1)
    const stem = tellingPhrase('file name', name.replace(/\.[^.]*$/, ''), origin)
    // A stem of one word is a word like any other; with its ending it is a file name.
    return [...tellingPhrase('file name', name, origin), ...stem.filter(({ words }) => words.length > 1)]
  })
  const passages = (document.passages ?? []).map(
    ({ place, text }): Phrase => ({
      kind: 'passage',
      words: wordsOf(text).hashes,
      origin: places.push(`document ${document.id}, ${place}`) - 1,
    }),
  )
  return [...title, ...files, ...passages]
}

function tellingPhrase(kind: Phrase['kind'], text: string, origin: number): Phrase[] {
  const { hashes, lettered, lengths } = wordsOf(text)
  const tells = hashes.some((hash, index) => lettered[index] && (lengths[index] ?? 0) > SHORT && !GENERIC.has(hash))
  const byItself = kind === 'title' && hashes.length === 1 && hashes.every((hash) => COMMON.has(hash))
  return tells ? [{ kind, words: hashes, origin, byItself }] : []
}

/** True if the words of `wanted` are in `words`, in a row. */
export function standsIn(wanted: readonly number[], words: readonly number[]): boolean {
  const [first] = wanted
  if (first === undefined) return false
  for (let position = words.indexOf(first); position >= 0; position = words.indexOf(first, position + 1)) {
    if (standsAt(wanted, words, position)) return true
  }
  return false
}

/** True if the words of `wanted` are in `words` from `position` on. */
export function standsAt(wanted: readonly number[], words: readonly number[], position: number): boolean {
  return wanted.every((word, offset) => words[position + offset] === word)
}

/** A document, or a passage or some pages of one, that must not be in a public output. */
export interface HiddenText {
  /** As in the plan, such as `7-1`; it may be named in messages. */
  id: string
  /** Where meeting.yaml names it. */
  written?: Place
  title?: string
  /** Names of its files, with or without folders. */
  files?: readonly string[]
  /** Hexadecimal digests of its files. */
  digests?: readonly string[]
  /** Its text, in stretches that messages can name: "line 12", "page 3". */
  text: readonly { place: string; text: string }[]
  /** Passages that must not be found however short they are, such as a redacted name. */
  passages?: readonly { place: string; text: string }[]
}
