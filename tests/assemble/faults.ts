import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib'
import { readNamedDestinations } from '../../src/assemble/files/destinations.ts'
import { flattenTree } from '../../src/pdf/pages/flatten-tree.ts'
import type { StructureElement } from '../../src/pdf/structure/structure.ts'
import type { Inspected } from './inspect.ts'

const key = (text: string): PDFName => PDFName.of(text)

/** What in a finished pack contradicts itself: structure, names, form and layers, one line for each fault. */
export function faultsOf(pack: Inspected): string[] {
  return [
    ...structureFaults(pack),
    ...identifierFaults(pack),
    ...destinationFaults(pack),
    ...fieldFaults(pack),
    ...layerFaults(pack),
  ]
}

/** Every element is where its parent says, and everything on a page leads back to the element that holds it. */
function structureFaults(pack: Inspected): string[] {
  const { reader, at, elements, pages } = pack
  const parents = new Map(
    flattenTree(reader, at('StructTreeRoot', 'ParentTree'), key('Nums')).map(([number, value]) => [
      reader.number(number) ?? -1,
      value,
    ]),
  )
  const held = new Set<PDFDict>()
  const faults = elements.flatMap((element) => {
    const found: string[] = []
    const above = element.parent?.dict ?? at('StructTreeRoot')
    if (reader.dict(element.dict.get(key('P'))) !== above) found.push(`${element.role} has another parent`)
    if (element.standard === 'NonStruct' && element.role !== 'NonStruct')
      found.push(`nobody knows what ${element.role} is`)
    for (const kid of element.kids) {
      if (kid.kind === 'element') continue
      const owner = kid.kind === 'object' ? kid.object : (kid.stream ?? pages[kid.page])
      const dict = reader.anyDict(owner)
      const name = kid.kind === 'object' ? 'StructParent' : 'StructParents'
      const entry = reader.resolve(parents.get(reader.number(dict?.get(key(name))) ?? -1))
      const holder = kid.kind === 'content' && entry instanceof PDFArray ? reader.dict(entry.get(kid.mcid)) : entry
      if (holder !== element.dict) found.push(`content of ${element.role} does not lead back to it`)
      if (kid.kind === 'object' && dict) held.add(dict)
    }
    return found
  })
  const loose = annotationsOf(pack).filter((dict) => !held.has(dict) && dict.get(key('Subtype')) !== key('Popup'))
  return [...faults, ...loose.map((dict) => `no element holds a ${dict.get(key('Subtype'))}`)]
}

/** Identifiers are in their tree, by reference; headers and classes are those of the same document. */
function identifierFaults({ reader, at, elements }: Inspected): string[] {
  const tree = new Map(
    flattenTree(reader, at('StructTreeRoot', 'IDTree'), key('Names')).map(([name, value]) => [reader.key(name), value]),
  )
  const classes = at('StructTreeRoot', 'ClassMap')
  const named = elements.filter(({ dict }) => dict.has(key('ID')))
  return [
    ...(tree.size === named.length ? [] : [`${tree.size} identifiers for ${named.length} elements`]),
    ...named.flatMap(({ dict }) => {
      const id = reader.key(dict.get(key('ID')))
      const value = tree.get(id)
      return value instanceof PDFRef && reader.dict(value) === dict ? [] : [`identifier ${id} leads elsewhere`]
    }),
    ...elements.flatMap(({ dict }) =>
      headersOf(dict, reader).flatMap((id) => (tree.has(id) ? [] : [`no header ${id}`])),
    ),
    ...elements.flatMap(({ dict }) => {
      const value = dict.get(key('C'))
      const names = reader.array(value)?.asArray() ?? [value]
      const missing = names.filter(
        (name) => name instanceof PDFName && !(classes instanceof PDFDict && classes.has(name)),
      )
      return missing.map((name) => `no class ${name}`)
    }),
  ]
}

function headersOf(dict: StructureElement['dict'], reader: Inspected['reader']): (string | undefined)[] {
  const attributes = dict.get(key('A'))
  const all = reader.array(attributes)?.asArray() ?? [attributes]
  return all.flatMap((value) => {
    const headers = reader.array(reader.dict(value)?.get(key('Headers')))?.asArray() ?? []
    return headers.map((id) => reader.key(id))
  })
}

/** Names that links and bookmarks lead to are names of pages of the pack. */
function destinationFaults(pack: Inspected): string[] {
  const { reader, catalog, pages } = pack
  const named = readNamedDestinations(reader, catalog)
  const bookmarks: PDFDict[] = []
  const open: (PDFObject | undefined)[] = [reader.dict(catalog.get(key('Outlines')))?.get(key('First'))]
  for (let next = reader.dict(open.pop()); next; next = reader.dict(open.pop())) {
    bookmarks.push(next)
    for (const name of ['Next', 'First']) if (next.has(key(name))) open.push(next.get(key(name)))
  }
  return [...annotationsOf(pack), ...bookmarks].flatMap((dict) => {
    const action = reader.dict(dict.get(key('A')))
    const value = dict.get(key('Dest')) ?? (action?.get(key('S')) === key('GoTo') ? action.get(key('D')) : undefined)
    if (value === undefined) return []
    const name = reader.key(value)
    const found = reader.resolve(name === undefined ? value : named.get(name))
    const array = found instanceof PDFDict ? reader.array(found.get(key('D'))) : reader.array(found)
    const page = reader.dict(array?.get(0))
    return page && pages.includes(page) ? [] : [`destination ${name ?? String(value)} leads nowhere`]
  })
}

/** Every widget belongs to a field of the form, and no two fields share a name. */
function fieldFaults(pack: Inspected): string[] {
  const { reader, at } = pack
  const fields = (reader.array(at('AcroForm', 'Fields'))?.asArray() ?? []).map((value) => reader.dict(value))
  const names = fields.map((field) => reader.text(field?.get(key('T'))))
  const loose = annotationsOf(pack).filter((dict) => {
    if (dict.get(key('Subtype')) !== key('Widget')) return false
    let root = dict
    const seen = new Set<PDFDict>()
    for (
      let next = reader.dict(dict.get(key('Parent')));
      next && !seen.has(next);
      next = reader.dict(root.get(key('Parent')))
    ) {
      seen.add(next)
      root = next
    }
    return !fields.includes(root)
  })
  return [
    ...(new Set(names).size === names.length ? [] : [`fields of the same name: ${names.join(', ')}`]),
    ...loose.map((dict) => `widget ${reader.text(dict.get(key('T')))} belongs to no field of the form`),
  ]
}

/** Layers that pages use are layers of the pack. */
function layerFaults({ reader, at, document }: Inspected): string[] {
  const groups = new Set(reader.array(at('OCProperties', 'OCGs'))?.asArray() ?? [])
  return document.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const isGroup = object instanceof PDFDict && object.get(key('Type')) === key('OCG')
    return isGroup && !groups.has(ref) ? [`layer ${reader.text(object.get(key('Name')))} is not listed`] : []
  })
}

function annotationsOf({ reader, pages }: Inspected): PDFDict[] {
  return pages.flatMap((page) =>
    (reader.array(page.get(key('Annots')))?.asArray() ?? []).flatMap((value) => reader.dict(value) ?? []),
  )
}
