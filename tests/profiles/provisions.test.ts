import { describe, expect, it } from 'vitest'
import { noFiles } from '../../src/host/no-files.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import { inForce, type Profile } from '../../src/profiles/schema.ts'

async function profileOf(name: string): Promise<Profile> {
  const { value } = await loadProfile(name, noFiles, { file: 'agendapack.yaml' })
  if (!value) throw new Error(`no profile ${name}`)
  return value
}

describe('what profiles hold', () => {
  it('keeps papers for as long as the law says, from the day it says', async () => {
    const kept = async (
      name: string,
      kind: 'papers' | 'background_papers' | 'decisions' | 'recordings',
      day: string,
    ) => {
      const { years, starts } = inForce((await profileOf(name)).retention[kind], day) ?? {}
      return [years, starts]
    }
    expect(await kept('england-council', 'papers', '2026-12-07')).toEqual([6, 'meeting'])
    expect(await kept('england-council', 'decisions', '2026-12-07')).toEqual([6, 'decision'])
    expect(await kept('england-executive', 'papers', '2026-12-07')).toEqual([6, 'decision'])
    expect(await kept('england-executive', 'background_papers', '2026-12-07')).toEqual([4, 'decision'])
    expect(await kept('wales-council', 'background_papers', '2021-04-30')).toEqual([4, 'meeting'])
    expect(await kept('wales-council', 'background_papers', '2021-05-01')).toEqual([6, 'meeting'])
    expect(await kept('northern-ireland-council', 'recordings', '2026-12-07')).toEqual([6, 'meeting'])
  })

  it('takes nothing over from the law of another nation', async () => {
    expect((await profileOf('wales-council')).declarations?.provision).toContain('Local Government Act 2000')
    expect((await profileOf('wales-executive')).late_items?.provision).toContain('SI 2002/1385')
    for (const name of ['scotland-council', 'northern-ireland-council', 'wales-council', 'wales-community-council']) {
      expect(JSON.stringify(await profileOf(name))).not.toContain('Localism Act')
    }
  })

  it.each([
    ['northern-ireland-council', 's44'],
    ['northern-ireland-council', 's45(2)'],
    ['northern-ireland-council', 'Sch 5 para 5'],
    ['northern-ireland-council', 'Sch 6 para 9'],
    ['england-council', 'SI 2015/5'],
    ['england-council', 'SI 2014/2095'],
    ['england-executive', 'reg 21(6)'],
    ['wales-council', 's100BA(6)'],
    ['wales-council', 's100C(1C)'],
    ['wales-council', 'Wales) Act 2021, s46'],
    ['parish-council', 'Transparency Code'],
    ['nhs-foundation-trust', 'Sch 7 para 18D'],
    ['combined-authority', '14(7)'],
    ['licensing-sub-committee', 'SI 2005/44, reg 14'],
    ['company-board', 'Companies Act 2006, s360(2)'],
  ])('%s cites %s', async (name, provision) => {
    expect(JSON.stringify(await profileOf(name))).toContain(provision)
  })

  it('prints the paragraphs of Scotland and Northern Ireland as the Schedules have them', async () => {
    const [scotland] = (await profileOf('scotland-council')).exempt
    expect(scotland?.paragraphs['5']).toContain('compulsory supervision order')
    expect(scotland?.paragraphs['7']).toContain('Social Work (Scotland) Act 1968')
    const [northernIreland] = (await profileOf('northern-ireland-council')).exempt
    expect(northernIreland?.paragraphs['4']).toContain('contemplated')
    expect(northernIreland?.paragraphs['6']).toContain('order or direction')
  })
})
