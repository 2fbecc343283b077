import type { Nodes } from 'mdast'
import { hiddenInMarkdown, hiddenParts, redactReport } from '../../load/markdown/redact.ts'
import { privateItems, publicDecisions } from '../../load/meeting/across/decisions.ts'
import { publicMeeting } from '../../load/meeting/public-meeting.ts'
import type { MeetingSources, Report } from '../../load/sources.ts'
import { eachNode } from '../../load/text/each-node.ts'
import { linesOf } from '../../load/text/lines.ts'
import type { Place } from '../../messages/message.ts'
import type { CheckContext } from '../context.ts'
import type { HiddenTexts, PlacedText, Stretch } from '../text/words-in-clear.ts'
import { type MeetingPapers, reportsOf } from './meeting-input.ts'

/** What of a meeting's reports and of meeting.yaml the public must not read. */
export function hiddenTexts({ sources, documents }: MeetingPapers): HiddenTexts {
  const closed = documents.filter(({ document }) => document.privacy)
  const open = documents.filter(({ document }) => !document.privacy)
  const passages = reportsOf(open).flatMap((report) =>
    hiddenParts(report)
      .flatMap(unitsOf)
      .flatMap((part) => passageOf(part, { file: report.path })),
  )
  const information = hiddenInMarkdown(sources.definition.value.information).flatMap(unitsOf)
  const place = sources.definition.place(['information'])
  return {
    // Its headings are those that every report has.
    papers: [
      ...closed.flatMap((paper) =>
        reportsOf([paper]).map((report) => ({
          stretches: passagesOf(report, (node) => node.type !== 'heading' && !isParticular(node)),
          item: paper.itemLabel,
        })),
      ),
      ...privateDecisions(sources),
    ],
    passages: [...passages, ...information.flatMap((part) => passageOf(part, place))],
  }
}

/** What the public reads of them. */
export function openTexts({ sources, documents }: MeetingPapers): PlacedText[] {
  const { definition } = sources
  const open = documents.filter(({ document }) => !document.privacy)
  const values = stringsOf(publicMeeting(definition.value)).map(({ keys, text }): PlacedText => {
    return { stretches: stretchAt(text, definition.place(keys)) }
  })
  // The rule `file-twice` has what is listed as both.
  const closed = new Set(reportsOf(documents.filter(({ document }) => document.privacy)).map(({ text }) => text))
  const reports = open.flatMap((paper) =>
    reportsOf([paper])
      .filter(({ text }) => !closed.has(text))
      .map((report) => ({
        stretches: [...frontMatterOf(report), ...passagesOf(redactReport(report), () => true)],
        item: paper.itemLabel,
      })),
  )
  return [...reports, ...values, ...openDecisions(sources)]
}

/** Decisions and actions that the public does not get. */
function privateDecisions({ decisions, agenda }: MeetingSources): PlacedText[] {
  if (!decisions) return []
  const isClosed = privateItems(agenda)
  const entries = (['decisions', 'actions'] as const).flatMap((list) =>
    decisions.value[list].flatMap((entry, index) =>
      entry.private || isClosed(entry.item) ? { list, index, entry } : [],
    ),
  )
  return entries.map(({ list, index, entry: { public: open, ...hidden } }) => ({
    stretches: stringsOf(hidden, [list, index]).flatMap(({ keys, text }) =>
      text === open ? [] : stretchAt(text, decisions.place(keys)),
    ),
  }))
}

function openDecisions({ decisions, agenda }: MeetingSources): PlacedText[] {
  if (!decisions) return []
  const open = stringsOf(publicDecisions(decisions.value, agenda))
  return open.map(({ keys, text }) => ({ stretches: stretchAt(text, decisions.place(keys)) }))
}

function stretchAt(text: string, place: Place): Stretch[] {
  return [{ text, place, file: place.file, name: `line ${place.start.line}` }]
}

type Quoted = Pick<CheckContext, 'profile' | 'settings' | 'templates'>

/** Texts that any paper may quote: the law, the public agenda, registers, settings and the headings that reports must have. */
export function quotableTexts(sources: MeetingSources, { profile, settings, templates }: Quoted): string[] {
  const agenda = publicMeeting(sources.definition.value)
  const known: unknown[] = [profile, agenda, [...templates.values()]]
  return [...known.flatMap((value) => stringsOf(value).map(({ text }) => text)), sources.committee.text, settings.text]
}

