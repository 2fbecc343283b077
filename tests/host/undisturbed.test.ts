import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

const SOURCE = new URL('../../src/host/undisturbed.ts', import.meta.url).href

/** Runs a piece of code and stops it with a signal as soon as it prints something. */
async function stopped(code: string, signal: NodeJS.Signals): Promise<{ printed: string; end: NodeJS.Signals | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (printed === '') child.kill(signal)
    printed += text
  })
  const [, end] = await once(child, 'close')
  return { printed, end }
}

const beginning = `
  import { undisturbed } from ${JSON.stringify(SOURCE)}
  // A signal alone does not keep a process alive.
  setInterval(() => {}, 1000)
`

it.each(['SIGINT', 'SIGTERM'] as const)(
  'lets what has begun come to its end before %s stops the process',
  async (signal) => {
    const code = `${beginning}
    await undisturbed(async () => {
      const asked = new Promise((resolve) => process.once('${signal}', resolve))
      console.log('begun')
      await asked
      console.log('whole')
    })
    setImmediate(() => console.log('never'))`
    expect(await stopped(code, signal)).toEqual({ printed: 'begun\nwhole\n', end: signal })
  },
)

it('waits for all that has begun', async () => {
  const code = `${beginning}
    const asked = new Promise((resolve) => process.once('SIGINT', resolve))
    const first = undisturbed(async () => { console.log('begun'); await asked; console.log('one') })
    const second = undisturbed(async () => { await asked; await first.catch(() => {}); console.log('two') })
    await second`
  expect(await stopped(code, 'SIGINT')).toEqual({ printed: 'begun\none\ntwo\n', end: 'SIGINT' })
})

it('hands on what the work gives or throws, and leaves no listener behind', async () => {
  const { undisturbed } = await import('../../src/host/undisturbed.ts')
  const before = process.listenerCount('SIGINT')
  expect(await undisturbed(async () => 5)).toBe(5)
  await expect(undisturbed(() => Promise.reject(new Error('full')))).rejects.toThrow('full')
  expect(process.listenerCount('SIGINT')).toBe(before)
})
