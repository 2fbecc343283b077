import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicDecisions } from '../../../../src/load/meeting/across/decisions.ts'
import { decisionsSchema } from '../../../../src/load/schema/decisions.ts'
import { MEETING, meetingHead, openWorkspace } from '../../../support/workspace.ts'

const agenda = `agenda:
  - { item: "1", title: Budget }
  - { item: "2", title: Tannery, private: { paragraphs: [3] } }
`

async function agendaOf() {
  const { load } = await openWorkspace({ [MEETING]: meetingHead + agenda })
  return (await load('members')).agenda
}

describe('publicDecisions', () => {
  it('keeps nothing secret of what belongs to a private item, to no item of the agenda, or is marked', async () => {
    const items = await agendaOf()
    const label = fc.constantFrom('1', '2', '3')
    fc.assert(
      fc.property(fc.array(fc.record({ item: label, private: fc.boolean() })), (entries) => {
        const given = decisionsSchema.parse({
          declarations: entries.map(({ item }) => ({ member: 'Cllr A', item, nature: `secret${item}` })),
          decisions: entries.map((entry) => ({
            ...entry,
            resolved: `secret${entry.item}${entry.private}`,
            moved: `secret${entry.item}${entry.private}`,
            votes: { for: [`secret${entry.item}${entry.private}`] },
          })),
          actions: entries.map((entry) => ({
            ...entry,
            action: `secret${entry.item}${entry.private}`,
            owner: `secret${entry.item}${entry.private}`,
            due: '2023-01-01',
          })),
        })
        expect(JSON.stringify(publicDecisions(given, items))).not.toMatch(/secret(?:[23]|1true)/)
      }),
    )
  })

  it('leaves what is open as it is', async () => {
    const given = decisionsSchema.parse({ decisions: [{ item: '1', resolved: 'That it be so.' }] })
    expect(publicDecisions(given, await agendaOf())).toEqual(given)
  })
})

describe('decisions.yaml', () => {
  it('is read with its meeting, and its mistakes have their places', async () => {
    const { host, workspace, load } = await openWorkspace({
      [MEETING]: meetingHead + agenda,
      'meetings/2022-12-12-health/decisions.yaml': 'decisions:\n  - { item: "1", resolved: That it be so. }\n',
    })
    expect((await load('public')).decisions?.value.decisions).toMatchObject([{ resolved: 'That it be so.' }])
    expect(workspace.meetings).toEqual([MEETING])
    expect(await host.files.status('meetings/2022-12-12-health/decisions.yaml')).toBeDefined()
  })

  it('refuses a vote that is neither a number nor names', async () => {
    const { load } = await openWorkspace({
      [MEETING]: meetingHead + agenda,
      'meetings/2022-12-12-health/decisions.yaml':
        'decisions:\n  - { item: "1", resolved: That it be so., votes: { for: many } }\n',
    })
    await expect(load('members')).rejects.toThrow(/`for` must be a number or a list/)
  })
})
