import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { watch } from '../../src/commands/watch.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'
import { folderOf, hashesBelow, run } from './run.ts'

const WAITING = 'Waiting for changes.'
const REPORT = 'meetings/2022-12-12-health/weir.md'
const PACK = 'dist/public/health/2022-12-12/public-pack.pdf'
const files = {
  ...riverbank,
  'agendapack.yaml': (riverbank['agendapack.yaml'] ?? '').replace('england-council', 'plain'),
  [MEETING]: `${meetingHead}agenda:\n  - { title: Weir, documents: [ weir.md ] }\n`,
  [REPORT]: '# Weir\n\nThe weir is old.\n',
}

/** What the command prints, round by round. */
function listen() {
  let printed = ''
  let heard = () => undefined as unknown
  const spies = ([process.stdout, process.stderr] as const).map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text)
      heard()
      return true
    }),
  )
  return {
    /** All that is printed until the command waits for the next change. */
    async round(): Promise<string> {
      while (!printed.includes(WAITING))
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      const end = printed.indexOf(WAITING)
      const told = printed.slice(0, end)
      printed = printed.slice(end + WAITING.length)
      return told
    },
    end: () => spies.map((spy) => spy.mockRestore()),
  }
}

describe('agendapack watch', () => {
  let folder: string
  beforeAll(async () => {
    folder = await folderOf(files)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each([false, true])(
    'writes what build writes after each save, keeps the pack while a file is broken (polling: %s)',
    async (poll) => {
      await writeFile(join(folder, REPORT), files[REPORT])
      const ending = new AbortController()
      const heard = listen()
      try {
        const done = watch([folder], { allowMissing: false, strict: false, poll }, ending.signal)
        await heard.round()
        const first = await readFile(join(folder, PACK))

        // As editors save: a new file takes the place of the old one.
        await writeFile(join(folder, '.weir.md.tmp'), '# Weir\n\nThe weir is very old.\n')
        await rename(join(folder, '.weir.md.tmp'), join(folder, REPORT))
        expect(await heard.round()).toContain(`Changed: ${REPORT}`)
        const second = await readFile(join(folder, PACK))
        expect(second.equals(first)).toBe(false)

        await writeFile(join(folder, MEETING), 'committee: health\n')
        expect(await heard.round()).toMatch(/error/)
        expect((await readFile(join(folder, PACK))).equals(second)).toBe(true)

        await writeFile(join(folder, MEETING), files[MEETING])
        expect(await heard.round()).toMatch(/fixed/)
        ending.abort()
        expect(await done).toBe(0)
      } finally {
        heard.end()
        ending.abort()
      }
      const kept = await hashesBelow(join(folder, 'dist'))
      expect((await run('build', folder, '--force')).code).toBe(0)
      expect(await hashesBelow(join(folder, 'dist'))).toEqual(kept)
    },
  )
})
