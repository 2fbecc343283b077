import { type Context, createContext, Script } from 'node:vm'

/** Making a context takes a millisecond: one serves all calls, and holds a function only while it runs. */
const context: Context = createContext({ run: undefined })
const call = new Script('run()')

/**
 * Runs a synchronous function, but not for longer than a limit: the last defence against an input that a parser takes
 * minutes for. Interrupts loops and regular expressions alike, without a second thread. Not to be nested.
 *
 * @param milliseconds the limit
 * @returns what `run` returned, or undefined when it was interrupted; what it throws is thrown
 */
export function withTimeLimit<T>(milliseconds: number, run: () => T): { value: T } | undefined {
  let result: { value: T } | undefined
  context.run = () => {
    result = { value: run() }
  }
  try {
    call.runInContext(context, { timeout: Math.ceil(milliseconds) })
  } catch (error) {
    // The error may belong to the other context: `instanceof` would not know it.
    const interrupted = typeof error === 'object' && error !== null && 'code' in error
    if (interrupted && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  } finally {
    context.run = undefined
  }
  return result
}
