import type { Block } from './blocks.ts'
import type { ReportText } from './report-text.ts'

const LONGEST_TITLE = 120
const LONGEST_LABEL = 60

/** A heading, or a short line that stands alone and reads like one, as headings come out of converted papers. */
export function isTitle(block: Block): boolean {
  if (block.kind === 'heading') return true
  if (block.kind !== 'paragraph' || block.item || block.text.includes('\n') || block.text.includes('\t')) return false
  const text = block.text.trim()
  return text.length > 1 && text.length <= LONGEST_TITLE && /^[\p{Lu}\d“‘"']/u.test(text) && !/[.;:,]$/.test(text)
}

/** A title without its number, case, markup and stops: "3.0 BACKGROUND information:" is "background information". */
export function plainTitle(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,5}|[a-z])[.)](?!\d)\s?|\d{1,3}(?:\.\d{1,3})*\s)\s*/, '')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/[“”"‘’']/g, "'")
    .replace(/[\s.:;,–-]+$/, '')
    .trim()
}

/** A section of a report that some title begins. */
export interface Section {
  title: Block
  /** Words after a colon on the line of the title: "Report author: Jo Clerk". */
  inline: string
  /** Blocks up to the next title that is looked for, or the next heading that is not deeper. */
  body: Block[]
}

/**
 * Sections by their titles, in order of the document. A title is a heading or a line that reads like one; a
 * label such as `REPORT OF: …` counts as well.
 * @param isWanted tells by the plain title which sections are looked for
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

/** Text of a section without its title, one block a line. */
export function sectionText(section: Section): string {
  return [section.inline, ...section.body.map((block) => block.text)].filter((part) => part.trim() !== '').join('\n')
}

/** True for a section that says only that there is nothing to say. */
export function isNone(text: string): boolean {
  return /^(?:[\d.\s-]*)(?:none|nil|not applicable|n\/a|there are none|no background papers[^.]*)(?: (?:identified|arising|as a result of this report|directly arising from this report|arising (?:directly )?from this report))?\.?$/i.test(
    text.trim(),
  )
}
