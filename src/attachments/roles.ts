import type { PDFDict } from 'pdf-lib'
import { Name } from './name.ts'
import type { Reader } from './pdf-objects.ts'

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

/** Standard type by the type that a file uses for it; only types that are not standard themselves. */
export type RoleMap = ReadonlyMap<string, string>

export function isStandardType(role: string): boolean {
  return standardTypes.has(role)
}

/** A file's role map with chains followed to their standard end; loops and ends that are not standard are left out. */
export function readRoles(reader: Reader, root: PDFDict): RoleMap {
  const given = new Map<string, string>()
  const map = reader.dict(root.get(Name.RoleMap))
  for (const [key, value] of map?.entries() ?? []) {
    const target = reader.name(value)
    if (target) given.set(key.decodeText(), target.decodeText())
  }
  const roles = new Map<string, string>()
  for (const role of given.keys()) {
    if (isStandardType(role)) continue
    const end = endOfChain(given, role)
    if (end !== undefined) roles.set(role, end)
  }
  return roles
}

function endOfChain(given: ReadonlyMap<string, string>, role: string): string | undefined {
  let found: string | undefined = role
  for (let step = 0; step < 32 && found !== undefined; step += 1) {
    if (isStandardType(found)) return found
    found = given.get(found)
  }
  return undefined
}

/** The standard type a role stands for; `NonStruct` where the file does not say. */
export function standardRole(roles: RoleMap, role: string): string {
  return isStandardType(role) ? role : (roles.get(role) ?? 'NonStruct')
}
