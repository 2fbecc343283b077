import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clearKept, readKept, writeKept } from '../../src/kept/kept-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agendapack-kept-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Ten bytes, last used so many days ago. */
async function keep(name: string, days: number): Promise<void> {
  const then = new Date(Date.now() - days * 86_400_000)
  await writeFile(join(folder, name), '0123456789')
  await utimes(join(folder, name), then, then)
}

describe('what is kept to save time', () => {
  it('loses what was not used for longest once it is too much', async () => {
    for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries()) await keep(name, 9 - index)
    await clearKept(folder, 50)
    expect(await readdir(folder)).toHaveLength(5)
    expect(await readKept(join(folder, 'a'))).toBe('0123456789')
    await Promise.all([clearKept(folder, 40), clearKept(folder, 40)])
    expect((await readdir(folder)).sort()).toEqual(['a', 'd', 'e'])
  })

  it('is cleared when another file is kept', async () => {
    for (const name of ['1', '2', '3']) await keep(name, 3)
    await writeKept(join(folder, '0'), '0123456789', 20)
    expect(await readdir(folder)).toEqual(['0'])
    expect(await readKept(join(folder, '1'))).toBeUndefined()
  })
})
