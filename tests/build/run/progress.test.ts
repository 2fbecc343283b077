import { describe, expect, it } from 'vitest'
import { type MeetingDone, startProgress } from '../../../src/build/run/progress.ts'
import { memoryHost } from '../../../src/host/memory.ts'

describe('the progress of a run', () => {
  it('says which of the meetings a stage is of, and hears of each when it is done', () => {
    const said: string[] = []
    const done: MeetingDone[] = []
    const host = { ...memoryHost({}), progress: (text: string) => said.push(text) }
    const progress = startProgress(2, host, (meeting) => done.push(meeting))
    progress.host.progress('Checking a')
    progress.done('a', true)
    progress.host.progress('Verifying b')
    progress.done('b', false)
    progress.host.progress('')
    expect(said).toEqual(['1 of 2: Checking a', '2 of 2: Verifying b', ''])
    expect(done).toMatchObject([
      { path: 'a', isBuilt: true, count: 1, total: 2 },
      { path: 'b', isBuilt: false, count: 2, total: 2 },
    ])
  })

  it('does not count one', () => {
    const said: string[] = []
    startProgress(1, { ...memoryHost({}), progress: (text) => said.push(text) }).host.progress('Checking a')
    expect(said).toEqual(['Checking a'])
  })
})
