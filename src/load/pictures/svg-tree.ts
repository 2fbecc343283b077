import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml'

const ENTITY = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g

/**
 * Parses a drawing. Drawing programs declare entities for their namespaces: these are resolved.
 * Throws `XmlError` for broken XML and `RangeError` for nesting that is too deep.
 */
export function parseSvg(text: string): XmlElement | undefined {
  const entities = new Map([...text.matchAll(ENTITY)].map(([, name, double, single]) => [name, double ?? single ?? '']))
  const resolve = (reference: string) => entities.get(reference.replace(/^&|;$/g, ''))
  return parseXml(text, { resolveUndefinedEntity: resolve, ignoreUndefinedEntities: true }).root ?? undefined
}

/** The name of an element without its namespace prefix. */
export function elementName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1)
}

/** All words of an element, gathered without recursion. */
export function elementText(element: XmlElement): string {
  const words: string[] = []
  const open: XmlNode[] = [element]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node instanceof XmlText) words.push(node.text)
    else if (node instanceof XmlElement) open.push(...node.children.toReversed())
  }
  return words.join('')
}

/** Text with the marks of XML escaped, for an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
