import type { Element, ElementContent } from 'hast'

/** Rounds in which what only an unused part uses is found to be unused as well. */
const ROUNDS = 10

/**
 * A drawing without definitions that nothing uses, and without names and classes that nothing asks for: editors keep the names
 * of layers there.
 */
export function usedParts(svg: Element): Element {
  let used = svg
  for (let round = 0, before = -1; round < ROUNDS; round += 1) {
    const names = namesIn(used)
    if (names.size === before) break
    before = names.size
    used = prune(used, names)
  }
  const sheet = sheetIn(used)
  return rename(used, namesIn(used), new Set(Array.from(sheet.matchAll(/\.([\w-]+)/g), ([, name = '']) => name)))
}

/** Names that attributes and style sheets ask for. */
function namesIn({ properties, children, tagName }: Element, names: Set<string> = new Set()): Set<string> {
  const texts = [
    ...Object.entries(properties).flatMap(([key, value]) => (key === 'id' ? [] : String(value))),
    ...(tagName === 'style' ? children.flatMap((child) => (child.type === 'text' ? child.value : [])) : []),
  ]
  for (const text of texts) for (const [, name = ''] of text.matchAll(/#([\w:.-]+)/g)) names.add(name)
  for (const child of children) if (child.type === 'element') namesIn(child, names)
  return names
}

function prune(element: Element, names: ReadonlySet<string>): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const isUnused = (element.tagName === 'defs' || child.tagName === 'symbol') && child.tagName !== 'style'
    return isUnused && !holds(child, names) ? [] : [prune(child, names)]
  })
  return { ...element, children }
}

function holds({ properties, children }: Element, names: ReadonlySet<string>): boolean {
  if (names.has(String(properties.id ?? ''))) return true
  return children.some((child) => child.type === 'element' && holds(child, names))
}

function sheetIn({ tagName, children }: Element): string {
  return children
    .map((child) => {
      if (child.type === 'element') return sheetIn(child)
      return tagName === 'style' && child.type === 'text' ? child.value : ''
    })
    .join('\n')
}

function rename(element: Element, names: ReadonlySet<string>, classes: ReadonlySet<string>): Element {
  const { id, class: given, ...properties } = element.properties
  const kept = String(given ?? '')
    .split(/\s+/u)
    .filter((name) => classes.has(name))
  const children = element.children.map((child) => (child.type === 'element' ? rename(child, names, classes) : child))
  return {
    ...element,
    properties: {
      ...properties,
      ...(names.has(String(id ?? '')) ? { id } : {}),
      ...(kept.length > 0 ? { class: kept.join(' ') } : {}),
    },
    children,
  }
}
