import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { recorded } from '../../src/kept/recorded.ts'

const before = { 'a.md': 'one', 'pictures/b.png': 'two', 'other.md': 'three' }

/** Whether what was read of the first files holds for others. */
async function holdsFor(now: Record<string, string>): Promise<boolean> {
  const { files, record } = recorded(memoryHost(before).files)
  await files.read('a.md')
  await files.list('pictures')
  await files.status('missing.md')
  await files.read('gone.md').catch(() => undefined)
  return record.isSame(memoryHost(now).files)
}

describe('a record of files', () => {
  it('holds where nothing that was asked for has changed', async () => {
    expect(await holdsFor({ ...before, 'other.md': 'changed' })).toBe(true)
  })

  it.each([
    ['content', { ...before, 'a.md': 'two' }],
    ['names in a folder', { ...before, 'pictures/c.png': '' }],
    ['a file that was not there', { ...before, 'missing.md': '' }],
    ['a file that could not be read', { ...before, 'gone.md': '' }],
  ])('does not hold with other %s', async (_what, now) => {
    expect(await holdsFor(now)).toBe(false)
  })
})
