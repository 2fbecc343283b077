import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'

describe('memoryHost', () => {
  const { files } = memoryHost({ 'b/two.md': 'zwei', 'b/a/one.md': Uint8Array.of(1), 'c.md': '' })

  it('serves files and folders', async () => {
    expect(new TextDecoder().decode(await files.read('b/two.md'))).toBe('zwei')
    expect(await files.status('b/a/one.md')).toEqual({ kind: 'file', size: 1 })
    expect(await files.status('b')).toEqual({ kind: 'folder', size: 0 })
    expect(await files.status('d')).toBeUndefined()
    expect(await files.list('')).toEqual(['b', 'c.md'])
    expect(await files.list('b')).toEqual(['a', 'two.md'])
  })

  it('refuses as the disk does', async () => {
    await expect(files.read('../x')).rejects.toMatchObject({ problem: 'outside' })
    await expect(files.read('b/../../x')).rejects.toMatchObject({ problem: 'outside' })
    await expect(files.read('x')).rejects.toMatchObject({ problem: 'missing' })
    await expect(files.read('b')).rejects.toMatchObject({ problem: 'not-a-file' })
  })
})
