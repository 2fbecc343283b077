import { afterEach, describe, expect, it, vi } from 'vitest'
import { processTerminal } from '../../src/host/terminal.ts'

/** What is written to standard error by a terminal of this kind that shows a status, a longer one, and a message. */
function written(isTTY: boolean, env: Record<string, string | undefined>): string[] {
  vi.stubEnv('CI', undefined)
  for (const [name, value] of Object.entries({ TERM: 'xterm', ...env })) vi.stubEnv(name, value)
  const { stderr } = process
  const before = { isTTY: stderr.isTTY, columns: stderr.columns }
  Object.assign(stderr, { isTTY, columns: 12 })
  const texts: string[] = []
  const spy = vi.spyOn(stderr, 'write').mockImplementation((text) => texts.push(String(text)) > 0)
  try {
    const terminal = processTerminal()
    terminal.status('Checking')
    terminal.status('Checking a long name')
    terminal.report('Done.')
    terminal.status('')
    terminal.log('1 of 2')
  } finally {
    spy.mockRestore()
    Object.assign(stderr, before)
  }
  return texts
}

afterEach(() => vi.unstubAllEnvs())

describe('the status line', () => {
  it('is one line of a terminal, written over and cleared before a message', () => {
    expect(written(true, {})).toEqual(['Checking', '\r\u001b[2K', 'Checking a ', '\r\u001b[2K', 'Done.\n'])
  })

  it.each([
    ['in a file', false, {}],
    ['on a dumb terminal', true, { TERM: 'dumb' }],
  ])('is not there %s', (_, isTTY, env) => {
    expect(written(isTTY, env)).toEqual(['Done.\n'])
  })

  it('is a line for each step in CI', () => {
    expect(written(true, { CI: 'true' })).toEqual(['Done.\n', '1 of 2\n'])
  })
})
