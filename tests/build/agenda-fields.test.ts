import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../src/host/content.ts'
import { committeeSchema } from '../../src/load/schema/committee.ts'
import { meetingSchema } from '../../src/load/schema/meeting.ts'
import { readYaml } from '../../src/load/yaml/yaml.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'

const FOLDER = 'meetings/2022-12-12-health'

const files = {
  'committees/health.yaml': `${riverbank['committees/health.yaml']}
summons: You are summoned to a meeting of {{meeting.committee}} on {{ meeting.dateInWords }} at {{meeting.timeInWords}}.
`,
  [MEETING]: `${meetingHead}ends: "20:30"
summons: { signed: "Jo Ash, Clerk", date: 2022-12-02 }
in_attendance: ["Bo Elm, Director of Finance"]
agenda:
  - { title: Opening prayer, numbered: false }
  - part: Open session
  - title: Roads
    duration: 20
    documents:
      - { file: roads.md, note: Pages 9 to 12 are maps. }
  - { title: Bridges, withdrawn: The survey is not complete. }
  - { part: Closed session, time: "20:00", restart: II }
  - title: Purchase of the tannery
    withdrawn: The bank has sold it.
    private: { paragraphs: [3], reason: Price, public_title: Purchase of land }
`,
  [`${FOLDER}/roads.md`]: '---\ntitle: Roads\n---\n\nText.\n',
}

describe('what agendas say besides titles', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(files, reader)
  })
  afterAll(() => reader.close())

  const textOf = async (name: string) => {
    const file = built.output?.publicFiles.get(name) ?? built.output?.privateFiles.get(name)
    if (!file) throw new Error(built.errors.join('\n'))
    return (await readPdf(bytesOf(file))).pages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ')
  }

  it('stands on the front sheet: the end, who comes, and the summons with who signed it', async () => {
    const text = await textOf('public-pack.pdf')
    expect(text).toContain('Ends 8.30 pm')
    expect(text).toContain('In attendance Bo Elm, Director of Finance')
    expect(text).toContain('a meeting of Health Scrutiny Panel on Monday 12 December 2022 at 1.30 pm.')
    expect(text).toContain('Jo Ash, Clerk, 2 December 2022')
  })

  it('stands on the agenda: when a session begins, notes of papers, and what is withdrawn', async () => {
    const text = await textOf('public-pack.pdf')
    expect(text).toContain('Closed session, 8 pm')
    expect(text).toContain('Pages 9 to 12 are maps.')
    expect(text).toMatch(/Opening prayer 1\.30 pm Open session 1 Roads/)
    expect(text).not.toContain('\u20131')
    expect(text).toContain('Withdrawn: The survey is not complete.')
  })

  it('begins its numbers again below a part that asks for it, and calls the items of that part by a label of their own', async () => {
    expect(await textOf('public-pack.pdf')).toMatch(/Closed session, 8 pm 1 Purchase of land/)
    const items = built.open?.agenda.flatMap((entry) => (entry.kind === 'item' ? [entry] : [])) ?? []
    expect(items.map(({ label, number }) => [label, number])).toEqual([
      ['\u20131', ''],
      ['1', undefined],
      ['2', undefined],
      ['II.1', '1'],
    ])
    // A session that says when it begins puts the clock right.
    expect(items.map(({ time }) => time)).toEqual(['1.30 pm', undefined, undefined, '8 pm'])
  })

  it('does not tell the public why a private item is withdrawn', async () => {
    const text = await textOf('public-pack.pdf')
    expect(text).toMatch(/Purchase of land.*Withdrawn\./)
    expect(text).not.toContain('The bank has sold it')
    expect(JSON.stringify(built.open)).not.toContain('The bank has sold it')
    expect(await textOf('members-pack.pdf')).toContain('Withdrawn: The bank has sold it.')
  })
})

describe('mistakes in these', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  it('are names that a summons cannot fill in', () => {
    const { messages } = readYaml('c.yaml', bytes('name: A\nsummons: Come on {{meeting.day}}.\n'), committeeSchema)
    expect(messages.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'There is nothing called `{{meeting.day}}` that could be filled in here.'],
    ])
  })

  it.each([
    ['link: "https://x.example"', 'url'],
    ['elsewhere: "https://x.example"', 'url'],
  ])('are other names of keys: %s', (key, meant) => {
    const text = `committee: a\ndate: 2026-01-01\ntime: "10:00"\nagenda:\n  - { title: A, documents: [{ title: B, ${key} }] }\n`
    const { messages } = readYaml('m.yaml', bytes(text), meetingSchema)
    expect(messages.map(({ note }) => note)).toEqual([`Did you mean \`${meant}\`?`])
  })

  it.each(['item: #1, title: A', 'title: Programme #2, item: "1"'])(
    'are a # that takes the bracket with it: %s',
    (entry) => {
      const text = `committee: a\ndate: 2026-01-01\ntime: "10:00"\nagenda:\n  - { ${entry} }\n  - { title: B }\n`
      const { messages } = readYaml('m.yaml', bytes(text), meetingSchema)
      const column = 7 + entry.indexOf('#')
      const hash = /#\d/.exec(entry)?.[0]
      expect(messages.map((made) => [made.line, made.column, made.actual])).toEqual([[5, column, hash]])
    },
  )
})
