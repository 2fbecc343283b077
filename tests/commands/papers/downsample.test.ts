import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { drawScan, fileOf } from '../../attachments/downsampling/scanned-page.ts'
import { folderOf, run } from '../run.ts'

describe('scanned pages with fewer pixels', () => {
  let folder = ''
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('are in the pack, which is proved, and the sizes are told', async () => {
    const scan = await fileOf((page) => drawScan(page, { dpi: 300 }))
    folder = await folderOf({
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\ndownsample: 150\n',
      'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
      'meetings/m/meeting.yaml':
        'committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda:\n  - title: Weir\n    documents:\n' +
        '      - { file: scan.pdf, title: Scan }\n      - { file: plan.pdf, title: Plan, downsample: false }\n',
      'meetings/m/scan.pdf': scan,
      'meetings/m/plan.pdf': scan,
    })
    const { code, err } = await run('build', folder)
    expect(code).toBe(0)
    expect(err.match(/“.*→.*\./g)).toEqual([
      expect.stringMatching(/^“Scan” \(meetings\/m\/scan\.pdf\): \d+ kB → \d+ kB\. .*150 dots per inch\./),
    ])
    const made = JSON.parse(await readFile(join(folder, 'dist/public/health/2022-12-12/pack.json'), 'utf8'))
    const [first, second] = made.agenda.flatMap(({ documents = [] }: { documents?: object[] }) => documents)
    expect(first.downsampled).toEqual({ dpi: 150, pages: [1], before: scan.length, after: expect.any(Number) })
    expect(first.downsampled.after).toBeLessThan(scan.length / 2)
    expect(second.downsampled).toBeUndefined()
  })
})
