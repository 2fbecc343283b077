import { describe, expect, it } from 'vitest'
import { FileError, type Host } from '../../../src/host/host.ts'
import { documents, hostWith, items, load } from '../load-meeting.ts'

describe('for the public', () => {
  const meeting = `agenda:
  - title: Roads
    documents:
      - open.md
      - { file: hidden-appendix.md, title: Bids of Smith, owner: Jo, private: { paragraphs: [3] } }
  - title: Award to Smith
    note: To award it to Smith
    private: { paragraphs: [3], public_title: Contract }
    documents: [hidden-report.md, { title: Smith terms, to_follow: 2022-12-08 }]
  - title: Court order
    confidential: { ground: The court }
    documents: [{ file: hidden-order.pdf, password: SMITH_PASSWORD }]
supplements:
  - { supplement: 1, published: 2022-12-09, items: [{ item: "2", documents: [hidden-late.md] }] }
`

  /** A host on which opening, or so much as asking for, a private file fails the test. */
  function guarded(): Host {
    const host = hostWith(meeting, { 'meetings/december/open.md': '# Open\n' })
    const open = (path: string): string => {
      if (path.includes('hidden')) throw new FileError(path, 'unreadable', 'a private file was asked for')
      return path
    }
    const { files } = host
    return {
      ...host,
      files: {
        ...files,
        read: async (path) => files.read(open(path)),
        status: async (path) => files.status(open(path)),
      },
    }
  }

  it('opens no private file and hands on no private word', async () => {
    const { value, messages } = await load(guarded(), 'public')
    expect(messages).toEqual([])
    const said = JSON.stringify(value, (key, inner) => (key === 'tree' ? undefined : inner))
    for (const word of ['Smith', 'SMITH', 'hidden', 'Jo', 'Bids']) expect(said).not.toContain(word)
    expect(documents(value).map(({ id, title, content, privacy }) => [id, title, content.type, privacy?.kind])).toEqual(
      [
        ['1-1', 'Open', 'report', undefined],
        ['1-2', 'Roads', 'withheld', 'exempt'],
        ['2-1', 'Contract', 'withheld', 'exempt'],
        ['2-2', 'Contract', 'to-follow', 'exempt'],
        ['3-1', 'Court order', 'withheld', 'confidential'],
      ],
    )
    expect(items(value).map(({ item }) => item.title)).toEqual(['Roads', 'Contract', 'Court order'])
    expect(value?.supplements[0]?.items[0]?.documents).toMatchObject([
      { title: 'Contract', content: { type: 'withheld' } },
    ])
    expect(value?.definition.place(['agenda', 1]).start.line).toBe(9)
  })

  it('is the same meeting that members get whole', async () => {
    const files = Object.fromEntries(
      ['open', 'hidden-appendix', 'hidden-report', 'hidden-late'].map((name) => [
        `meetings/december/${name}.md`,
        `# ${name}\n`,
      ]),
    )
    const host = hostWith(meeting, { ...files, 'meetings/december/hidden-order.pdf': '%PDF' })
    const { value } = await load(host)
    expect(documents(value).map(({ id, title }) => [id, title])).toEqual([
      ['1-1', 'open'],
      ['1-2', 'Bids of Smith'],
      ['2-1', 'hidden-report'],
      ['2-2', 'Smith terms'],
      ['3-1', 'Hidden order'],
    ])
  })
})
