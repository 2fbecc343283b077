import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { onePage, writePdf } from '../../attachments/write-pdf.ts'
import { type Content, folderOf, hashesBelow } from '../run.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const HOOKS = ['tsx', './tests/typescript-workers.mjs'].flatMap((hook) => ['--import', hook])

const files: Record<string, Content> = {
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: england-council\n',
  'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
  'committees/parks.yaml': 'name: Parks Panel\nmembers:\n  - { name: Cllr Bo Weir, role: chair }\n',
  'meetings/m/meeting.yaml': `committee: health
date: 2022-12-12
time: "13:30"
published: 2022-12-02
agenda:
  - { title: Weir, documents: [weir.md, slides.pdf, { file: bids.md, private: { paragraphs: [3], reason: Prices } }] }
`,
  'meetings/m/weir.md': '# Weir\n\nİ, ß and İstanbul; 1,234.5.\n\n## Background papers\n\nNone.\n',
  'meetings/m/bids.md': '# Bids\n\nQuokka and numbat have bid.\n\n## Background papers\n\nNone.\n',
  'meetings/m/slides.pdf': writePdf(onePage('Slides')),
  'meetings/n/meeting.yaml': `committee: parks
date: 2022-12-14
time: "18:00"
published: 2022-12-02
agenda:
  - { title: Swings, documents: [swings.md] }
`,
  'meetings/n/swings.md': '# Swings\n\nThree are new.\n\n## Background papers\n\nNone.\n',
}

describe('the same input', () => {
  const folders: string[] = []
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

  async function built(order: readonly string[], env: Record<string, string>): Promise<Record<string, string>> {
    const folder = await folderOf(Object.fromEntries(order.map((path) => [path, files[path] ?? ''])))
    folders.push(folder)
    const arguments_ = [...HOOKS, 'tests/support/run-main.mjs', 'build', folder]
    await promisify(execFile)(process.execPath, arguments_, { cwd: ROOT, env: { ...process.env, ...env } })
    return hashesBelow(join(folder, 'dist'))
  }

  it('gives the same bytes in another folder, time zone and language, and in whatever order its files were made', async () => {
    const paths = Object.keys(files)
    const [one, other] = await Promise.all([
      built(paths, { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }),
      built(paths.toReversed(), { TZ: 'America/Adak', LC_ALL: 'C', LANG: 'C' }),
    ])
    expect(Object.keys(one)).toEqual(
      expect.arrayContaining(['members/health/2022-12-12/members-pack.pdf', 'public/parks/2022-12-14/pack.json']),
    )
    expect(other).toEqual(one)
  })
})
