import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { builtInProfiles } from '../../src/profiles/built-in.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import { inForce } from '../../src/profiles/schema.ts'

const where = { file: 'agendapack.yaml' }
const load = (name: string, files: Record<string, string> = {}) => loadProfile(name, memoryHost(files).files, where)

describe('profiles', () => {
  it('come with the program and are valid', async () => {
    expect(builtInProfiles()).toEqual([
      'annual-parish-meeting',
      'baden-wuerttemberg-gemeinderat',
      'combined-authority',
      'company-board',
      'england-council',
      'england-executive',
      'ireland-council',
      'licensing-sub-committee',
      'new-zealand-council',
      'nhs-board',
      'nhs-foundation-trust',
      'northern-ireland-council',
      'northern-ireland-executive',
      'parish-council',
      'plain',
      'school-governing-board',
      'scotland-council',
      'wales-community-council',
      'wales-council',
      'wales-executive',
    ])
    for (const name of builtInProfiles()) expect(await load(name)).toMatchObject({ value: { name }, messages: [] })
  })

  it('hold law by date', async () => {
    const { value } = await load('england-council')
    expect(inForce(value?.notice ?? [], '2002-09-30')?.days).toBe(3)
    expect(inForce(value?.notice ?? [], '2002-10-01')?.days).toBe(5)
    expect(inForce(value?.notice ?? [], '1970-01-01')).toBeUndefined()
  })

  it('inherit: Wales cites paragraphs 12 to 18, a parish none', async () => {
    const wales = (await load('wales-council')).value
    expect(Object.keys(wales?.exempt[0]?.paragraphs ?? {})).toEqual(['12', '13', '14', '15', '16', '17', '18'])
    expect((await load('parish-council')).value?.exempt).toEqual([])
    expect((await load('england-executive')).value?.key_decisions?.days).toBe(28)
  })

  it('can be extended in the workspace, also under the name of a built-in one', async () => {
    const own =
      'extends: england-council\ntitle: Our rules\nnotice:\n  - { from: 2002-10-01, days: 7, reference: Constitution }\n'
    const { value, messages } = await load('ours', { 'profiles/ours.yaml': own })
    expect(messages).toEqual([])
    expect(value).toMatchObject({ name: 'ours', title: 'Our rules', nation: 'England', notice: [{ days: 7 }] })
    const same = await load('england-council', { 'profiles/england-council.yaml': own })
    expect(same.value?.title).toBe('Our rules')
  })

  it('understand the older forms of a workspace’s own profile', async () => {
    const own =
      'extends: england-council\nretention: { papers: { years: 7, reference: Policy } }\nbackground_papers: { reference: Policy }\n'
    const { value } = await load('ours', { 'profiles/ours.yaml': own })
    expect(value?.retention.papers).toMatchObject([{ years: 7, provision: 'Policy', starts: 'meeting' }])
    expect(value?.background_papers).toMatchObject({ provision: 'Policy' })
  })

  it('take nothing of another nation’s law', async () => {
    const own = 'extends: england-council\nnation: Guernsey\ntitle: Guernsey\n'
    const { value } = await load('guernsey', { 'profiles/guernsey.yaml': own })
    expect(value).toMatchObject({ nation: 'Guernsey', notice: [], exempt: [] })
    expect(value?.declarations).toBeUndefined()
  })

  it('report an unknown name with the nearest one', async () => {
    const { value, messages } = await load('england-counsil')
    expect(value).toBeUndefined()
    expect(messages[0]).toMatchObject({
      ruleId: 'profile-unknown',
      fatal: true,
      note: 'Did you mean `england-council`?',
    })
  })

  it('report a circle and a wrong value at its place', async () => {
    const circle = await load('a', { 'profiles/a.yaml': 'extends: b\n', 'profiles/b.yaml': 'extends: a\n' })
    expect(circle.messages[0]).toMatchObject({ ruleId: 'profile-circular', file: 'profiles/b.yaml', line: 1 })
    const wrong = await load('a', {
      'profiles/a.yaml': 'extends: england-council\nretention:\n  papers: { years: lots, reference: x }\n',
    })
    expect(wrong.messages[0]).toMatchObject({ ruleId: 'profile-schema', file: 'profiles/a.yaml', line: 3, column: 20 })
    expect(wrong.messages[0]?.actual).toBe('lots')
  })

  it('report a wrong value in the file that has it', async () => {
    const { messages } = await load('a', {
      'profiles/a.yaml': 'extends: b\ntitle: 7\n',
      'profiles/b.yaml': 'extends: england-council\nnotice: { days: 5 }\n',
    })
    expect(messages.map(({ file, line, expected }) => [file, line, expected])).toEqual([
      ['profiles/a.yaml', 2, ['text']],
      ['profiles/b.yaml', 2, ['a list']],
    ])
  })
})
