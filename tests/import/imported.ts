import { readFiles } from '../../src/import/read-files.ts'
import { toFiles } from '../../src/import/to-files.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Files of a workspace by path, and what was left out, from files of other systems. */
export function imported(files: Readonly<Record<string, string | Uint8Array>>, known = new Map<string, string>()) {
  const given = Object.entries(files).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? bytes(content) : content,
  }))
  const made = toFiles(readFiles(given, 'Europe/London'), known)
  return { files: Object.fromEntries(made.files), left: made.left.map(({ where, reason }) => `${where}: ${reason}`) }
}
