import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { type Content, folderOf, hashesBelow, run } from '../run.ts'

const EXAMPLE = fileURLToPath(new URL('../../../examples/riverbank/', import.meta.url))
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

/** The sources of the example, with lines that end as git gives them on Windows, or as it stores them. */
async function example(lineEnd: string): Promise<Record<string, Content>> {
  const names = await readdir(EXAMPLE, { recursive: true, withFileTypes: true })
  const paths = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(EXAMPLE.length))
    .filter((path) => !/^(?:dist|site|\.agendapack)[/\\]/.test(path))
  const contents = paths.map(async (path): Promise<[string, Content]> => {
    const bytes = await readFile(join(EXAMPLE, path))
    const isText = /\.(?:md|yaml|json|svg)$/.test(path)
    return [path, isText ? bytes.toString('utf8').replace(/\r?\n/g, lineEnd) : bytes]
  })
  return Object.fromEntries(await Promise.all(contents))
}

async function built(lineEnd: string): Promise<Record<string, string>> {
  const folder = await folderOf(await example(lineEnd))
  folders.push(folder)
  const { code, err } = await run('build', folder)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return hashesBelow(join(folder, 'dist'))
}

it('gives the whole example the same bytes whichever way its lines end', async () => {
  const stored = await built('\n')
  expect(Object.keys(stored)).toContain('public/health-scrutiny/2022-12-12/public-pack.pdf')
  expect(await built('\r\n')).toEqual(stored)
}, 600_000)
