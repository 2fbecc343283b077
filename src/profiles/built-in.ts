import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { ownFile } from '../version.ts'

const FOLDER = ownFile('src/profiles/data/')

/** Names of the profiles that come with the program, sorted. */
export function builtInProfiles(): string[] {
  return [...builtInPaths().keys()].sort()
}

/** The YAML of a profile that comes with the program; undefined where there is none of this name. */
export function readBuiltInProfile(name: string): string | undefined {
  const path = builtInPaths().get(name)
  return path === undefined ? undefined : readFileSync(new URL(path, FOLDER), 'utf8')
}

/** Where the profiles that come with the program are, by name. */
function builtInPaths(): Map<string, string> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  return new Map(files.sort().map((path) => [basename(path, '.yaml'), path.replaceAll('\\', '/')]))
}
