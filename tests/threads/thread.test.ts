import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { createThread, listen, type Work } from '../../src/threads/thread.ts'

/** A thread that answers each number with the numbers it was asked so far, ends at 0 and fails at -1. */
const CODE = `
  const { parentPort } = require('node:worker_threads')
  const asked = []
  parentPort.on('message', (number) => {
    if (number === 0) process.exit()
    if (number === -1) throw new Error('minus one')
    asked.push(number)
    parentPort.postMessage(asked)
  })`

function ask(number: number): (worker: Worker) => Promise<Work<number[] | string>> {
  return (worker) =>
    new Promise((resolve) => {
      const settle = (result: number[] | string, isLost: boolean): void => {
        stop()
        resolve({ result, isLost })
      }
      const stop = listen<number[]>(
        worker,
        (answer) => settle(answer, false),
        (error) => settle(error?.message ?? 'ended', true),
      )
      worker.postMessage(number)
    })
}

const start = async () => new Worker(CODE, { eval: true })

describe('createThread', () => {
  it('does one piece of work after another on the same thread', async () => {
    const thread = createThread(start)
    expect(await Promise.all([1, 2, 3].map((number) => thread.use(ask(number))))).toEqual([[1], [1, 2], [1, 2, 3]])
    await thread.close()
  })

  it('takes another thread for the one that ended or failed', async () => {
    const thread = createThread(start)
    const answers = await Promise.all([1, 0, 2, -1, 3].map((number) => thread.use(ask(number))))
    expect(answers).toEqual([[1], 'ended', [2], 'minus one', [3]])
    await thread.close()
  })

  it('goes on after work that throws, and after it was closed', async () => {
    const thread = createThread(start)
    await expect(thread.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await thread.use(ask(1))).toEqual([1])
    await thread.close()
    expect(await thread.use(ask(2))).toEqual([2])
    await thread.close()
  })
})
