// Runs the benchmarks one after the other, each in a process of its own, and prints what they measured:
//   npm run bench             all of them
//   npm run bench -- pack     those that are named
import { fork } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(import.meta.url)
const ENDING = '.bench.ts'

if (process.send) {
  const { benchmark } = await import(new URL(`./${process.argv[2]}${ENDING}`, import.meta.url).href)
  process.send(await benchmark())
  process.disconnect()
} else {
  process.exitCode = await runAll(process.argv.slice(2))
}

async function runAll(wanted) {
  const known = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort()
  const unknown = wanted.find((name) => !known.includes(name))
  if (unknown) {
    say(`There is no benchmark ${unknown}. Use ${known.join(', ')}.`)
    return 2
  }
  const memory = Math.round(totalmem() / 2 ** 30)
  say(`Node ${process.version}, ${cpus().length} processors, ${memory} GB; ratios are of one run.\n`)
  let missed = 0
  for (const name of wanted.length > 0 ? wanted : known) {
    const before = loadavg()[0]
    const found = await inOwnProcess(name)
    if (!found) {
      say(`${name}: could not run\n`)
      missed += 1
      continue
    }
    for (const one of found) {
      print(one)
      missed += one.figures.filter(({ isMet }) => isMet === false).length
    }
    if (before > 1) say(`  The machine had other work: load ${before.toFixed(1)} when ${name} began.\n`)
  }
  say(missed === 0 ? 'All targets met.' : `${missed} not met.`)
  return missed === 0 ? 0 : 1
}

function inOwnProcess(name) {
  return new Promise((resolve) => {
    let found
    const hooks = ['tsx', new URL('../typescript-workers.mjs', import.meta.url).href]
    const execArgv = ['--expose-gc', ...hooks.flatMap((hook) => ['--import', hook])]
    const child = fork(own, [name], { execArgv })
    child.on('message', (message) => {
      found = message
    })
    child.on('exit', (code) => resolve(code === 0 ? found : undefined))
  })
}

function print({ title, figures, shares, note }) {
  say(title)
  const rows = figures.map(({ what, measured, target = '', isMet }) => [
    what,
    measured,
    target,
    isMet === undefined ? '' : isMet ? 'met' : 'MISSED',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)))
  for (const [what, measured, target, verdict] of rows) {
    const line = [what.padEnd(widths[0]), measured.padStart(widths[1]), target.padEnd(widths[2]), verdict]
    say(`  ${line.join('  ').trimEnd()}`)
  }
  if (shares) {
    const total = Object.values(shares).reduce((sum, share) => sum + share, 0)
    const parts = Object.entries(shares).map(([name, share]) => `${name} ${Math.round((share / total) * 100)} %`)
    say(`  Shares: ${parts.join(', ')}`)
  }
  if (note) say(`  ${note}`)
  say('')
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
