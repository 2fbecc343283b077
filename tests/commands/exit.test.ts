import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const PROGRAM = fileURLToPath(new URL('../../bin/agendapack.js', import.meta.url))
/** Work that never comes to an end by itself. */
const ENDLESS = 'data:text/javascript,setInterval(() => {}, 1000)'

it.each([
  ['explain', 0],
  ['check no-such-folder', 2],
])('ends after `%s` with code %i, whatever is still at work', async (command, code) => {
  const ended = await promisify(execFile)(process.execPath, ['--import', ENDLESS, PROGRAM, ...command.split(' ')]).then(
    ({ stdout }) => ({ code: 0, printed: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, printed: error.stderr }),
  )
  expect(ended.code).toBe(code)
  expect(ended.printed).toMatch(/\n$/)
})

it('prints all of a long answer into a pipe before it ends', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, 'schema', 'meeting'], { maxBuffer: 1e8 })
  expect(JSON.parse(stdout)).toMatchObject({ type: 'object' })
})
