import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import { main } from '../../src/main.ts'
import { sha256 } from '../../src/manifest/digest.ts'

export interface Finished {
  code: number
  /** Standard output and standard error. */
  out: string
  err: string
}

/** Runs the command line in this process, which is neither a terminal nor in CI for the time. */
export async function run(...args: string[]): Promise<Finished> {
  const printed = { out: '', err: '' }
  const spies = (['out', 'err'] as const).map((name) => {
    const stream = name === 'out' ? process.stdout : process.stderr
    return vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed[name] += String(text)
      return true
    })
  })
  const { CI } = process.env
  delete process.env.CI
  try {
    return { code: await main(['node', 'agendapack', ...args]), ...printed }
  } finally {
    for (const spy of spies) spy.mockRestore()
    if (CI !== undefined) process.env.CI = CI
  }
}

/** A file's content, or the target of a symbolic link. */
export type Content = string | Uint8Array | { link: string }

/** Writes a folder under the system's temporary folder; the caller removes it. */
export async function folderOf(files: Readonly<Record<string, Content>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-commands-'))
  await writeInto(folder, files)
  return folder
}

export async function writeInto(folder: string, files: Readonly<Record<string, Content>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    if (typeof content === 'object' && 'link' in content) await symlink(content.link, file)
    else {
      await rm(file, { recursive: true, force: true })
      await writeFile(file, content)
    }
  }
}

/** SHA-256 of every file below a folder, by path; hidden files, too. */
export async function hashesBelow(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hashed = await Promise.all(
    files.map(async (file) => [file.slice(folder.length + 1), sha256(await readFile(file))] as const),
  )
  return Object.fromEntries(hashed.sort(([a], [b]) => (a < b ? -1 : 1)))
}
