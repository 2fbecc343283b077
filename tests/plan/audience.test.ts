import { describe, expect, expectTypeOf, it } from 'vitest'
import { compileEdition } from '../../src/build/editions.ts'
import type { PackCompiler } from '../../src/build/options.ts'
import type { DocumentSource, MeetingSources, PrivateDocumentSource } from '../../src/load/sources.ts'
import type { DocumentFor, Plan, PrivateDocument, PublicDocument, WithheldSheet } from '../../src/plan/plan.ts'
import { type PlanOptions, planMembersPack, planPublicPack } from '../../src/plan/plan-pack.ts'
import { english } from '../support/wording.ts'
import { MEETING, meetingHead, openWorkspace } from '../support/workspace.ts'

describe('what can be in a plan, by its type', () => {
  it('is public documents and withheld sheets for the public', () => {
    expectTypeOf<Plan<'public'>['documents'][number]>().toEqualTypeOf<PublicDocument | WithheldSheet>()
    expectTypeOf<PrivateDocument>().not.toExtend<DocumentFor<'public'>>()
    expectTypeOf<PrivateDocument>().toExtend<DocumentFor<'members'>>()
  })

  it('is made from sources that hold no private document', () => {
    expectTypeOf<PrivateDocumentSource>().not.toExtend<DocumentSource<'public'>>()
    expectTypeOf<MeetingSources<'members'>>().not.toExtend<MeetingSources<'public'>>()
    expect(refused).toBeTypeOf('function')
    expectTypeOf<Parameters<typeof planPublicPack>[1]>().toEqualTypeOf<MeetingSources<'public'>>()
  })
})

/** Never run: each line that is marked has to be refused by the compiler. */
function refused(
  { workspace }: Awaited<ReturnType<typeof openWorkspace>>,
  sources: MeetingSources<'members'>,
  unknown: MeetingSources,
  document: PrivateDocument,
  plan: Plan<'public'>,
  options: PlanOptions,
  compiler: PackCompiler,
) {
  // @ts-expect-error the members' sources in a public plan
  planPublicPack(workspace, sources, options)
  // @ts-expect-error sources that may be anybody's in a public plan
  planPublicPack(workspace, unknown, options)
  // @ts-expect-error the members' sources in a public edition
  compileEdition(compiler, sources, 'public', new Map())
  // @ts-expect-error a private document among public ones
  const added: Plan<'public'> = { ...plan, documents: [...plan.documents, document] }
  // @ts-expect-error a members' plan where a public one is asked for
  const members: Plan<'public'> = planMembersPack(workspace, sources, options)
  // @ts-expect-error a plan that may be anybody's where a public one is asked for
  const anybody: Plan<'public'> = plan as Plan
  return [added, members, anybody]
}

describe('plans for both audiences', () => {
  const files = {
    [MEETING]: `${meetingHead}
agenda:
  - item: "1"
    title: Weir
    documents:
      - weir.md
      - { file: bids.md, private: { paragraphs: [3], reason: Bids are open, public_title: Tender prices } }
      - { title: Photographs, to_follow: 2022-12-08 }
      - { title: Names of bidders, to_follow: 2022-12-08, private: { paragraphs: [3], reason: Bids are open } }
  - item: "2"
    title: Quoll farm
    private: { paragraphs: [3], reason: Talks go on, public_title: Purchase of land }
    note: The quoll is asleep.
    documents: [ farm.md ]
  - { item: "3", title: Numbat, confidential: { ground: the court forbids it }, documents: [ numbat.md ] }
`,
    'meetings/2022-12-12-health/weir.md': '# The weir\n',
    'meetings/2022-12-12-health/bids.md': '# Bids of the bidders\n',
    'meetings/2022-12-12-health/farm.md': '# Quolls\n',
    'meetings/2022-12-12-health/numbat.md': '# Numbats\n',
  }
  const facts = {
    pages: new Map(),
    leftOut: new Map(),
    unreadable: new Map(),
    allotments: new Map([['1-2', { range: { first: 7, last: 9 }, pages: 3 }]]),
  }
  const statement = () => 'Not for publication'

  it('put one sheet, with its range, in the place of each private paper of the public', async () => {
    const { workspace, load } = await openWorkspace(files)
    const plan = planPublicPack(workspace, await load('public'), { statement, facts, wording: english })
    expect(plan.documents.map(({ id, title, visibility }) => [id, title, visibility])).toEqual([
      ['1-1', 'The weir', 'public'],
      ['1-2', 'Tender prices', 'withheld'],
      ['2-1', 'Purchase of land', 'withheld'],
      ['3-1', 'Numbat', 'withheld'],
    ])
    expect(plan.documents[1]).toMatchObject({ pages: { first: 7, last: 9 }, statement: 'Not for publication' })
    expect(JSON.stringify(plan)).not.toMatch(/[Qq]uoll|bids|farm\.md|Names of bidders|asleep/)
    const [weir] = plan.agenda
    expect(weir).toMatchObject({ toFollow: [{ title: 'Photographs' }, { title: 'Exempt document' }] })
    expect(weir).toMatchObject({ withheld: [{ id: '1-2', title: 'Tender prices', statement: 'Not for publication' }] })
    expect(plan.agenda[1]).toMatchObject({ statement: 'Not for publication', withheld: [] })
  })

  it('mark each private paper of the members', async () => {
    const { workspace, load } = await openWorkspace(files)
    const plan = planMembersPack(workspace, await load('members'), {
      statement,
      wording: english,
      facts: { ...facts, allotments: new Map() },
    })
    expect(plan.documents.map(({ id, title, visibility }) => [id, title, visibility])).toEqual([
      ['1-1', 'The weir', 'public'],
      ['1-2', 'Bids of the bidders', 'private'],
      ['2-1', 'Quolls', 'private'],
      ['3-1', 'Numbats', 'private'],
    ])
  })
})
