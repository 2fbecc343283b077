import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Benchmark, under } from './benchmark.ts'

const ROUNDS = 20

/** How long the command takes to say its version, against Node doing nothing: the quickest of some rounds of each. */
export function benchmark(): Benchmark[] {
  const bin = fileURLToPath(new URL('../../bin/agendapack.js', import.meta.url))
  const nothing: number[] = []
  const version: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    nothing.push(time(['-e', '0']))
    version.push(time([bin, '--version']))
  }
  const figure = under('agendapack --version / node -e 0', Math.min(...version) / Math.min(...nothing), 1.5)
  return [{ title: 'Start', figures: [figure] }]
}

function time(options: string[]): number {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, options)
  if (status !== 0) throw new Error(`${options.join(' ')} ended with ${status}`)
  return performance.now() - started
}
