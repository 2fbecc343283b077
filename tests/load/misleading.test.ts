import { describe, expect, it } from 'vitest'
import { committeeSchema } from '../../src/load/schema/committee.ts'
import { meetingSchema } from '../../src/load/schema/meeting.ts'
import { findings } from '../support/findings.ts'
import { hostWith, load } from './load-meeting.ts'
import { read as readReport } from './read-report.ts'
import { read } from './read-yaml.ts'

const HEAD = 'committee: health\ndate: 2022-12-12\n'
const meeting = (agenda: string) => read(`${HEAD}time: "13:30"\nagenda:\n${agenda}`, meetingSchema)

describe('a likely mistake is not taken for another one', () => {
  it('a key of the meeting in an item is not a misspelt key of the item', () => {
    const [made, ...others] = meeting('  - title: Apologies\n    venue: Mill Hall\n').messages
    expect(others).toEqual([])
    expect(made).toMatchObject({ line: 6, column: 5, actual: 'venue' })
    expect(made?.note).toContain('top level of the file')
  })

  it('a key of a document in its pages belongs to the document', () => {
    const [made] = meeting(
      '  - title: A\n    documents: [ { file: a.pdf, pages: { public: 1, title: B } } ]\n',
    ).messages
    expect(made).toMatchObject({ line: 6, actual: 'title' })
    expect(made?.note).toContain('`documents`')
  })

  it.each([
    ['right below', '  - title: A\n  title: B\n  - title: C\n', 6],
    ['after a blank line', '  - title: A\n    note: x\n\n  title: B\n    note: y\n', 8],
  ])('a missing hyphen is not wrong indentation: %s', (_, agenda, line) => {
    expect(findings(meeting(agenda).messages)).toEqual([`error file.yaml:${line}:3 yaml-syntax -> - title:`])
  })

  it('a list without any hyphen gets its first one', () => {
    const [made] = meeting('  title: A\n').messages
    expect(made?.note).toContain('`- title: …`')
  })

  it('curly quotes are not the quotes that were asked for', () => {
    const [made] = read(`${HEAD}time: “18:30”\nagenda: [ { title: A } ]\n`, meetingSchema).messages
    expect(made).toMatchObject({ line: 3, column: 7, actual: '“18:30”' })
    expect(made?.note).toBe('Write "18:30" with straight quotes, not curly ones.')
  })

  it('the text with a special sign is shown itself, not an example', () => {
    expect(findings(meeting('  - title: & Work\n').messages)).toEqual(['error file.yaml:5:12 yaml-syntax -> "& Work"'])
  })

  it.each([
    ['  - title: Work programme #2\n', 27, '#2'],
    ['  - title: Launch of #RiverbankFirst this year\n', 22, '#RiverbankFirst this year'],
  ])('text after a # is not dropped in silence: %s', (agenda, column, lost) => {
    const { value, messages } = meeting(agenda)
    expect(value).toBeDefined()
    expect(findings(messages)).toEqual([`warning file.yaml:5:${column} yaml-syntax: ${lost}`])
  })

  it.each(['  - title: A # a comment\n', '  - title: "A #2"\n', '  - title: A#2\n', '  - title: A\n  #- title: B\n'])(
    'a comment is not lost text: %j',
    (agenda) => {
      expect(meeting(agenda).messages).toEqual([])
    },
  )

  it.each([
    ['Chairman', 'chair'],
    ['Vice Chairman', 'vice-chair'],
    ['co-optee', 'co-opted'],
  ])('the role of a %s is known', (role, meant) => {
    const [made] = read(`name: A\nmembers: [ { name: B, role: ${role} } ]\n`, committeeSchema).messages
    expect(made?.note).toBe(`Did you mean \`${meant}\`?`)
  })

  it('a missing key is reported where it belongs', () => {
    const [made] = read(`${HEAD}agenda: [ { title: A } ]\n`, meetingSchema).messages
    expect(made).toMatchObject({ line: 2, column: 1, expected: ['text'] })
    expect(made?.note).toContain('"13:30"')
  })

  it('a missing file is reported as missing, whatever its ending', async () => {
    const { messages } = await load(hostWith('agenda: [ { title: A, documents: [ plan.docx, plan.odt ] } ]\n'))
    expect(messages.map(({ expected }) => expected)).toEqual([['an existing file'], ['an existing file']])
  })

  it('a picture whose name differs by case is suggested', async () => {
    const [made] = (await readReport('![A map](Map.PNG)\n')).messages
    expect(made).toMatchObject({ line: 1, column: 1, ruleId: 'image', actual: 'Map.PNG' })
    expect(made?.note).toBe('Did you mean `map.png`?')
  })
})
