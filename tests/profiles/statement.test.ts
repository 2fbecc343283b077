import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { groundLabel } from '../../src/load/schema/common.ts'
import type { Privacy } from '../../src/load/sources.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import { citedParagraphs, keyDecisionText, resolutionText, statementOf } from '../../src/profiles/statement.ts'
import { english } from '../support/wording.ts'

async function profile(name: string) {
  const { value } = await loadProfile(name, memoryHost({}).files, { file: 'agendapack.yaml' })
  if (!value) throw new Error(`no profile ${name}`)
  return value
}

const exempt = (...paragraphs: string[]): Privacy => ({ kind: 'exempt', ground: { paragraphs } })
const confidential = (ground: string): Privacy => ({ kind: 'confidential', ground: { ground } })

describe('statementOf', () => {
  it('says by virtue of which paragraphs a paper is withheld', async () => {
    const england = await profile('england-council')
    expect(statementOf(england, exempt('3'), english)).toBe(
      'Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972',
    )
    expect(statementOf(england, exempt('5', '1', '3'), english)).toContain(
      'by virtue of paragraphs 1, 3 and 5 of Part 1',
    )
    expect(statementOf(england, exempt(), english)).toBe('Not for publication')
  })

  it('takes the schedule of the nation, or the Act of a body without one', async () => {
    expect(statementOf(await profile('wales-council'), exempt('14'), english)).toContain(
      'paragraph 14 of Part 4 of Schedule 12A',
    )
    expect(statementOf(await profile('scotland-council'), exempt('6'), english)).toContain('Schedule 7A')
    expect(statementOf(await profile('parish-council'), exempt(), english)).toContain(
      'Public Bodies (Admission to Meetings) Act 1960',
    )
    expect(statementOf(await profile('plain'), exempt('3'), english)).toBe('Not for publication')
  })

  it.each([[exempt()], [exempt('3')], [confidential('staff')]])(
    'cites the Act of 1960 for an NHS board: %j',
    async (ground) => {
      const statement = statementOf(await profile('nhs-board'), ground, english)
      expect(statement).toContain('Public Bodies (Admission to Meetings) Act 1960, section 1(2)')
      expect(statement).not.toMatch(/1972|paragraph|\{/)
    },
  )

  it('names the ground of confidential papers as it is written', async () => {
    expect(statementOf(await profile('england-council'), confidential('Order of {schedule} $1'), english)).toBe(
      'Not for publication: confidential information within section 100A(3) of the Local Government Act 1972 (Order of {schedule} $1)',
    )
  })

  it('gives the wording of the paragraphs and the resolution', async () => {
    const england = await profile('england-council')
    expect(citedParagraphs(england, exempt('7', '1', '99'), 'en-GB')).toEqual([
      { number: '1', wording: 'Information relating to any individual.' },
      { number: '7', wording: expect.stringContaining('prosecution of crime') },
    ])
    expect(resolutionText(england, english)).toContain('Part 1 of Schedule 12A')
  })
})

describe('keyDecisionText', () => {
  it('knows key decisions only where the law does, or the body has a word of its own', async () => {
    expect(keyDecisionText(await profile('england-executive'), english)).toBe('Key decision')
    const plain = await profile('plain')
    expect(keyDecisionText(plain, english)).toBeUndefined()
    const own = { ...plain, wording: { key_decision: { 'en-GB': 'Strategic decision', cy: 'Penderfyniad strategol' } } }
    expect(keyDecisionText(own, english)).toBe('Strategic decision')
  })
})

describe('the label of a ground', () => {
  it.each(['3', '18A', '7(2)(a)', 'Reg 4.2-b', '§ 35 (1)', '54957.6', '9/2'])('may be %s', (label) => {
    expect(groundLabel.parse(label)).toBe(label)
  })

  it.each(['', ' 3', '3 ', '{3}', '3\n4', 'x'.repeat(41)])('may not be %j', (label) => {
    expect(groundLabel.safeParse(label).success).toBe(false)
  })
})
