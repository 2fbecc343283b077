import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, run } from './run.ts'

describe('agendapack init', () => {
  it('makes a workspace that checks, builds and publishes without a word', async () => {
    const fresh = await folderOf({})
    try {
      expect((await run('init', join(fresh, 'riverbank-council'))).code).toBe(0)
      for (const command of ['check', 'build', 'site']) {
        const { code, out, err } = await run(command, join(fresh, 'riverbank-council'), '--strict')
        expect({ command, code, err }).toEqual({ command, code: 0, err: '' })
        expect(out).not.toMatch(/warning|error/u)
      }
    } finally {
      await rm(fresh, { recursive: true, force: true })
    }
  })
})
