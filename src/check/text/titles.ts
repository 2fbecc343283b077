import type { Block } from './blocks.ts'
import type { ReportText } from './report-text.ts'

const LONGEST_TITLE = 120
const LONGEST_LABEL = 60

/** True for a heading, or a short line on its own that reads like one, as in papers that were converted. */
export function isTitle(block: Block): boolean {
  if (block.kind === 'heading') return true
  if (block.kind !== 'paragraph' || block.item || block.text.includes('\n') || block.text.includes('\t')) return false
  const text = block.text.trim()
  return text.length > 1 && text.length <= LONGEST_TITLE && /^[\p{Lu}\d“‘"']/u.test(text) && !/[.;:,]$/.test(text)
}

/** A title without its number, case and punctuation at its end: "3.0 BACKGROUND information:" is "background information". */
export function plainTitle(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,5}|[a-z])[.)](?!\d)\s?|\d{1,3}(?:\.\d{1,3})*\s)\s*/, '')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/[“”"‘’']/g, "'")
  return plain.slice(0, endOfWords(plain)).trim()
}

/** Where the punctuation at the end of a title begins; a regular expression would start again at each mark of a long run. */
function endOfWords(text: string): number {
  let end = text.length
  while (end > 0 && /[\s.:;,–-]/.test(text.charAt(end - 1))) end -= 1
  return end
}

/** A section of a report, with its title. */
export interface Section {
  title: Block
  /** Words after a colon on the line of the title: "Report author: Jo Clerk". */
  inline: string
  /** The blocks up to the next wanted title, or the next heading at the same level or above. */
  body: Block[]
}

/**
 * The sections with wanted titles, in the order of the document. A title is a heading, a line that reads like one, or a
 * label such as `REPORT OF: …`.
 * @param isWanted true for the plain title of a section to find
 */
export function sectionsOf(text: ReportText, isWanted: (plain: string) => boolean): Section[] {
  const sections: Section[] = []
  let open: Section | undefined
  for (const block of text.blocks) {
    const label = titleOf(block, isWanted)
    if (label !== undefined) {
      open = { title: block, inline: label.inline, body: [] }
      sections.push(open)
    } else if (open && block.kind === 'heading' && (open.title.depth === 0 || block.depth <= open.title.depth)) {
      open = undefined
    } else {
      open?.body.push(block)
    }
  }
  return sections
}

function titleOf(block: Block, isWanted: (plain: string) => boolean): { inline: string } | undefined {
  if (block.text.length > LONGEST_TITLE * 2 && block.text.indexOf(':') > LONGEST_LABEL) return undefined
  const [line = '', ...more] = block.text.split('\n')
  const colon = line.indexOf(':')
  if (colon > 0 && colon < LONGEST_LABEL && !isWanted(plainTitle(line)) && isWanted(plainTitle(line.slice(0, colon)))) {
    return { inline: [line.slice(colon + 1), ...more].join('\n').trim() }
  }
  if (more.length > 0 && block.kind !== 'heading') return undefined
  if (block.kind === 'paragraph' && block.item && block.text.length > LONGEST_TITLE) return undefined
  return block.text.length <= LONGEST_TITLE * 2 && isWanted(plainTitle(block.text)) ? { inline: '' } : undefined
}

/** The text of a section without its title, with each block on a line. */
export function sectionText(section: Section): string {
  return [section.inline, ...section.body.map((block) => block.text)].filter((part) => part.trim() !== '').join('\n')
}

/** True for the text of a section that says only "None", or the same in other words. */
export function isNone(text: string): boolean {
  return /^(?:[\d.\s-]*)(?:none|nil|not applicable|n\/a|there are none|no background papers[^.]*)(?: (?:identified|arising|as a result of this report|directly arising from this report|arising (?:directly )?from this report))?\.?$/i.test(
    text.trim(),
  )
}
