import { describe, expect, it } from 'vitest'
import { settleLabels } from '../../../src/load/meeting/labels.ts'
import { findings } from '../../support/findings.ts'
import { documents, hostWith, items, load, MEETING } from '../load-meeting.ts'

describe('agenda', () => {
  it('keeps given labels and goes on after them', async () => {
    const { value, messages } = await load(
      hostWith(`agenda:
  - part: Part 1
  - { title: Apologies }
  - { item: "3", title: Minutes }
  - { item: 4a, title: Roads }
  - heading: Other business
  - { title: Bridges }
  - { item: "5.1", title: Ferries }
  - { item: B, title: Boats }
  - { title: Any other business }
`),
    )
    expect(messages).toEqual([])
    expect(items(value).map(({ label }) => label)).toEqual(['1', '3', '4a', '5', '5.1', 'B', '6'])
    expect(items(value).map(({ order }) => order)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(value?.agenda.map(({ kind }) => kind).slice(0, 2)).toEqual(['part', 'item'])
    expect(items(value)[1]?.keys).toEqual(['agenda', 2])
    expect(value?.committee.value.name).toBe('Health Panel')
  })

  it('begins again below a part that asks for it, with labels that stay apart', () => {
    const agenda = [{ item: '1' }, {}, { part: 'Part II', restart: 'II' }, {}, { item: 'II.2a' }, { item: '4' }, {}]
    const labels = settleLabels([...agenda, { part: 'Part III' }, {}])
    expect(labels.map(({ label, number }) => `${label} ${number}`)).toEqual([
      ...['1 1', '2 2', 'II.1 1', 'II.2a 2a', 'II.4 4', 'II.5 5', 'II.6 6'],
    ])
  })

  it.each(['cancelled', 'moved'])('is not needed where the meeting is %s', async (status) => {
    const { value, messages } = await load(hostWith(`status: ${status}\n`))
    expect(messages).toEqual([])
    expect(value?.agenda).toEqual([])
  })

  it('is needed otherwise, and its absence is told beside other mistakes', async () => {
    expect(findings((await load(hostWith('status: held\nvenue: 5\n'))).messages)).toEqual([
      `error ${MEETING}:1:1 yaml-schema`,
      `error ${MEETING}:5:8 yaml-schema: 5 -> text`,
    ])
  })
})

describe('documents', () => {
  const files = {
    'meetings/december/front.md': '---\ntitle: From front matter\n---\n# Heading\n',
    'meetings/december/heading.md': 'Text\n\n# A *heading*\n',
    'meetings/december/plain-text_report.md': 'Text\n',
    'meetings/december/appendix-a.pdf': '%PDF-1.7',
    'shared/guidance.pdf': '%PDF-1.7 longer',
  }
  it('get ids, titles, kinds and places', async () => {
    const host = hostWith(
      `agenda:
  - title: One
    documents: [front.md, heading.md, plain-text_report.md]
  - title: Two
    type: minutes
    documents:
      - { file: front.md, title: Own title }
      - { file: appendix-a.pdf }
      - { file: ../../shared/guidance.pdf, kind: background }
      - { to_follow: 2022-12-08 }
      - { file: late.pdf, title: Late, to_follow: 2022-12-09 }
`,
      files,
    )
    const { value, messages } = await load(host)
    expect(messages).toEqual([])
    expect(documents(value).map(({ id, title, kind, content }) => [id, title, kind, content.type])).toEqual([
      ['1-1', 'From front matter', 'report', 'report'],
      ['1-2', 'A heading', 'report', 'report'],
      ['1-3', 'Plain text report', 'report', 'report'],
      ['2-1', 'Own title', 'minutes', 'report'],
      ['2-2', 'Appendix a', 'appendix', 'attachment'],
      ['2-3', 'Guidance', 'background', 'attachment'],
      ['2-4', 'Two', 'minutes', 'to-follow'],
      ['2-5', 'Late', 'minutes', 'to-follow'],
    ])
    const [, second] = documents(value)
    expect(second?.place).toMatchObject({ file: MEETING, start: { line: 6, column: 27 } })
    expect(documents(value)[5]?.content).toEqual({ type: 'attachment', path: 'shared/guidance.pdf', size: 15 })
  })

  it('that are there under nearly the name, or on the web, come with how to fix it', async () => {
    const host = hostWith(
      'agenda:\n  - { title: A, documents: [ Weir-Report.md, ../shared/mapp.pdf, "https://rb.example/a.pdf", other.md ] }\n',
      { 'meetings/december/weir-report.md': 'Text.\n', 'meetings/shared/map.pdf': '%PDF' },
    )
    expect((await load(host)).messages.map(({ note }) => note)).toEqual([
      'Did you mean `weir-report.md`?',
      'Did you mean `../shared/map.pdf`?',
      'Download the file into the folder of the meeting: agendapack does not use the internet.',
      'Correct the name or add the file. If the paper will come later, add `to_follow:` with a date.',
    ])
  })

  it('that cannot be read are all reported at their place in meeting.yaml', async () => {
    const host = hostWith(
      `committee: helth
agenda:
  - title: One
    documents:
      - none.md
      - ../../../passwd.md
      - /etc/passwd.md
      - minutes.docx
      - { title: Nothing }
      - { title: Folder, file: papers.pdf }
      - bad.md
`,
      {
        'meetings/december/papers.pdf/x': '',
        'meetings/december/bad.md': '---\nitem: 5\n---\n![](http://rb.example/a.png)\n',
      },
    )
    const { value, messages } = await load(host)
    expect(value).toBeUndefined()
    expect(findings(messages)).toEqual([
      `error ${MEETING}:3:12 committee: helth -> health`,
      `error ${MEETING}:7:9 document: none.md -> an existing file`,
      `error ${MEETING}:8:9 document: ../../../passwd.md -> a path inside the workspace`,
      `error ${MEETING}:9:9 document: /etc/passwd.md -> a path inside the workspace`,
      `error ${MEETING}:10:9 document: minutes.docx -> an existing file`,
      `error ${MEETING}:11:9 document -> file | url | to_follow`,
      `error ${MEETING}:12:32 document: papers.pdf -> an existing file`,
      'error meetings/december/bad.md:2:7 yaml-schema: 5 -> text',
      'error meetings/december/bad.md:4:1 image: http://rb.example/a.png',
    ])
  })

  it('of a committee whose register is broken say so', async () => {
    const { messages } = await load(hostWith('committee: planning\nagenda: [{ title: One }]\n'))
    expect(findings(messages)).toEqual([`error ${MEETING}:3:12 broken-register: planning -> health`])
  })
})

describe('supplements', () => {
  it('have documents with ids of their own', async () => {
    const { value, messages } = await load(
      hostWith(
        `agenda: [{ item: "5", title: Roads }]
supplements:
  - { supplement: 2, published: 2022-12-09, reason: Late figures, items: [{ item: "5", documents: [late.md] }] }
`,
        { 'meetings/december/late.md': '# Late\n' },
      ),
    )
    expect(messages).toEqual([])
    expect(value?.supplements).toMatchObject([
      {
        number: 2,
        published: '2022-12-09',
        keys: ['supplements', 0],
        items: [{ label: '5', documents: [{ id: 's2-5-1', title: 'Late' }] }],
      },
    ])
  })

  it('are given once', async () => {
    const { value, messages } = await load(
      hostWith(
        `agenda: [{ item: "5", title: Roads }]
supplements:
  - { supplement: 1, published: 2022-12-09, items: [{ item: "5", documents: [a.md] }, { item: "5", documents: [a.md] }] }
  - { supplement: 1, published: 2022-12-10, items: [{ item: "5", documents: [a.md] }] }
`,
        { 'meetings/december/a.md': 'A\n' },
      ),
    )
    expect(value).toBeUndefined()
    expect(findings(messages)).toEqual([`error ${MEETING}:6:95 document`, `error ${MEETING}:7:19 document`])
  })
})
