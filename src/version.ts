import { readFileSync } from 'node:fs'

interface Package {
  version: string
  description: string
}

/** The package this program is; the same path from `src` and from the compiled `lib`. */
export function ownPackage(): Package {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Package
}
