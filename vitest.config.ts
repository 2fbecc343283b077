import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // By default one of two processors would be left idle.
    maxWorkers: '100%',
    // No limit that a busy or slow machine could reach: only something that hangs for ever is stopped.
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    reporters: ['default', './tests/closing-line.ts'],
    execArgv: ['--import', new URL('tests/typescript-workers.mjs', import.meta.url).href],
  },
})
