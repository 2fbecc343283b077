import { fromCsv } from './from-csv.ts'
import { fromLegistar, isLegistar } from './from-legistar.ts'
import { fromModernGov } from './from-modern-gov.ts'
import { fromOParl, isOParl } from './from-oparl.ts'
import { type JsonObject, objectsIn } from './json.ts'
import { joinRows, noRows, type Rows } from './rows.ts'

/** A file to import, by its name. */
export interface DataFile {
  name: string
  bytes: Uint8Array
}

/** Tables (CSV), and saved answers of OParl, Legistar (JSON) and Modern.Gov (XML), told by what is in them. */
export function readFiles(files: readonly DataFile[], timezone: string): Rows {
  const oparl: { where: string; object: JsonObject }[] = []
  const all = files.map(({ name, bytes }): Rows => {
    const text = textOf(bytes)
    if (/\.csv$/iu.test(name)) return fromCsv(name, text)
    if (text.trimStart().startsWith('<')) return fromModernGov(name, text)
    const objects = objectsOf(text)
    const theirs = objects.filter(isLegistar)
    oparl.push(...objects.filter(isOParl).map((object) => ({ where: `${name}, ${String(object.id)}`, object })))
    if (theirs.length > 0) return fromLegistar(name, theirs)
    if (objects.some(isOParl)) return noRows()
    const reason = 'It is none of: a table (CSV), saved OParl or Legistar data (JSON), saved Modern.Gov data (XML).'
    return { ...noRows(), left: [{ where: name, reason }] }
  })
  return joinRows([...all, fromOParl(oparl, timezone)])
}

function objectsOf(text: string): JsonObject[] {
  try {
    return objectsIn(JSON.parse(text))
  } catch {
    return []
  }
}

/** UTF-8, or what Excel writes where nobody has told it to. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
