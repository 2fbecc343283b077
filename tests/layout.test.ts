import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../src', import.meta.url))

/** The folders of src/README.md, from what is on nothing to what is on all the others. */
const order = [...readFileSync(join(SRC, 'README.md'), 'utf8').matchAll(/^\| \[(\w+)\]\(\w+\) \|/gm)].map(
  ([, folder = '']) => folder,
)

const TESTS = dirname(fileURLToPath(import.meta.url))

const entries = readdirSync(SRC, { recursive: true, withFileTypes: true })
const sources = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map(pathOf)
const folders = [SRC, ...entries.filter((entry) => entry.isDirectory()).map(pathOf)]

describe('the map of src', () => {
  it('names every folder once', () => {
    const there = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect([...order].sort()).toEqual(there.map(({ name }) => name).sort())
  })

  it('has every folder import only those above it', () => {
    const upward = sources.flatMap((file) =>
      importsOf(file).flatMap((target) => {
        const [from, to] = [folderOf(file), folderOf(target)]
        const isSound = to === undefined || from === undefined || order.indexOf(to) <= order.indexOf(from)
        return isSound ? [] : [`${relative(SRC, file)} imports ${relative(SRC, target)}`]
      }),
    )
    expect(upward).toEqual([])
  })

  it('leads into folders that can be taken in at a glance, and files that can be read in one sitting', () => {
    const tests = readdirSync(TESTS, { recursive: true, withFileTypes: true })
    const rooms = tests.filter((entry) => entry.isDirectory()).map(pathOf)
    const full = [...folders, ...rooms].filter((folder) => folder !== SRC && readdirSync(folder).length > MOST_ENTRIES)
    const written = tests.filter(({ name }) => name.endsWith('.ts')).map(pathOf)
    const long = [...sources, ...written].filter(
      (file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > MOST_LINES,
    )
    expect({ full: full.map(named), long: long.map(named) }).toEqual({ full: [], long: [] })
  })
})

const MOST_ENTRIES = 18
const MOST_LINES = 250

function pathOf({ parentPath, name }: { parentPath: string; name: string }): string {
  return join(parentPath, name)
}

function named(path: string): string {
  return relative(SRC, path)
}

/** The folder of src that a file lies in; undefined for the few files that lie in src itself. */
function folderOf(file: string): string | undefined {
  const [folder, ...below] = relative(SRC, file).split(sep)
  return below.length > 0 ? folder : undefined
}

/** Files of src that a file imports, types and lazy imports included. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import\(|import) ?'(\.[^']+)'/g)]
    .map(([, path = '']) => resolve(dirname(file), path))
    .filter((path) => path.startsWith(SRC + sep))
}
