import { expect, it } from 'vitest'
import { run } from './run.ts'

it('prints the last days for a meeting', async () => {
  const { code, out } = await run('explain', 'notices', 'england-executive', '--date', '2026-12-07')
  expect(code).toBe(0)
  expect(out).toMatch(/Sunday 8 November 2026: Notice of a key decision \(28 clear days before\)/)
})

it.each([
  [['explain', 'notices', 'england-executive', '--date', '7 December'], '7 December is not a date'],
  [['explain', 'notices', 'england-exectuive'], '`england-executive`'],
  [['explain', 'notice-clear-day'], 'notice-clear-days'],
])('refuses %j with what would be right', async (args, said) => {
  const { code, err } = await run(...args)
  expect(code).toBe(2)
  expect(err).toContain(said)
})
