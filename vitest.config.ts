import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/closing-line.ts'],
    execArgv: ['--import', new URL('tests/typescript-workers.mjs', import.meta.url).href],
  },
})
