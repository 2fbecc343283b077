import { describe, expect, it } from 'vitest'
import { committeeSchema } from '../../../src/load/schema/committee.ts'
import { meetingSchema } from '../../../src/load/schema/meeting.ts'
import { settingsSchema } from '../../../src/load/schema/settings.ts'
import { findings } from '../../support/findings.ts'
import { read } from '../read-yaml.ts'

const meeting = (agenda: string) => `committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda:\n${agenda}`

describe('values', () => {
  it('keeps dates, times and labels as they are written', () => {
    const { value, messages } = read(
      '%YAML 1.1\n---\ncommittee: health\ndate: 2022-12-12\ntime: 13:30\nagenda: [{ item: "1.10", title: Yes }]\n',
      meetingSchema,
    )
    expect(messages).toEqual([])
    expect(value?.value).toMatchObject({ date: '2022-12-12', time: '13:30', agenda: [{ item: '1.10', title: 'Yes' }] })
  })

  it('knows where values and keys stand', () => {
    const { value } = read(
      meeting('  - part: Part 1\n  - title: Apologies\n    documents: [a.md, { file: b.pdf }]\n'),
      meetingSchema,
    )
    const at = (keys: (string | number)[], of?: 'key') => {
      const { start, end, file } = value?.place(keys, of) ?? { start: undefined, end: undefined, file: undefined }
      return [file, `${start?.line}:${start?.column}`, value?.text.slice(start?.offset, end?.offset)]
    }
    expect(at(['date'])).toEqual(['file.yaml', '2:7', '2022-12-12'])
    expect(at(['date'], 'key')).toEqual(['file.yaml', '2:1', 'date'])
    expect(at(['agenda', 1, 'documents', 1, 'file'])).toEqual(['file.yaml', '7:31', 'b.pdf'])
    expect(at(['agenda', 1, 'documents', 0])).toEqual(['file.yaml', '7:17', 'a.md'])
  })

  it('gives the head of the nearest parent for a value that is not there', () => {
    const { value } = read(meeting('  - title: Apologies\n'), meetingSchema)
    expect(value?.place(['agenda', 0, 'note']).start).toMatchObject({ line: 5, column: 5 })
    expect(value?.place(['venue']).start).toMatchObject({ line: 1, column: 1 })
    expect(value?.place(['agenda', 7, 'title']).start).toMatchObject({ line: 4, column: 1 })
  })

  it.each([
    ['a byte-order mark', '\ufeffname: A\nseats: x\n', '2:8'],
    ['CRLF', 'name: A\r\nseats: x\r\n', '2:8'],
    ['both', '\ufeffname: A\r\nseats: x\r\n', '2:8'],
  ])('places survive %s', (_, text, place) => {
    expect(findings(read(text, committeeSchema).messages)).toEqual([
      `error file.yaml:${place} yaml-schema: x -> a number`,
    ])
  })

  it('counts columns of the first line without a byte-order mark, as editors do', () => {
    expect(findings(read('\ufeffnam: A\n', committeeSchema).messages)).toEqual([
      'error file.yaml:1:1 yaml-schema: nam -> name',
    ])
  })
})