/** True for a meeting of which anything is private. */
export function hidesTexts({ papers, passages }: HiddenTexts): boolean {
  return papers.length + passages.length > 0
}

/** The passages of a report, each by itself, and the addresses in it. */
function passagesOf({ path, tree }: Pick<Report, 'path' | 'tree'>, isWanted: (node: Nodes) => boolean): Stretch[] {
  const stretches: Stretch[] = []
  const add = (text: string, { position }: Nodes): void => {
    if (position && text.trim() !== '')
      stretches.push({
        text,
        place: { file: path, start: position.start, end: position.end },
        file: path,
        name: `line ${position.start.line}`,
      })
  }
  eachNode(tree, (node) => {
    if ('url' in node) add(node.url, node)
    if (isUnit(node) && isWanted(node)) add(textOf(node), node)
    return undefined
  })
  return stretches
}

/** Labels of what is said of a report itself, in a table at its head or foot: whose it is, whom to ask, who cleared it. */
const particulars = new RegExp(
  '^(?:report (?:to|of|by|author)|from|author|date|meeting|committee|(?:lead|cabinet|executive|responsible) (?:member|officer|director)|' +
    'portfolio(?: holder)?|director|contact(?: officer)?|officer contact|wards?(?: affected)?|key decision|' +
    '(?:forward plan )?reference|classification|status|cleared by|section 151 officer|monitoring officer|e-?mail|telephone)$',
  'iu',
)

/** A row of two cells of which the first has such a label. */
function isParticular(node: Nodes): boolean {
  if (node.type !== 'tableRow' || node.children.length !== 2) return false
  const [label] = node.children
  return (
    label !== undefined &&
    particulars.test(
      textOf(label)
        .replace(/[:\s]+$/u, '')
        .trim(),
    )
  )
}

/** Every line of the front matter: a name in it is published, too. */
function frontMatterOf({ path, text, tree }: Report): Stretch[] {
  const lines = linesOf(text)
  const end = tree.children[0]?.position?.start.offset ?? text.length
  return Array.from(text.slice(0, end).matchAll(/[^\r\n]+/gu), ({ 0: line, index }) => {
    const place = lines.place(path, index, index + line.length)
    return { text: line, place, file: path, name: `line ${place.start.line}` }
  })
}

/** The paragraphs of a passage of several, as each of them could be repeated alone. */
function unitsOf(part: Nodes): Nodes[] {
  const units: Nodes[] = []
  eachNode(part, (node) => {
    if (!isUnit(node)) return undefined
    units.push(node)
    return 'skip'
  })
  const linked: Nodes[] = []
  eachNode(part, (node) => {
    if ('url' in node)
      linked.push({ type: 'text', value: node.url, ...(node.position ? { position: node.position } : {}) })
  })
  return [...units, ...linked]
}

function isUnit({ type }: Nodes): boolean {
  return ['paragraph', 'heading', 'tableRow', 'code', 'html', 'textDirective', 'leafDirective'].includes(type)
}

/** The words of a passage; cells and lines do not run into each other. */
function textOf(part: Nodes): string {
  const words: string[] = []
  eachNode(part, (node) => {
    if ('value' in node) words.push(node.value)
    if (node.type === 'image') words.push(` ${node.alt ?? ''} `)
    if (node.type === 'break' || node.type === 'tableCell') words.push(' ')
    return undefined
  })
  return words.join('')
}

function passageOf(part: Nodes, within: Place | { file: string }): PlacedText[] {
  const { position } = part
  const text = textOf(part)
  const place = 'start' in within ? within : position && { file: within.file, start: position.start, end: position.end }
  if (!place || text.trim() === '') return []
  return [{ stretches: [{ text, place, file: place.file, name: `line ${place.start.line}` }] }]
}

/** Every string in a value made of lists and records, with the keys that lead to it. */
function stringsOf(
  value: unknown,
  keys: readonly (string | number)[] = [],
): { keys: readonly (string | number)[]; text: string }[] {
  if (typeof value === 'string') return [{ keys, text: value }]
  if (Array.isArray(value)) return value.flatMap((inner, index) => stringsOf(inner, [...keys, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, [...keys, key]))
}
