import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../run.ts'

const example = (name: string) => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))

describe('the examples of bodies beside the council', () => {
  let out: string
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'agendapack-'))
  })
  afterEach(() => rm(out, { recursive: true, force: true }))

  it.each([
    ['hartwell-trust', 'members/board/2027-01-28', 'members-pack.pdf', ['members', 'public']],
    ['thornby-parish', 'public/council/2026-10-14', 'public-pack.pdf', ['public']],
    ['larkfield-trust', 'members/trustees/2026-10-21', 'chair-agenda.pdf', ['members']],
  ])('are checked without a finding and built: %s', async (name, folder, file, audiences) => {
    expect(await run('check', example(name))).toMatchObject({ code: 0, err: '' })
    expect(await run('build', example(name), '--out', out)).toMatchObject({ code: 0, err: '' })
    expect(await readdir(join(out, folder))).toContain(file)
    expect((await readdir(out)).toSorted()).toEqual(audiences)
  })
})
