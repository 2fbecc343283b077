import { format, getFormatFromId, isDateFormat, isValidFormat } from 'numfmt'
import { child, childrenNamed, type XmlElement } from '../xml.ts'

/** How a cell looks, as far as readers need it. */
export interface CellStyle {
  /** Its number format, such as `#,##0.00`. */
  format: string
  isBold: boolean
  isStruck: boolean
  /** White words on a white ground. */
  isUnseen: boolean
}

export const PLAIN_STYLE: CellStyle = { format: 'General', isBold: false, isStruck: false, isUnseen: false }

/** Built-in formats are those of British Excel where they differ by country: dates and currency. */
const LOCALE = 'en-GB'

/** The first number of formats that a workbook defines itself (ECMA-376-1, 18.8.30). */
const FIRST_OWN_FORMAT = 164

/** The looks of cells, by the index that they give. @param root of the part with the styles */
export function readStyles(root: XmlElement | undefined): CellStyle[] {
  const formats = new Map(
    childrenNamed(child(root, 'x:numFmts'), 'x:numFmt').map(({ attributes }) => [
      Number(attributes.get('numFmtId')),
      attributes.get('formatCode') ?? 'General',
    ]),
  )
  const fonts = childrenNamed(child(root, 'x:fonts'), 'x:font')
  const fills = childrenNamed(child(root, 'x:fills'), 'x:fill')
  return childrenNamed(child(root, 'x:cellXfs'), 'x:xf').map(({ attributes }): CellStyle => {
    const id = Number(attributes.get('numFmtId') ?? 0)
    const font = fonts[Number(attributes.get('fontId') ?? 0)]
    return {
      format: formats.get(id) ?? (id < FIRST_OWN_FORMAT ? getFormatFromId(id, LOCALE) : 'General'),
      isBold: isOn(child(font, 'x:b')),
      isStruck: isOn(child(font, 'x:strike')),
      isUnseen: isWhite(child(font, 'x:color')) && !isFilled(fills[Number(attributes.get('fillId') ?? 0)]),
    }
  })
}

/** A property that is there is set, unless it says that it is not. */
export function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !['0', 'false'].includes(property.attributes.get('val') ?? '1')
}

/** White by its value, or as the first colour of the theme, the paper. */
function isWhite(color: XmlElement | undefined): boolean {
  if (!color || Number(color.attributes.get('tint') ?? 0) !== 0) return false
  return /^(?:FF)?FFFFFF$/i.test(color.attributes.get('rgb') ?? '') || color.attributes.get('theme') === '0'
}

function isFilled(fill: XmlElement | undefined): boolean {
  const pattern = child(fill, 'x:patternFill')
  if (!pattern) return child(fill, 'x:gradientFill') !== undefined
  if ((pattern.attributes.get('patternType') ?? 'none') === 'none') return false
  return !isWhite(child(pattern, 'x:fgColor'))
}

/** Days between the two ways of counting them: from 1900 and from 1904. */
const DAYS_TO_1904 = 1462

/**
 * A number as its format shows it.
 *
 * @returns undefined for a format that cannot be understood
 */
export function shownNumber(value: number, code: string, from1904: boolean): string | undefined {
  if (!isValidFormat(code)) return undefined
  const days = from1904 && isDateFormat(code) ? value + DAYS_TO_1904 : value
  return format(code, days, { locale: LOCALE, dateErrorThrows: false, dateErrorNumber: false }).trim()
}

/** A text as its format shows it. */
export function shownText(value: string, code: string): string {
  return code === 'General' || code === '@' || !isValidFormat(code) ? value : format(code, value, { locale: LOCALE })
}
