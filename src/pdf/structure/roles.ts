import type { PDFDict } from 'pdf-lib'
import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const standardTypes: ReadonlySet<string> = new Set(
  [
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody',
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP',
    'Figure Formula Form',
  ]
    .join(' ')
    .split(' '),
)

/** What comes closest to the types that only PDF 2.0 has (ISO 32000-2, 14.8.4). */
const newerTypes: ReadonlyMap<string, string> = new Map([
  ['Aside', 'Div'],
  ['DocumentFragment', 'Part'],
  ['Em', 'Span'],
  ['FENote', 'Note'],
  ['Strong', 'Span'],
  ['Sub', 'Span'],
  ['Title', 'P'],
])

/** Standard type by the type that a file uses for it, which may be the name of another standard type. */
export type RoleMap = ReadonlyMap<string, string>

export function isStandardType(role: string): boolean {
  return standardTypes.has(role)
}

/**
 * A file's role map with chains followed to their standard end; loops and ends that are not standard are left out. A file
 * may give a standard type another meaning, too (ISO 32000-1, 14.7.3).
 */
export function readRoles(reader: Reader, root: PDFDict): RoleMap {
  const given = new Map<string, string>()
  const map = reader.dict(root.get(Name.RoleMap))
  for (const [key, value] of map?.entries() ?? []) {
    const target = reader.name(value)
    if (target && target !== key) given.set(key.decodeText(), target.decodeText())
  }
  const roles = new Map<string, string>()
  for (const role of given.keys()) {
    const end = endOfChain(given, role)
    if (end !== undefined) roles.set(role, end)
  }
  return roles
}

function endOfChain(given: ReadonlyMap<string, string>, role: string): string | undefined {
  let found = role
  for (let step = 0; step < 32; step += 1) {
    const next = given.get(found)
    if (next === undefined) return isStandardType(found) ? found : newerTypes.get(found)
    found = next
  }
  return undefined
}

/** The standard type a role stands for; `NonStruct` where neither the file nor PDF 2.0 says. */
export function standardRole(roles: RoleMap, role: string): string {
  return roles.get(role) ?? (isStandardType(role) ? role : (newerTypes.get(role) ?? 'NonStruct'))
}
