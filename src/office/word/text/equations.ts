import { child, elements, ownText, type XmlElement } from '../../xml.ts'

type Write = (element: XmlElement) => string

/** How the parts of an equation are written in one line (ECMA-376-1, 22.1). */
const WRITERS: Readonly<Record<string, Write>> = {
  'm:t': ownText,
  'w:t': ownText,
  'm:f': (one) => `${grouped(part(one, 'm:num'))}/${grouped(part(one, 'm:den'))}`,
  'm:sSup': (one) => `${part(one, 'm:e')}^${grouped(part(one, 'm:sup'))}`,
  'm:sSub': (one) => `${part(one, 'm:e')}_${grouped(part(one, 'm:sub'))}`,
  'm:sSubSup': (one) => `${part(one, 'm:e')}_${grouped(part(one, 'm:sub'))}^${grouped(part(one, 'm:sup'))}`,
  'm:rad': (one) => `${part(one, 'm:deg')}√${grouped(part(one, 'm:e'))}`,
  'm:nary': (one) => {
    const sign = child(child(one, 'm:naryPr'), 'm:chr')?.attributes.get('m:val') ?? '∫'
    const [from, to] = [part(one, 'm:sub'), part(one, 'm:sup')]
    return `${sign}${from === '' ? '' : `_${grouped(from)}`}${to === '' ? '' : `^${grouped(to)}`} ${part(one, 'm:e')}`
  },
  'm:d': (one) => {
    const properties = child(one, 'm:dPr')
    const mark = (name: string, usual: string) => child(properties, name)?.attributes.get('m:val') ?? usual
    const inner = elements(one).filter(({ name }) => name === 'm:e')
    return `${mark('m:begChr', '(')}${inner.map(equationText).join(mark('m:sepChr', '|'))}${mark('m:endChr', ')')}`
  },
  'm:func': (one) => `${part(one, 'm:fName')} ${part(one, 'm:e')}`,
  'm:limLow': (one) => `${part(one, 'm:e')}_${grouped(part(one, 'm:lim'))}`,
  'm:limUpp': (one) => `${part(one, 'm:e')}^${grouped(part(one, 'm:lim'))}`,
  'm:sPre': (one) => `_${grouped(part(one, 'm:sub'))}^${grouped(part(one, 'm:sup'))} ${part(one, 'm:e')}`,
  'm:acc': (one) => over(one, child(child(one, 'm:accPr'), 'm:chr')?.attributes.get('m:val') ?? '\u0302'),
  'm:bar': (one) => over(one, '\u0305'),
  'm:eqArr': (one) =>
    elements(one)
      .filter(({ name }) => name === 'm:e')
      .map(equationText)
      .join('; '),
  'm:mr': (one) => `${elements(one).map(equationText).join(' ')}; `,
  'm:rPr': () => '',
  'w:rPr': () => '',
  'w:del': () => '',
}

/** An equation as text in one line, such as `(a+b)/2`. */
export function equationText(element: XmlElement): string {
  const write = WRITERS[element.name]
  return write ? write(element) : elements(element).map(equationText).join('')
}

function part(element: XmlElement, name: string): string {
  const found = child(element, name)
  return found ? equationText(found).trim() : ''
}

/** A sign over what it belongs to: right after a single letter, else after brackets. */
function over(element: XmlElement, sign: string): string {
  const words = part(element, 'm:e')
  return `${[...words].length > 1 ? `(${words})` : words}${sign}`
}

/** In brackets, unless it is one sign or number. */
function grouped(text: string): string {
  return text.length < 2 || /^[\p{L}\p{N}.]+$/u.test(text) ? text : `(${text})`
}