describe('mistakes', () => {
  it('are told where a key has a form that it cannot have', () => {
    const recording = (key: string) =>
      `recording: { address: "https://council.example/r", items: { "${key}": "0:12:30" } }\n`
    const { messages } = read(`${recording('x'.repeat(41))}${meeting('  - title: Roads\n')}`, meetingSchema)
    expect(messages.map(({ reason, line, column }) => `${line}:${column} ${reason}`)).toEqual([
      '1:61 This label has 41 characters; at most 40 are allowed.',
    ])
  })

  it('are all told at once, in order, each where it is', () => {
    const text = [
      'committee: health',
      'date: 2022-13-12',
      'time: 1330',
      'status: canceled',
      'agenda:',
      '  - part: Part 1',
      '    note: x',
      '  - heading: 5',
      '  - item: 1.10',
      '    title: Budget',
      '    documents:',
      '      - 5',
      '      - { file: a.pdf, knd: appendix, pages: "1-" }',
      '  - titel: Contract',
      '',
    ].join('\n')
    expect(findings(read(text, meetingSchema).messages)).toEqual([
      'error file.yaml:2:7 yaml-schema: 2022-13-12',
      'error file.yaml:3:7 yaml-schema: 1330 -> text',
      'error file.yaml:4:9 yaml-schema: canceled -> scheduled | cancelled | postponed | moved | held',
      'error file.yaml:7:5 yaml-schema: note -> part | time | restart',
      'error file.yaml:8:14 yaml-schema: 5 -> text',
      'error file.yaml:9:11 yaml-schema: 1.10 -> text',
      'error file.yaml:12:9 yaml-schema: 5 -> text | keys and values',
      'error file.yaml:13:24 yaml-schema: knd -> kind',
      'error file.yaml:13:46 yaml-schema: "1-"',
      'error file.yaml:14:5 yaml-schema: titel -> title',
    ])
  })

  it('come with a note on how to mend them', () => {
    const note = (text: string) => read(text, committeeSchema).messages[0]?.note
    expect(note('name: 1.10\n')).toBe('Put it in quotes: "1.10".')
    expect(note('nmae: A\n')).toBe('Did you mean `name`?')
    expect(note('seats: 4\n')).toBe('Add `name: …`.')
    expect(note('name: A\nmembers: [{ name: B, role: chiar }]\n')).toBe('Did you mean `chair`?')
    expect(note('name:\n')).toBe('Give it a value, or remove the key.')
  })

  it.each([
    ['time: 9.30', 'Write "09:30".'],
    ['time: "9.30"', 'Write "09:30".'],
    ['time: 930', 'Write "09:30".'],
    ['time: 9.30am', 'Write "09:30".'],
    ['time: "25:00"', 'Write hours from 00 to 23 and minutes from 00 to 59, in straight quotes: "09:30" or "13:30".'],
    ['date: 5/12/2022', 'Write 2022-12-05 for 5 December 2022.'],
    ['date: 20221205', 'Write 2022-12-05 for 5 December 2022.'],
    ['date: soon', 'Write the year, the month and the day: 2022-12-05 for 5 December 2022.'],
    ['date: 2026-02-30', 'February 2026 has 28 days. Correct the day or the month.'],
    ['agenda: [{ title: A, documents: [{ file: a.pdf, pages: 1 to 4 }] }]', 'Write 1-4.'],
    ['agenda: [{ title: A, documents: [{ file: a.pdf, pages: "1,1-2" }] }]', 'Write 1-2.'],
    ['agenda: [{ title: A, documents: [{ file: a.pdf, pages: all }] }]', /^Write the first and the last page/],
    ['agenda: [{ title: A, documents: a.pdf }]', 'Put it in square brackets: [ a.pdf ].'],
    ['agenda: [{ title: A, private: true }]', 'Write keys and values: { paragraphs: …, reason: …, public_title: … }.'],
    [
      'agenda: [{ title: A, item: "" }]',
      'Write a label such as "4" or "5.1", or leave `item:` out to number it automatically.',
    ],
    ['agenda: []', /^Write `agenda:` and below it ` {2}- title: Apologies`/],
    ['public: yes', 'Write true or false, without quotes.'],
    ['venue: [Town Hall]', 'Write one value, without brackets and hyphens.'],
    ['committee: ../a', 'Write policy-committee for committees/policy-committee.yaml.'],
  ])('say what to write in place of %s', (line, note) => {
    const good = ['committee: health', 'date: 2022-12-12', 'time: "13:30"', 'agenda: [{ title: A }]']
    const key = `${line.split(':', 1)[0]}:`
    const text = [...good.filter((other) => !other.startsWith(key)), line].join('\n')
    expect(read(text, meetingSchema).messages.map((made) => made.note)).toEqual([
      typeof note === 'string' ? note : expect.stringMatching(note),
    ])
  })

  it.each([
    ['style: { accent: red }', 'Write it in quotes: "#1d4f91" is a blue.'],
    ['style: { accent: 1d4f91 }', 'Write "#1d4f91".'],
    ['style:\n  accent: #1d4f91', 'A # after a space begins a comment in YAML. Put the value in quotes: "#1d4f91".'],
    ['timezone: London', 'Did you mean Europe/London?'],
    ['language: English', 'Write en-GB for English, cy for Welsh, gd for Scottish Gaelic, ga for Irish.'],
    ['size_budget: 25', 'Write 25 MB.'],
    ['size_budget: about ten', 'Write a number and kB, MB or GB, such as 25 MB.'],
    ['council: { seats: ten, groups: {} }', 'Write a number in digits, without quotes: 12.'],
    ['council: { seats: "10", groups: {} }', 'Write it without quotes: 10.'],
  ])('say what to write in the settings in place of %s', (line, note) => {
    const { messages } = read(`organisation: { name: Riverbank Council }\n${line}\n`, settingsSchema)
    expect(messages.map((made) => made.note)).toEqual([note])
  })

  it.each([
    ['quorum: a third', 'Write 1/3.'],
    ['quorum: 0.25', 'Write 1/4.'],
    ['quorum: enough', 'Write a number of members, such as 3, or a fraction of them, such as 1/4.'],
  ])('say what to write in a register in place of %s', (line, note) => {
    expect(read(`name: A\n${line}\n`, committeeSchema).messages.map((made) => made.note)).toEqual([note])
  })

  it.each([
    ['language: []', 'Add an entry, or remove the key.'],
    ['council: { seats: 0, groups: {} }', 'Correct the number.'],
  ])('say what to do about %s', (line, note) => {
    const { messages } = read(`organisation: { name: A }\n${line}\n`, settingsSchema)
    expect(messages.map((made) => made.note)).toEqual([note])
  })

  it.each([
    ['name: A\nquorum: 0\n', 'error file.yaml:2:9 yaml-schema: 0'],
    ['name: A\nquorum: 1.5\n', 'error file.yaml:2:9 yaml-schema: 1.5 -> a whole number'],
    ['name: A\nquorum: a third\n', 'error file.yaml:2:9 yaml-schema: a third'],
    ['name: A\nquorum: [3]\n', 'error file.yaml:2:9 yaml-schema -> a number | text'],
  ])('of a union are told for the branch that was meant: %j', (text, expected) => {
    expect(findings(read(text, committeeSchema).messages)).toEqual([expected])
  })

  it.each([
    ['website: "javascript:alert(1)"', 'Write it as the browser shows it'],
    ['website: www.rb.example/town', 'Write https://www.rb.example/town.'],
    ['email: "clerk@rb.example\\nBcc: all@rb.example"', 'Write one address'],
    ['email: clerk', 'Write one address'],
    [`address: ${'Long Street '.repeat(1000)}`, 'Put it into a Markdown'],
  ])('of an address are told: %.40s', (line, note) => {
    const [made, ...others] = read(`organisation:\n  name: A\n  ${line}\n`, settingsSchema).messages
    expect(others).toEqual([])
    expect([made?.line, made?.note]).toEqual([3, expect.stringContaining(note)])
  })

  it.each(['"1\\u0007"', `"${'9'.repeat(41)}"`])('of a label are told: %s', (label) => {
    expect(findings(read(meeting(`  - { item: ${label}, title: A }\n`), meetingSchema).messages)).toEqual([
      `error file.yaml:5:13 yaml-schema: ${label}`,
    ])
  })

  it.each([
    ['.inf', '`.inf`'],
    ['|\n  three\n  of them', 'the text `| three of them`'],
  ])('of a number are told in one line: %j', (seats, told) => {
    const { messages } = read(`name: A\nseats: ${seats}\n`, committeeSchema)
    expect(findings(messages)).toEqual([`error file.yaml:2:8 yaml-schema: ${seats} -> a number`])
    expect(messages[0]?.reason).toBe(`\`seats\` must be a number, not ${told}.`)
  })

  it.each([
    ['{ seats: 60, groups: { Tidal: 31, Upland: 30 } }', 'error file.yaml:3:31 yaml-schema'],
    ['{ seats: 1e12, groups: {} }', 'error file.yaml:3:19 yaml-schema: 1e12'],
  ])('of the seats of a council are told: %s', (council, beginning) => {
    const { messages } = read(`organisation:\n  name: A\ncouncil: ${council}\n`, settingsSchema)
    expect(findings(messages)).toEqual([beginning])
  })

  it.each(['0222-12-12', '9222-12-12'])('of a year are told: %s', (date) => {
    expect(findings(read(meeting('  - title: A\n').replace('2022-12-12', date), meetingSchema).messages)).toEqual([
      `error file.yaml:2:7 yaml-schema: ${date}`,
    ])
  })

  it('of an item that is its title alone come with the key that it needs', () => {
    const [made] = read(meeting('  - Apologies\n'), meetingSchema).messages
    expect(made?.note).toBe('Write `title: Apologies`.')
  })

  it.each([
    ['', 'error file.yaml:1:1 yaml-schema -> text'],
    ['just words', 'error file.yaml:1:1 yaml-schema: just words -> keys and values'],
    ['- a\n', 'error file.yaml:1:1 yaml-schema -> keys and values'],
  ])('of the whole file: %j', (text, expected) => {
    expect(findings(read(text, committeeSchema).messages)).toEqual([expected])
  })
})
