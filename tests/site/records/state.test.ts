import { describe, expect, it } from 'vitest'
import type { SiteFile, SiteInput } from '../../../src/site/model.ts'
import { filesOf, parseState, type SiteState, stateText } from '../../../src/site/records/state.ts'
import { mergeProblems, mergeSites } from '../../../src/site/run/merge.ts'
import { example } from '../support/example.ts'
import { buildSite, type Given, siteInput, templates } from '../support/fixture.ts'

interface Made {
  files: Map<string, SiteFile['content']>
  state: SiteState
}

async function drain(run: AsyncGenerator<SiteFile, SiteState>): Promise<Made> {
  const files = new Map<string, SiteFile['content']>()
  for (;;) {
    const step = await run.next()
    if (step.done) return { files, state: step.value }
    files.set(step.value.path, step.value.content)
  }
}

const build = async (
  given: Given,
  before?: Made,
  change: (input: SiteInput) => SiteInput = (same) => same,
): Promise<Made> => {
  const options = { version: '1', previous: before && stored(before) }
  return drain(buildSite(change(siteInput(given)), options, readerOf(before?.files ?? new Map())))
}

const readerOf = (files: Made['files']) => async (path: string) => {
  const content = files.get(path)
  if (!(content instanceof Uint8Array)) throw new Error(`no ${path}`)
  return content
}

const stored = (made: Made): SiteState | undefined => parseState(stateText(made.state))

describe('a second build', () => {
  it('makes nothing where nothing changed, and reads no meeting', async () => {
    const first = await build(example())
    const again = await build(example(), first, (input) => ({
      ...input,
      meetings: input.meetings.map((source) => ({ ...source, load: () => Promise.reject(new Error('read')) })),
    }))
    expect(again.files.size).toBe(0)
    expect(again.state).toEqual(stored(first))
  })

  it('reads only the meeting that changed, and gives what a first build gives', async () => {
    const first = await build(example())
    const given = example()
    const [december, ...others] = given.meetings ?? []
    if (!december) throw new Error('no meeting')
    const manifest = { ...december.manifest, meeting: { ...december.manifest.meeting, venue: 'Library' } }
    const changed = { ...given, meetings: [{ ...december, manifest }, ...others] }
    const second = await build(changed, first, (input) => ({
      ...input,
      meetings: input.meetings.map((source) =>
        source.key === 'health-scrutiny/2022-12-12'
          ? source
          : { ...source, load: () => Promise.reject(new Error('read')) },
      ),
    }))
    const whole = await build(changed)
    // Open data says when it changed, which a first build cannot know.
    const pages = (files: Made['files']) => new Map([...files].filter(([path]) => !path.startsWith('api/oparl/')))
    for (const [path, content] of pages(second.files)) expect(content, path).toEqual(whole.files.get(path))
    expect(second.state.files).toEqual(whole.state.files)
    expect(pages(new Map([...first.files, ...second.files]))).toEqual(pages(whole.files))
  })

  it('leaves papers and the index of the search alone where a register changed', async () => {
    const first = await build(example())
    const second = await build(example(), first, (input) => ({
      ...input,
      committees: new Map([...input.committees].map(([slug, own]) => [slug, { ...own, quorum: 7 }])),
      meetings: input.meetings.map((source) => ({ ...source, load: () => Promise.reject(new Error('read')) })),
    }))
    const made = [...second.files.keys()]
    expect(made).toContain('committees/health-scrutiny/index.html')
    expect(made.filter((path) => path.startsWith('assets/search/'))).toEqual([])
    expect(second.state.search).toBe(first.state.search)
    expect([...filesOf(second.state)].toSorted()).toEqual([...first.files.keys()].toSorted())
  })

  it('makes everything anew for other settings, another version or a broken state', async () => {
    const first = await build(example())
    const elsewhere = await build(example({ baseUrl: 'https://elsewhere.example/' }), first)
    expect(elsewhere.files.size).toBe(first.files.size)
    const { state } = await build(example(), { ...first, state: { ...first.state, version: '0' } })
    expect(state).toEqual(first.state)
    expect(parseState('{"version":"1"')).toBeUndefined()
    expect(parseState('{"version":"1"}')).toBeUndefined()
  })

  it('knows every file of the site', async () => {
    const made = await build(example())
    expect([...filesOf(made.state)].toSorted()).toEqual([...made.files.keys()].toSorted())
  })
})

describe('mergeSites', () => {
  const part = (which: (index: number) => boolean) => async () =>
    drain(
      buildSite(siteInput({ ...example(), meetings: (example().meetings ?? []).filter((_, index) => which(index)) }), {
        version: '1',
        isPart: true,
      }),
    )

  it('gives the files of one build without shards', async () => {
    const [one, two] = await Promise.all([part((index) => index % 2 === 0)(), part((index) => index % 2 === 1)()])
    const read = readerOf(new Map([...one.files, ...two.files]))
    const merged = await drain(mergeSites([one.state, two.state], siteInput(example()), await templates, '1', read))
    const shards = [...one.files, ...two.files]
    const whole = await build(example())
    expect(shards.length + merged.files.size).toBe(whole.files.size)
    expect(new Map([...shards, ...merged.files])).toEqual(whole.files)
    expect(mergeProblems([one.state, two.state])).toEqual([])
  })

  it('refuses shards that were built from different settings, or a meeting twice', async () => {
    const one = (await build(example())).state
    const other = (await build(example({ baseUrl: 'https://elsewhere.example/' }))).state
    expect(mergeProblems([one, other])).toContainEqual({ kind: 'different-inputs', shard: 1 })
    const meetings = Object.fromEntries(
      Object.entries(one.meetings).map(([key, meeting]) => [key, { ...meeting, fingerprint: 'another' }]),
    )
    expect(mergeProblems([one, { ...one, meetings }])).toContainEqual({
      kind: 'twice',
      key: 'finance/2022-04-14',
      shards: [0, 1],
    })
  })
})
