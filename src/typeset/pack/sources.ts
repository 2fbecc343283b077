import type { Host } from '../../host/host.ts'
import type { Result } from '../../load/result.ts'
import type { Message, Place } from '../../messages/message.ts'
import { AGENDA, type DocumentFor, FRONT_SHEET, type Plan } from '../../plan/plan.ts'
import { fontFallback } from '../fonts/fonts.ts'
import { endLabel, itemLabelName, partLabelName, usedLabel } from '../front-matter/ranges.ts'
import { packView, sheetView } from '../front-matter/view.ts'
import { languageOf } from '../markdown/characters/language.ts'
import { houseStyle, strangeTemplates, type TemplateName } from '../templates/files.ts'
import { openTypesetter, type Typesetter } from '../typesetter.ts'
import { quote } from '../typst-syntax.ts'
import { convert } from './convert.ts'
import { documentContext } from './document-context.ts'
import { fromTemplate, type Written } from './from-template.ts'
import { partIds } from './layout.ts'
import type { OutlineHeading } from './outline.ts'
import {
  backgroundPapersTypst,
  fillOfAttachmentTypst,
  fillTypst,
  isAttachment,
  paperTypst,
  reportTitleTypst,
  reservedPagesTypst,
} from './papers.ts'
import { readPictures } from './pictures.ts'
import type { LineMap } from './problems.ts'
import { resumeLabels } from './sheets.ts'
import { packStyle, styleDictionary } from './style.ts'
import { valueMessages } from './values.ts'

/** Everything one run of Typst needs, and the way back from it. */
export interface PackSources {
  /** Typst sources by virtual path; `main.typ` is the one to compile. */
  typst: Map<string, string>
  files: ReadonlyMap<string, Uint8Array>
  /** Names of all places to ask the layout for. */
  marks: readonly string[]
  headings: ReadonlyMap<string, readonly OutlineHeading[]>
  lines: LineMap
}

type Paper = DocumentFor<'public' | 'members'>

/** Fills in a template for a plan and writes it as Typst, in both of its languages where it has two. */
type Fill = (
  name: TemplateName,
  view: (plan: Plan) => object,
  plan: Plan,
  crest?: string,
  prefix?: string,
) => Promise<Written>

const LEFT_OUT = 'left-out'
const BLANK = 'blank'

/**
 * Writes a plan as Typst: a module for the front sheet, the agenda and each paper, which `main.typ` calls in the order of
 * the pack.
 * @param fills sheets to add after parts, by their id
 */
export async function packSources(
  plan: Plan,
  host: Host,
  fills: ReadonlyMap<string, number> = new Map(),
  typesetter: Typesetter = openTypesetter(),
): Promise<Result<PackSources>> {
  const pictures = await readPictures(plan, host)
  const messages: Message[] = [...pictures.messages, ...valueMessages(plan), ...(await strangeTemplates(host))]
  const typst = await houseStyle(
    plan.settings.style.text_size,
    plan.wording,
    plan.largePrint !== undefined,
    plan.beside?.wording,
  )
  const lines = new Map<string, readonly (Place | undefined)[]>()
  const headings = new Map<string, readonly OutlineHeading[]>()
  const add = (name: string, written: Written): string => {
    typst.set(`${name}.typ`, written.source)
    messages.push(...written.messages)
    if (written.lines) lines.set(`${name}.typ`, written.lines)
    if (written.headings) headings.set(name, written.headings)
    return `#{ import ${quote(`${name}.typ`)}: body; body(style) }`
  }

  for (const [path, place] of pictures.places) lines.set(path, [place])
  const crest = pictures.crest && addCrest(pictures.crest, plan, typst, lines)
  const fill: Fill = (name, view, of, ...further) => fromTemplate(name, view, of, host, typesetter, ...further)
  const front = async (of: Plan, prefix: string) => [
    add(`${prefix}${FRONT_SHEET}`, await fill('front-sheet', packView, of, crest, prefix)),
    add(`${prefix}${AGENDA}`, await fill('agenda', packView, of, undefined, prefix)),
  ]
  const [frontSheet = '', agenda = ''] = await front(plan, '')
  const withheld = plan.audience === 'public'
  const languages = plan.settings.bilingual === 'same_pages'
  const leftOut = add(LEFT_OUT, await fill(LEFT_OUT, () => ({ withheld, languages }), plan))
  const blank = add(BLANK, await fill(LEFT_OUT, () => ({ withheld: false, languages }), plan))
  const after = languages ? blank : leftOut
  const late = new Map(
    plan.consolidated?.supplements.map((supplement) => [supplement.plan.documents[0]?.id, supplement]),
  )
  const papers: string[] = []
  for (const paper of plan.documents) {
    const supplement = late.get(paper.id)
    if (supplement)
      papers.push(
        supplementTypst(supplement.id, supplement.range.first, plan, await front(supplement.plan, `${supplement.id}-`)),
      )
    const body = await paperBody(paper, plan, pictures.names, leftOut, fills, add, fill, typesetter)
    const fillOf = isAttachment(paper) ? fillOfAttachmentTypst : fillTypst
    papers.push(paperTypst(paper, plan, body, fillOf(paper.id, after, fills)))
  }

  typst.set(
    'main.typ',
    [
      '#import "house-style.typ": *',
      `#let style = ${styleDictionary(packStyle(plan), fontFallback)}`,
      '#show: pack.with(style)',
      ...partTypst(FRONT_SHEET, frontSheet, plan, fillTypst(FRONT_SHEET, blank, fills)),
      beforeAgenda(plan),
      ...partTypst(AGENDA, agenda, plan, fillTypst(AGENDA, blank, fills)),
      ...papers,
    ].join('\n'),
  )
  const value = { typst, files: pictures.files, marks: marksOf(plan, headings), headings, lines }
  return { value, messages }
}

