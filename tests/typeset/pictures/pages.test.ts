import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePacks } from '../../../src/build/build.ts'
import { bytesOf } from '../../../src/host/content.ts'
import { nodeHost } from '../../../src/host/node.ts'
import { loadEditions } from '../../../src/load/meeting/editions.ts'
import { loadWorkspace } from '../../../src/load/workspace.ts'
import { loadProfile } from '../../../src/profiles/load-profile.ts'
import { loadEngine, type OpenedPdf } from '../../../src/verify/engine/engine.ts'
import { startReader } from '../../../src/verify/engine/reading-threads.ts'
import { type Greys, readPng, writePng } from '../../support/pdf/png.ts'

/** Pixels for each point: a page is about 240 pixels wide, and its words are grey lines. */
const SCALE = 0.4
/** Steps of grey by which a pixel may differ, and the share of pixels that may differ by more. */
const TOLERANCE = { greys: 60, share: 0.004 }
const EXAMPLE = new URL('../../../examples/riverbank', import.meta.url).pathname
/** `RENEW_PICTURES=1 npx vitest run tests/typeset/pictures` keeps what the pages look like now. Look at them before. */
const isRenewed = process.env.RENEW_PICTURES === '1'

/** 0-based pages of the public pack of a meeting of the example. */
const cases: readonly [string, string, number][] = [
  ['front-sheet', 'meetings/2022-12-12-health-scrutiny/meeting.yaml', 0],
  ['agenda', 'meetings/2022-12-12-health-scrutiny/meeting.yaml', 2],
  ['report', 'meetings/2023-02-21-cabinet/meeting.yaml', 4],
  ['withheld-sheet', 'meetings/2023-02-21-cabinet/meeting.yaml', 14],
]

describe('pages look as they did', () => {
  const packs = new Map<string, OpenedPdf>()
  beforeAll(async () => {
    const host = nodeHost(EXAMPLE)
    const reader = startReader()
    const workspace = (await loadWorkspace(host)).value
    if (!workspace) throw new Error('The example can be loaded.')
    const engine = await loadEngine()
    for (const path of new Set(cases.map(([, meeting]) => meeting))) {
      const sources = (await loadEditions(workspace, path, host)).value
      const own = sources?.public.committee.value.profile ?? workspace.settings.value.profile
      const profile = (await loadProfile(own, host.files, { file: 'agendapack.yaml' })).value
      if (!sources || !profile) throw new Error(`${path} can be loaded.`)
      const options = { profile, allowMissing: false, reader, version: '0.0.0' }
      const made = await makePacks(workspace, sources, options, host)
      const pack = made.value?.publicFiles.get('public-pack.pdf')
      if (!pack) throw new Error(made.messages.map(String).join('\n'))
      packs.set(path, engine.open(bytesOf(pack)))
    }
    await reader.close()
  })

  it.each(cases)('%s', (name, meeting, index) => {
    const page = packs.get(meeting)?.page(index)
    if (!page) throw new Error('There is no such page.')
    const found = inGrey(page.render(SCALE))
    page.close()
    const file = new URL(`${name}.png`, import.meta.url)
    if (isRenewed) writeFileSync(file, writePng(found))
    const kept = readPng(readFileSync(file))
    expect([found.width, found.height]).toEqual([kept.width, kept.height])
    const differing = found.values.filter((value, at) => Math.abs(value - (kept.values[at] ?? 0)) > TOLERANCE.greys)
    expect(differing.length / found.values.length).toBeLessThan(TOLERANCE.share)
  })
})

function inGrey({ width, height, data }: { width: number; height: number; data: Uint8Array }): Greys {
  const values = new Uint8Array(width * height)
  for (let at = 0; at < values.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3)
    values[at] = Math.round((red + green + blue) / 3)
  }
  return { width, height, values }
}
