import { readFileSync } from 'node:fs'

interface Package {
  version: string
  description: string
}

/** Address of a file or folder that comes with the program, by its path in the package: the same from `src` and from `lib`. */
export function ownFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url)
}

/** The package this program is. */
export function ownPackage(): Package {
  return JSON.parse(readFileSync(ownFile('package.json'), 'utf8')) as Package
}
