import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, readFile, realpath, stat } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'

/** LibreOffice as it is installed. */
export interface Program {
  /** Absolute path. */
  path: string
  /** Differs between versions; `unknown` where no file says which one it is. */
  version: string
}

const NAMES = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice']

/** Where installers put it, besides the folders of the path. */
const PLACES = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
]

/** Files that say which version it is, from the folder of the program. */
const VERSION_FILES = ['versionrc', 'version.ini', '../Resources/versionrc']

/**
 * Finds LibreOffice without starting it.
 *
 * @param path folders to look in, as in the variable PATH
 */
export async function findProgram(path = process.env.PATH ?? process.env.Path ?? ''): Promise<Program | undefined> {
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  for (const place of [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES])
    if (await canRun(place)) return { path: place, version: await versionOf(place) }
  return undefined
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** By the file that says the version, and its date, since small releases say the same: packages keep the date. */
async function versionOf(program: string): Promise<string> {
  const folder = dirname(await realpath(program))
  for (const name of VERSION_FILES) {
    const file = join(folder, name)
    const words = await readFile(file).catch(() => undefined)
    if (!words) continue
    const { mtimeMs } = await stat(file)
    const hash = createHash('sha256')
      .update(words)
      .update(String(Math.floor(mtimeMs / 1000)))
    return hash.digest('hex').slice(0, 16)
  }
  return 'unknown'
}
