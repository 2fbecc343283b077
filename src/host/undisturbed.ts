const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Lets a short piece of work come to its end before Ctrl-C, or another signal that asks the process to stop, does so: nothing
 * half done is left behind. Other work that runs so at the same time is waited for, too.
 */
export async function undisturbed<T>(work: () => Promise<T>): Promise<T> {
  let asked: NodeJS.Signals | undefined
  const note = (signal: NodeJS.Signals): void => {
    asked = signal
  }
  for (const signal of SIGNALS) process.on(signal, note)
  try {
    return await work()
  } finally {
    // A signal that came while this thread was at work is only reported when it rests.
    await new Promise((resolve) => setImmediate(resolve))
    for (const signal of SIGNALS) process.off(signal, note)
    if (asked !== undefined && process.listenerCount(asked) === 0) process.kill(process.pid, asked)
  }
}
