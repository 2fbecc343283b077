import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderProblem, makeFolder } from '../../src/host/folders.ts'

let parent = ''
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'agendapack-folders-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

describe('makeFolder', () => {
  it('makes what is missing, and tells whether anything was', () => {
    const folder = join(parent, 'one', 'two', 'three')
    expect(makeFolder(folder)).toBe(true)
    expect(statSync(folder).isDirectory()).toBe(true)
    expect(makeFolder(folder)).toBe(false)
  })

  it('refuses what is a file, and what lies below one', () => {
    const file = join(parent, 'file')
    writeFileSync(file, '')
    for (const path of [file, join(file, 'below', 'it')]) {
      expect(() => makeFolder(path)).toThrow(/^The folder .* cannot be created/)
    }
  })

  // Windows lets administrators alone make symbolic links.
  it.skipIf(process.platform === 'win32')('refuses a link to nothing', () => {
    const link = join(parent, 'link')
    symlinkSync('nowhere', link)
    expect(() => makeFolder(link)).toThrow(/^The folder .* cannot be created/)
  })

  it.skipIf(process.platform !== 'linux')('comes back from /proc', () => {
    expect(() => makeFolder('/proc/agendapack/one/two')).toThrow('The folder /proc/agendapack')
  })
})

describe('folderProblem', () => {
  it('finds none with a folder that is there or can be made, and makes nothing', () => {
    const folder = join(parent, 'one', 'two')
    expect([folderProblem(parent), folderProblem(folder)]).toEqual([undefined, undefined])
    expect(statSync(join(parent, 'one'), { throwIfNoEntry: false })).toBeUndefined()
  })

  it('names the file that stands where a folder should', () => {
    const file = join(parent, 'file')
    writeFileSync(file, '')
    expect(folderProblem(join(file, 'below'))).toContain(`${file} is a file.`)
  })
})
