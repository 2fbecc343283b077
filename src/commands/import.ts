import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { makeFolder } from '../host/folders.ts'
import { nodeHost } from '../host/node.ts'
import { processTerminal, type Terminal } from '../host/terminal.ts'
import { readFiles } from '../import/read-files.ts'
import { bodyKey, type LeftOut } from '../import/rows.ts'
import { toFiles } from '../import/to-files.ts'
import { loadWorkspace } from '../load/workspace.ts'
import { importReport } from './import-report.ts'
import { selectWorkspace } from './shared/workspace.ts'

/** Bytes of a file that is imported: the meetings of a city in twenty years have fewer. */
const MOST_BYTES = 50_000_000

/**
 * `agendapack import`: a report in Word as Markdown, or registers and meetings from tables and from the data of other systems
 * as files of the workspace. Nothing that is there is written over, so that it can be run again.
 */
export async function importFiles(files: readonly string[], { into = '.' }: { into?: string }): Promise<number> {
  const terminal = processTerminal()
  const [first = '', ...others] = files
  if (others.length === 0 && /^\.(?:csv|json|xml)$/iu.test(extname(first)) === false) return importReport(first)
  const selection = selectWorkspace([into], process.cwd())
  if ('problem' in selection) return refuse(terminal, selection.problem)
  const { root } = selection
  const read = await Promise.all(
    files.map(async (path) => ({ path, bytes: await readFile(path).catch(() => undefined) })),
  )
  for (const { path, bytes } of read) {
    if (!bytes) return refuse(terminal, `There is no file ${path}.`)
    if (bytes.length > MOST_BYTES) return refuse(terminal, `${path} is larger than 50 MB. Save it in parts.`)
  }
  const host = nodeHost(root)
  const { value: workspace, messages } = await loadWorkspace(host, [])
  if (!workspace)
    return refuse(terminal, `${messages[0]?.reason ?? 'The workspace cannot be read.'} Run agendapack check.`)
  const data = read.flatMap(({ path, bytes }) => (bytes ? [{ name: basename(path), bytes }] : []))
  const rows = readFiles(data, workspace.settings.value.timezone)
  const made = toFiles(rows, await bodiesIn(root))
  const counts = { written: 0, same: 0 }
  const kept: LeftOut[] = []
  for (const [path, text] of made.files) {
    const there = await readFile(resolve(root, path), 'utf8').catch(() => undefined)
    if (there === text) counts.same += 1
    else if (there !== undefined)
      kept.push({ where: path, reason: 'It is there already and says something else. It stays as it is.' })
    else {
      makeFolder(dirname(join(root, path)))
      await writeFile(join(root, path), text, { flag: 'wx' })
      counts.written += 1
    }
  }
  const left = [...made.left, ...kept]
  for (const { where, reason } of left) terminal.report(`${where}: ${reason}`)
  const what = `Wrote ${counts.written} files; ${counts.same} were there already.`
  terminal.print(left.length === 0 ? what : `${what} Not taken, or taken with a change: ${left.length}, listed above.`)
  return 0
}

function refuse(terminal: Terminal, problem: string): number {
  terminal.report(`agendapack: ${problem}`)
  return 2
}

/** Registers of the workspace by `bodyKey`. */
async function bodiesIn(root: string): Promise<Map<string, string>> {
  const folder = join(root, 'committees')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort()
  const found = new Map<string, { name: string; parent?: string }>()
  for (const file of names) found.set(basename(file, '.yaml'), bodyIn(await readFile(join(folder, file), 'utf8')))
  return new Map(
    [...found].map(([slug, { name, parent }]) => [bodyKey({ name, parent: parent && found.get(parent)?.name }), slug]),
  )
}

function bodyIn(text: string): { name: string; parent?: string } {
  try {
    const { name, parent } = parse(text) ?? {}
    if (typeof name === 'string') return typeof parent === 'string' ? { name, parent } : { name }
  } catch {
    // A register that cannot be read is not written over: it has a file.
  }
  return { name: '' }
}
