import { XmlElement as ParsedElement, parseXml, XmlCdata, XmlText } from '@rgrove/parse-xml'

/** An element of a part. Names have one prefix for each namespace, whatever the file calls it: `w:p`, `r:id`. */
export interface XmlElement {
  name: string
  /** By name, such as `w:val`; those without a prefix as they are, such as `Id`. */
  attributes: ReadonlyMap<string, string>
  children: readonly (XmlElement | string)[]
}

/** Thrown for XML that is broken, nested too deep, or has a document type. */
export class XmlProblem extends Error {
  override readonly name = 'XmlProblem'
}

/** Elements within each other: a hundred is a table in a table in a table, and readers call themselves for each. */
const DEEPEST = 400

/** Each namespace by its transitional and its strict name (ISO/IEC 29500-4 and -1). */
const NAMESPACES: Record<string, readonly string[]> = {
  w: [
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  ],
  x: ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'],
  p: ['http://schemas.openxmlformats.org/presentationml/2006/main', 'http://purl.oclc.org/ooxml/presentationml/main'],
  r: [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  a: ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
  wp: [
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
  ],
  xdr: [
    'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
    'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing',
  ],
  pic: ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'http://purl.oclc.org/ooxml/drawingml/picture'],
  c: ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'http://purl.oclc.org/ooxml/drawingml/chart'],
  dgm: ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'http://purl.oclc.org/ooxml/drawingml/diagram'],
  m: ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'http://purl.oclc.org/ooxml/officeDocument/math'],
  mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
  v: ['urn:schemas-microsoft-com:vml'],
  o: ['urn:schemas-microsoft-com:office:office'],
  wps: ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  w14: ['http://schemas.microsoft.com/office/word/2010/wordml'],
  adec: ['http://schemas.microsoft.com/office/drawing/2017/decorative'],
  rel: ['http://schemas.openxmlformats.org/package/2006/relationships'],
  ct: ['http://schemas.openxmlformats.org/package/2006/content-types'],
  cp: ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties'],
  dc: ['http://purl.org/dc/elements/1.1/'],
  xml: ['http://www.w3.org/XML/1998/namespace'],
}

const prefixes: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMESPACES).flatMap(([prefix, names]) => names.map((name) => [name, prefix] as const)),
)

/** Prefix by the prefix that the file uses; `''` is the default namespace. */
type Scope = ReadonlyMap<string, string>

/**
 * Parses a part of a package. White space between elements is kept, as text.
 *
 * @returns its root element
 * @throws XmlProblem
 */
export function parsePart(bytes: Uint8Array): XmlElement {
  const text = decode(bytes)
  // A document type can declare entities that unfold without end, and no office program writes one.
  if (/<!DOCTYPE/i.test(text)) throw new XmlProblem('a document type')
  try {
    const { root } = parseXml(text, { ignoreUndefinedEntities: true })
    if (!root) throw new XmlProblem('no element')
    return converted(root, new Map([['xml', 'xml']]), 0)
  } catch (error) {
    if (error instanceof XmlProblem) throw error
    if (error instanceof RangeError) throw new XmlProblem('elements nested too deep')
    throw new XmlProblem(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'broken XML')
  }
}

/** UTF-8, UTF-16 with a byte-order mark, or what the XML declaration names. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))
  try {
    return new TextDecoder(declared?.[1] ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function converted(element: ParsedElement, outer: Scope, depth: number): XmlElement {
  if (depth > DEEPEST) throw new XmlProblem('elements nested too deep')
  const given = Object.entries(element.attributes)
  const declared = given.filter(([name]) => isDeclaration(name))
  const scope: Scope =
    declared.length === 0
      ? outer
      : new Map([
          ...outer,
          ...declared.map(([name, uri]): [string, string] => [name.slice(6), prefixes.get(uri) ?? `{${uri}}`]),
        ])
  const attributes = new Map<string, string>()
  for (const [name, value] of given) if (!isDeclaration(name)) attributes.set(nameIn(name, scope, ''), value)
  const children: (XmlElement | string)[] = []
  for (const child of element.children) {
    if (child instanceof ParsedElement) children.push(converted(child, scope, depth + 1))
    else if (child instanceof XmlText || child instanceof XmlCdata) children.push(child.text)
  }
  return { name: nameIn(element.name, scope, scope.get('') ?? ''), attributes, children }
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:')
}

/** A name with the prefix of its namespace. @param unprefixed the prefix of names that have none */
function nameIn(name: string, scope: Scope, unprefixed: string): string {
  const colon = name.indexOf(':')
  if (colon === -1) return unprefixed === '' ? name : `${unprefixed}:${name}`
  const prefix = name.slice(0, colon)
  return `${scope.get(prefix) ?? `{${prefix}}`}:${name.slice(colon + 1)}`
}

/** The children that are elements. */
export function elements(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).filter((child) => typeof child !== 'string')
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const one of element?.children ?? []) if (typeof one !== 'string' && one.name === name) return one
  return undefined
}

/** All children of a name. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return elements(element).filter((one) => one.name === name)
}

/** All elements of a name within an element, in the order of the text. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const one of element.children) {
    if (typeof one === 'string') continue
    if (one.name === name) yield one
    yield* descendants(one, name)
  }
}

/** The text directly in an element. */
export function ownText(element: XmlElement): string {
  return element.children.filter((one) => typeof one === 'string').join('')
}
