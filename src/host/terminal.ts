/** Where a command prints. */
export interface Terminal {
  /** Results: standard output. */
  print(text: string): void
  /** Messages: standard error. */
  report(text: string): void
  /** One line that is written over: only on a terminal, never in CI. */
  status(text: string): void
  /** A line about how far it is: standard error, only in CI, where there is no status. */
  log(text: string): void
  colour: boolean
}

/** The terminal of this process. `NO_COLOR` and `CI` are honoured. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process
  const live = stderr.isTTY === true && env.CI === undefined && env.TERM !== 'dumb'
  let shown = false
  const clear = () => {
    if (shown) stderr.write('\r\u001b[2K')
    shown = false
  }
  return {
    print(text) {
      clear()
      stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    report(text) {
      clear()
      stderr.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    status(text) {
      if (!live) return
      clear()
      if (text === '') return
      stderr.write(text.slice(0, (stderr.columns ?? 80) - 1))
      shown = true
    },
    log(text) {
      if (env.CI !== undefined) stderr.write(`${text}\n`)
    },
    colour: stdout.isTTY === true && env.NO_COLOR === undefined,
  }
}