/** Typst for a front sheet or an agenda, with the number it has to have. */
function partTypst(id: typeof FRONT_SHEET | typeof AGENDA, body: string, plan: Plan, fill: string): string[] {
  const fixed = id === FRONT_SHEET ? plan.frontSheet : plan.agendaPages
  const first = fixed?.range?.first ?? (id === FRONT_SHEET ? plan.supplement?.firstPage : undefined)
  const number = first === undefined ? [] : [`#counter(page).update(${first})`]
  return [...number, `#mark(${quote(id)})`, body, fill, `#mark(${quote(endLabel(id))})`]
}

/** Typst between a front sheet and its agenda. */
function beforeAgenda({ isCompact }: Plan): string {
  return isCompact ? '#v(14pt, weak: true)' : '#new-document(style)'
}

/** Typst for what comes before the papers of a supplement in a consolidated pack. */
function supplementTypst(
  id: string,
  first: number,
  plan: Plan,
  [frontSheet = '', agenda = '']: readonly string[],
): string {
  return [
    '#new-document(style)',
    `#counter(page).update(${first})`,
    `#mark(${quote(id)})`,
    frontSheet,
    beforeAgenda(plan),
    agenda,
    `#mark(${quote(endLabel(id))})`,
  ].join('\n')
}

/** A module for the crest, so that what Typst says of it is told at its place; gives the Typst that prints it. */
function addCrest(
  path: string,
  plan: Plan,
  typst: Map<string, string>,
  lines: Map<string, readonly (Place | undefined)[]>,
): string {
  const alternative = quote(plan.wording.text('pack.crest', { organisation: plan.settings.organisation.name }))
  typst.set('crest.typ', `#let crest = image(${quote(path)}, height: 1.6cm, alt: ${alternative})`)
  lines.set('crest.typ', [plan.places.logo])
  return '{ import "crest.typ": crest; crest }'
}

/** The Typst call that prints a paper; its module is added on the way. */
async function paperBody(
  paper: Paper,
  plan: Plan,
  pictures: ReadonlyMap<string, string>,
  leftOut: string,
  fills: ReadonlyMap<string, number>,
  add: (name: string, written: Written) => string,
  fill: Fill,
  typesetter: Typesetter,
): Promise<string> {
  const viewOf = ({ documents, wording }: Plan) =>
    sheetView(documents.find(({ id }) => id === paper.id) ?? paper, wording)
  if (paper.visibility === 'withheld') return add(paper.id, await fill('withheld', viewOf, plan))
  const { content } = paper
  if (content.type === 'attachment') return reservedPagesTypst(paper, content, leftOut, plan, fills.has(paper.id))
  if (content.type === 'unreadable') return add(paper.id, await fill('unreadable', viewOf, plan))
  const context = documentContext(paper, plan, pictures)
  const title = reportTitleTypst(paper, languageOf(content.report, context), plan.wording)
  const written = convert(content.report, context, typesetter.conversions)
  return [title, add(paper.id, written), backgroundPapersTypst(content.report)].join('\n')
}

function marksOf(plan: Plan, headings: ReadonlyMap<string, readonly OutlineHeading[]>): string[] {
  return [
    ...partIds(plan).flatMap((id) => [id, usedLabel(id), endLabel(id)]),
    ...plan.documents.flatMap(resumeLabels),
    ...plan.agenda.filter((entry) => entry.kind === 'item').map(({ label }) => itemLabelName(label)),
    ...plan.agenda.filter((entry) => entry.kind === 'part').map((_, part) => partLabelName(part)),
    ...[...headings.values()].flat().map(({ label }) => label),
  ]
}
