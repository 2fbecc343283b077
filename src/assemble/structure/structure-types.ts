import type { PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { flatLevels } from '../../pdf/structure/headings.ts'
import { isStandardType } from '../../pdf/structure/roles.ts'
import type { Structure, StructureElement } from '../../pdf/structure/structure.ts'
import type { Copier } from '../../pdf/write/copier.ts'
import type { Source } from '../files/source.ts'
import type { Target } from '../files/target.ts'

/** How types and classes of one file are called in the target. */
export interface StructureTypes {
  role(element: StructureElement): string
  className(name: string): string
}

interface Naming {
  isCopied: (object: PDFRef) => boolean
  prefix: string
  relevelHeadings: boolean
  copier: Copier
}

/**
 * Merges role map and class map into the target. A name that stands for something else there is renamed; headings without
 * a level (`H`), which must not stand beside `H1` to `H6` (ISO 14289-1, 7.4.4), get the level of their depth.
 */
export function typesFor(
  target: Target,
  source: Source,
  structure: Structure,
  kept: ReadonlySet<StructureElement>,
  naming: Naming,
): StructureTypes {
  const levels = flatLevels(structure, kept, naming.relevelHeadings)
  const renamedRoles = new Map<string, string>()
  const role = (element: StructureElement): string => {
    const level = levels.get(element)
    if (level !== undefined) return `H${level}`
    if (lostItsLink(element, naming.isCopied)) return 'Span'
    // No file may give a standard type another meaning (ISO 14289-1, 7.1): then it is written as what it stands for.
    if (isStandardType(element.role)) return element.standard
    const known = renamedRoles.get(element.role)
    if (known !== undefined) return known
    const made = addRole(target, naming.prefix, element.role, element.standard)
    renamedRoles.set(element.role, made)
    return made
  }
  const classes = source.reader.dict(structure.root.get(Name.ClassMap))
  const renamedClasses = new Map<string, string>()
  const used = usedClasses(source, kept)
  for (const [key, value] of classes?.entries() ?? []) {
    const before = key.decodeText()
    if (!used.has(before)) continue
    const after = naming.prefix === '' ? before : `${naming.prefix}${renamedClasses.size + 1}`
    renamedClasses.set(before, after)
    target.classes.set(after, naming.copier.copy(value))
  }
  const spaces = source.reader.array(structure.root.get(Name.Namespaces))?.asArray() ?? []
  target.namespaces.push(...spaces.map((value) => naming.copier.copy(value)))
  return { role, className: (name) => renamedClasses.get(name) ?? name }
}

function usedClasses({ reader }: Source, elements: Iterable<StructureElement>): ReadonlySet<string> {
  const used = new Set<string>()
  for (const { dict } of elements) {
    const value = dict.get(Name.C)
    for (const one of reader.array(value)?.asArray() ?? [value]) {
      const name = reader.name(one)
      if (name) used.add(name.decodeText())
    }
  }
  return used
}

function addRole(target: Target, prefix: string, role: string, standard: string): string {
  const name = (target.roles.get(role) ?? standard) === standard ? role : prefix + role
  target.roles.set(name, standard)
  return name
}

/** A link whose annotation led out of the chosen pages is plain text now. */
function lostItsLink(element: StructureElement, isCopied: (object: PDFRef) => boolean): boolean {
  if (element.standard !== 'Link') return false
  const objects = element.kids.filter((kid) => kid.kind === 'object')
  return objects.length > 0 && !objects.some((kid) => isCopied(kid.object))
}
