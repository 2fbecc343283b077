import { quoted } from '../word/findings.ts'
import { headerAdvice } from '../word/left-out.ts'
import { childrenNamed, descendants, elements, ownText } from '../xml.ts'
import type { WorkbookFinding } from './findings.ts'
import type { SheetPart } from './package.ts'
import { type CellPlace, cellRange, isWithin } from './references.ts'

/** Most ranges that a message names, and that are looked at. */
const MOST_NAMED = 3
const MOST_RULES = 100

/** What readers would see around the cells of a sheet in Excel, and not in the pack: headers, footers, colours that a rule gives. */
export function marksOf(sheet: SheetPart, printed: readonly CellPlace[]): WorkbookFinding[] {
  if (printed.length === 0) return []
  return [...headers(sheet), ...coloured(sheet, printed)]
}

function headers({ root, name }: SheetPart): WorkbookFinding[] {
  const parts = childrenNamed(root, 'x:headerFooter').flatMap(elements)
  const found = headerAdvice(
    parts.flatMap((part) => headerWords(ownText(part))),
    ` of sheet ${quoted(name)}`,
  )
  return found ? [{ rule: 'excel-left-out', position: undefined, ...found }] : []
}

/** The words of a header, left, in the middle and right, without codes for looks, pages, dates and names of files (ECMA-376-1, 18.3.1.46). */
function headerWords(code: string): string[] {
  return code
    .replaceAll('&&', '\0')
    .replace(/&(?:"[^"]*"|K[\da-fA-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[BIUESXYOHPNDTZFAG][+-]?\d*)/g, '')
    .split(/&[LCR]/)
    .map((words) => words.replaceAll('\0', '&').replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '')
}

/** Rules that give cells colours, bars or signs by their values. */
function coloured({ root, name }: SheetPart, printed: readonly CellPlace[]): WorkbookFinding[] {
  const references = [...descendants(root, 'x:conditionalFormatting')].flatMap(({ attributes }) =>
    (attributes.get('sqref') ?? '').split(/\s+/),
  )
  const seen = [...new Set(references)].slice(0, MOST_RULES).filter((reference) => {
    const range = cellRange(reference)
    return range !== undefined && printed.some((cell) => isWithin(cell, range))
  })
  if (seen.length === 0) return []
  const more = seen.length > MOST_NAMED ? ' and more' : ''
  return [
    {
      rule: 'excel-left-out',
      severity: 'info',
      reason: `Cells of sheet ${quoted(name)} get colours, bars or signs by a rule (${seen.slice(0, MOST_NAMED).join(', ')}${more}), which are left out.`,
      note: 'If readers need to know what they mean, say it in words in a cell.',
      position: undefined,
    },
  ]
}
