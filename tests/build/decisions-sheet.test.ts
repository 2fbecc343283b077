import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, type Content } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

const FOLDER = 'meetings/2022-12-12-health'

const files = (decisions: string) => ({
  'agendapack.yaml':
    'organisation: { name: Riverbank Council, email: democracy@riverbank.example }\nprofile: england-executive\n',
  [MEETING]: `${meetingHead}agenda:
  - { title: Budget, documents: [ budget.md ] }
  - { title: Purchase of the tannery, private: { paragraphs: [3], reason: Price, public_title: Purchase of land } }
`,
  [`${FOLDER}/budget.md`]: '---\ntitle: Budget\n---\n\nText.\n',
  [`${FOLDER}/decisions.yaml`]: decisions,
})

const DECISIONS = `published: 2022-12-14
present: [Cllr Ruth Robson MBE, Cllr Peter Sandhu, Cllr Jo Jason]
declarations: [{ member: Cllr Jo Jason, item: "1", nature: Personal, action: Stayed, dispensation: true }]
decisions:
  - item: "1"
    minute: 7
    resolved: That the budget of twelve million pounds be agreed.
    moved: Cllr Ruth Robson MBE
    votes: { for: [Cllr Ruth Robson MBE, Cllr Jo Jason], against: [Cllr Peter Sandhu] }
    reasons: It balances
    options_rejected: A lower tax
    call_in_until: 2022-12-21
  - item: "2"
    resolved: That the tannery be bought for four hundred thousand pounds.
    votes: { for: 3 }
    reasons: The lender presses the owner hard
    options_rejected: To wait for the auction of the bank
    public: That the recommendations be agreed.
  - title: Repair of a roof
    resolved: The repair was ordered.
    taken: { by: Head of Property, on: 2022-12-20 }
    reasons: Rain came in
    options_rejected: None
actions:
  - { item: "2", action: Write to the lender about the tannery, owner: Morgan Clerk, due: 2023-01-10 }
  - { action: Publish the budget, owner: Director of Finance, due: 2023-01-20 }
`

describe('decisions of a meeting', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(files(DECISIONS), reader)
  })
  afterAll(() => reader.close())

  const textOf = async (content: Content | undefined) => {
    const { pages } = await readPdf(content ? bytesOf(content) : new Uint8Array())
    return pages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ')
  }
  const publicSheet = () => textOf(built.output?.publicFiles.get('decisions.pdf'))

  it('stand in a sheet with every field that the law names', async () => {
    expect(built.errors).toEqual([])
    const text = await publicSheet()
    expect(text).toContain('Published on 14 December 2022.')
    expect(text).toContain('Written statement of executive decisions (SI 2012/2089, reg 12)')
    expect(text).toContain('Minute 7. That the budget of twelve million pounds be agreed.')
    expect(text).toContain('Outcome: Agreed (2 for, 1 against, 0 abstained).')
    expect(text).toContain('Recorded vote: for Cllr Ruth Robson MBE, Cllr Jo Jason; against Cllr Peter Sandhu.')
    expect(text).toContain('Reasons for the decision: It balances.')
    expect(text).toContain('Other options considered and rejected: A lower tax.')
    expect(text).toMatch(/Conflicts of interest: Cllr Jo Jason: Personal; \S.*?ispensation/)
    expect(text).toContain('It can be called in until 21 December 2022.')
  })

  it('say of an officer who decided alone what the law says of officers', async () => {
    const text = await publicSheet()
    expect(text).toContain('Decided by: Head of Property on 20 December 2022, under an authority for this decision.')
    expect(text).toContain('SI 2012/2089, reg 13(4)')
    expect(text).toContain('Conflicts of interest: None.')
    // An officer agrees with nobody.
    expect(text.slice(text.indexOf('Repair of a roof'))).not.toContain('Agreed')
  })

  it('give the public of a private item nothing but the words that are for it', async () => {
    const text = await publicSheet()
    expect(text).toContain('2 Purchase of land')
    expect(text).toContain('That the recommendations be agreed.')
    for (const words of ['tannery', 'four hundred thousand', 'lender', 'auction', 'Morgan Clerk'])
      expect(text).not.toContain(words)
    expect(JSON.stringify(built.open)).not.toMatch(/tannery|lender|auction/)
    expect(await textOf(built.output?.privateFiles.get('decisions.pdf'))).toContain(
      'That the tannery be bought for four hundred thousand pounds.',
    )
  })

  it('are data in the manifest', () => {
    expect(built.open?.decisions?.decisions).toMatchObject([
      { item: '1', minute: 7, outcome: 'agreed', votes: { for: { count: 2 }, against: { count: 1 } } },
      { item: '2', resolved: 'That the recommendations be agreed.' },
      { title: 'Repair of a roof', taken: { by: 'Head of Property' } },
    ])
    expect(built.open?.decisions?.decisions[1]).not.toHaveProperty('reasons')
    expect(built.open?.outputs.map(({ path }) => path)).toContain('decisions.pdf')
  })
})

describe('decisions that are private though their item is not', () => {
  it('make an edition for members', async () => {
    const reader = startReader()
    const open = files('decisions: [{ item: "1", resolved: That Jo be paid more., private: true }]')
    const meeting = open[MEETING].replace(/ {2}- \{ title: Purchase.*\n/, '')
    const built = await buildFiles({ ...open, [MEETING]: meeting }, reader)
    await reader.close()
    expect(built.errors).toEqual([])
    expect([...(built.output?.privateFiles.keys() ?? [])]).toContain('decisions.pdf')
    expect(built.open?.decisions?.decisions).toEqual([
      { item: '1', title: 'Budget', statement: 'Not for publication', key: false, conflicts: [] },
    ])
  })
})

describe('decisions in another language', () => {
  it('stand in a sheet without a word of English', async () => {
    const reader = startReader()
    const german = files(`present: [Ada]
decisions:
  - { item: "1", minute: 7, resolved: Der Haushalt wird beschlossen., votes: { for: [Ada] }, reasons: Weil er stimmt }
  - { item: "2", resolved: Der Kauf wird beschlossen. }
actions: [{ action: Bekanntmachung, owner: Kämmerei, due: 2023-01-20, done: 2023-01-10 }]
`)
    const built = await buildFiles(
      {
        ...german,
        'agendapack.yaml': 'organisation: { name: Ahrenfeld }\nlanguage: de\nrules: { decision-votes: off }\n',
        [MEETING]: german[MEETING].replace('Budget', 'Haushalt').replace('Purchase of land', 'Grundstück'),
        [`${FOLDER}/budget.md`]: '---\ntitle: Haushalt\n---\n\nText.\n',
      },
      reader,
    )
    await reader.close()
    expect(built.errors).toEqual([])
    const sheet = built.output?.publicFiles.get('decisions.pdf')
    const { pages } = await readPdf(sheet ? bytesOf(sheet) : new Uint8Array())
    const text = pages.map((page) => page.text.replace(/\s+/g, ' ')).join(' ')
    expect(text).toContain('Niederschrift Nr. 7.')
    expect(text).toContain('Namentliche Abstimmung: dafür: Ada.')
    expect(text).toContain('Nicht öffentlich')
    expect(text).toContain('Erledigt am 10. Januar 2023')
    expect(text).not.toMatch(/Decision|Outcome|Agreed|Vote|Owner|Action|Done|Not for publication/)
  })
})
