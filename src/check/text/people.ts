import type { Place } from '../../messages/message.ts'
import type { Block } from './blocks.ts'
import type { ReportText } from './report-text.ts'

/** A person's name, recognised by a title before it or by its place in a list or table. */
export interface NameInText {
  name: string
  place: Place
  block: Block
  /** Offsets in the block's text; `to` is where the name ends. */
  from: number
  to: number
}

const WORD = "[A-Z][\\w'’\\u00C0-\\u024F-]{0,30}"
const TITLED = new RegExp(
  `\\b(?:Cllrs?|Councillors?|Alderman|Mrs?|Ms|Dr|Professor|Sir|Dame)\\.?\\s(${WORD}(?:\\s${WORD}){0,3})`,
  'g',
)
const SLOT = new RegExp(`^${WORD}(?:\\s${WORD}){1,3}$`)
/** Words that are not part of a person's name, so that "Care Board" is not taken for one. */
const NO_NAME =
  /\b(?:Association|Authority|Authorities|Board|Boards|Borough|Budget|Cabinet|Care|Centre|Chair|Chief|City|College|Commission|Committee|Community|Confederation|Council|Councils|County|Department|Development|Director|District|Education|England|Executive|Former|Forum|Foundation|Fund|Government|Group|Growth|Guidance|Head|Health|Healthcare|Healthwatch|Hospital|House|Housing|Institute|Integrated|Leader|Leadership|Local|London|Manager|Management|Meeting|Member|Members|Minister|Ministers|National|Network|Networks|North|Northern|Office|Officer|Officers|Organisation|Panel|Parish|Park|Partner|Partners|Partnership|Partnerships|Performance|Plan|Plans|Planning|Policy|Practice|President|Primary|Professional|Programme|Project|Provider|Providers|Public|Report|Reports|Resources|Review|Road|Royal|School|Schools|Scotland|Scrutiny|Secretary|Senior|Service|Services|Social|Society|South|Specialist|Standard|State|Stay|Strategic|Strategy|Street|System|Systems|Team|Teams|The|Town|Transformation|Trust|Trusts|Union|United|University|Wales|Ward|Wellbeing|West|Work|Workforce|Young|East)\b/

/** Names with a title before them, such as "Cllr Bo Sample", anywhere in the prose. */
export function titledNames(text: ReportText): NameInText[] {
  return text.blocks.flatMap((block) =>
    [...block.text.matchAll(TITLED)].map((match) => {
      const name = match[1] ?? ''
      const to = match.index + match[0].length
      const from = to - name.length
      return { name, place: block.place(from, to), block, from, to }
    }),
  )
}

/** Names that begin a list item, as in "Cathy Sample, Chair", or fill a cell of a table. */
export function namesInLists(text: ReportText): NameInText[] {
  const found: NameInText[] = []
  for (const block of text.blocks) {
    if (!block.item && block.kind !== 'cell') continue
    const head = /^[^,(\n\t–:]{3,60}/.exec(block.text)?.[0] ?? ''
    const bare = head.replace(/^(?:(?:Cllr|Councillor|Mrs?|Ms|Dr|Professor|Sir|Dame)\.?\s)+/, '')
    const from = head.length - bare.length
    const name = bare.replace(/(?:\s-\s.*|\s+(?:[A-Z]{2,5}|and))$/, '').trim()
    if (SLOT.test(name) && !NO_NAME.test(name) && (block.kind === 'cell' || head.length < block.text.length)) {
      found.push({ name, place: block.place(from, from + name.length), block, from, to: from + name.length })
    }
  }
  return found
}

/** True for words that may be the name of a person. */
export function looksLikeName(words: string): boolean {
  return SLOT.test(words) && !NO_NAME.test(words)
}
