import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cachePath } from '../../host/cache-path.ts'
import { makeFolder } from '../../host/folders.ts'
import { writeFileAtomic } from '../../host/write.ts'
import { findProgram, type Program } from './program.ts'
import { ConversionError, convertWithSoffice, type Source } from './soffice.ts'
import { FILTERS, type Target, targetsOf } from './targets.ts'

/** How such files begin: OLE, ODF and later Office files (ZIP), RTF. LibreOffice reads anything else as plain text. */
const BEGINNINGS = ['d0cf11e0', '504b0304', Buffer.from('{\\rtf').toString('hex')]

/** To be raised when other files come out of the same ones. */
const VERSION = 2

/**
 * A file of another program as LibreOffice writes it in a format that is read here. It is kept in the workspace by the
 * content of the file, the format with its options and the version of LibreOffice, so that another build converts nothing and
 * gives the same bytes. Where LibreOffice is not installed, what was kept counts, whichever version made it.
 *
 * @param root absolute folder of the workspace
 * @throws ConversionError
 */
export async function converted(source: Source, to: Target, root: string): Promise<Uint8Array> {
  const program = await findProgram()
  const found = await keptOf(source, to, root, program)
  if (found) return found
  if (!program) throw new ConversionError('not-installed')
  if (!canBegin(source)) throw new ConversionError('failed')
  const [made] = await convertWithSoffice(program.path, [source], to)
  if (!made) throw new ConversionError('failed')
  await keep(made, source, to, root, program)
  return made
}

/** True for a file of which all is kept that is made of it, and for one that cannot be converted. */
export async function isConverted(source: Source, root: string): Promise<boolean> {
  const program = await findProgram()
  if (!program || !canBegin(source)) return true
  for (const to of targetsOf(source.ending)) if (!(await keptOf(source, to, root, program))) return false
  return true
}

/**
 * Converts several files in one run for each format, and keeps what comes of it. A file that fails is left for `converted`,
 * which says why.
 */
export async function convertTogether(sources: readonly Source[], root: string): Promise<void> {
  const program = await findProgram()
  if (!program) return
  for (const to of Object.keys(FILTERS) as Target[]) {
    const own = sources.filter(({ ending }) => targetsOf(ending).includes(to))
    if (own.length === 0) continue
    const made = await convertWithSoffice(program.path, own, to).catch((error: unknown) => {
      if (error instanceof ConversionError) return []
      throw error
    })
    for (const [index, source] of own.entries()) {
      const bytes = made[index]
      if (bytes) await keep(bytes, source, to, root, program)
    }
  }
}

/** True for a file that begins as those do that LibreOffice is given. */
export function canBegin({ bytes }: Pick<Source, 'bytes'>): boolean {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  return BEGINNINGS.some((beginning) => start.startsWith(beginning))
}

/** The folder of what was made of a file: one file, by the version of LibreOffice. */
function folderOf({ bytes, ending }: Source, to: Target, root: string): string {
  const name = createHash('sha256').update(`${VERSION} ${ending} ${FILTERS[to]} `).update(bytes).digest('hex')
  return cachePath(root, true, `converted/${name}`)
}

async function keptOf(
  source: Source,
  to: Target,
  root: string,
  program: Program | undefined,
): Promise<Uint8Array | undefined> {
  const folder = folderOf(source, to, root)
  const [any] = program ? [program.version] : await versionsIn(folder)
  return any === undefined ? undefined : readFile(join(folder, any)).catch(() => undefined)
}

async function keep(made: Uint8Array, source: Source, to: Target, root: string, { version }: Program): Promise<void> {
  const folder = folderOf(source, to, root)
  makeFolder(folder)
  await writeFileAtomic(join(folder, version), made)
  for (const other of await versionsIn(folder)) if (other !== version) await rm(join(folder, other), { force: true })
}

/** The versions of LibreOffice of which something is kept in a folder. */
async function versionsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /^(?:[\da-f]{16}|unknown)$/.test(name)).sort()
}
