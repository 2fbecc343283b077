import { describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import { createCheckContext } from '../../src/check/prepare.ts'
import { type PlacedText, wordsInClear } from '../../src/check/text/words-in-clear.ts'
import { attachmentsInClear } from '../../src/verify/leaks/attachments-in-clear.ts'
import { MEETING, meetingHead, openWorkspace } from '../support/workspace.ts'

const FOLDER = MEETING.slice(0, MEETING.lastIndexOf('/'))
const SENTENCE =
  'Quokka Ltd offered to dredge the whole harbour for three and a quarter million pounds before next winter'

/** File, line and both places of each find in a meeting whose papers are `a.md`, for all, and `b.md`, for members. */
async function found(open: string, hidden: string, more = ''): Promise<string[]> {
  const { host, workspace, load } = await openWorkspace({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    [MEETING]: `${meetingHead}agenda:
  - { title: Harbour, documents: [ a.md ] }
  - { title: Bids, private: { reason: Prices }, documents: [ b.md ] }
${more}`,
    [`${FOLDER}/a.md`]: open,
    [`${FOLDER}/b.md`]: hidden,
  })
  const context = await createCheckContext(workspace, host)
  if (!context.value) throw new Error(context.messages.join('\n'))
  return startCheck(workspace, context.value)
    .meeting(await load('members'))
    .filter(({ ruleId }) => ruleId === 'words-in-clear')
    .map(({ file, line, fatal, cause }) => {
      const other = cause instanceof Error && 'line' in cause ? `${String(Object(cause).file)}:${cause.line}` : ''
      return `${fatal ? 'error' : 'info'} ${file}:${line} and ${other}`.replaceAll(`${FOLDER}/`, '')
    })
}

describe('private words in the clear', () => {
  it.each([
    [
      'in the same report',
      'By :redact[the owner of 4 Mill Lane].\n\nThe *owner* of\n4 Mill Lane called.\n',
      'error a.md:3 and a.md:1',
    ],
    ['in front matter', '---\nauthor: Ada Lock\n---\n\nBy :redact[Ada Lock].\n', 'error a.md:2 and a.md:5'],
    [
      'in an address',
      'By :redact[Ada Lock]. See [her page](https://example.org/ada-lock).\n',
      'error a.md:1 and a.md:1',
    ],
    ['in a table', '| a | b |\n| - | - |\n| Ada Lock | 1 |\n\nBy :redact[Ada Lock].\n', 'error a.md:3 and a.md:5'],
    [
      'of one paragraph of a block',
      ':::exempt\nOne.\n\nTwo for Ada Lock.\n:::\n\nTwo for Ada Lock.\n',
      'error a.md:7 and a.md:4',
    ],
  ])('are found: %s', async (_, report, expected) => {
    expect(await found(report, 'Nothing.\n')).toEqual([expected])
  })

  it('are found in meeting.yaml', async () => {
    const texts = 'information: Ask Ada Lock.\n'
    expect(await found('By :redact[Ada Lock].\n', 'Nothing.\n', texts)).toEqual(['error meeting.yaml:11 and a.md:1'])
  })

  it('are found where a sentence of a private paper was pasted', async () => {
    expect(await found(`One.\n\nWe know that ${SENTENCE}.\n`, `Secret.\n\n${SENTENCE}.\n`)).toEqual([
      'error a.md:3 and b.md:3',
    ])
  })

  it('are no more than seven words, a heading or what the agenda says', async () => {
    expect(await found(`${SENTENCE.split(' ').slice(0, 7).join(' ')}.\n`, `${SENTENCE}.\n`)).toEqual([])
    expect(await found(`# ${SENTENCE}\n\nOne.\n`, `# ${SENTENCE}\n\nTwo.\n`)).toEqual([])
    expect(await found(`${SENTENCE}.\n`, `${SENTENCE}.\n`.replace('.', '!'), `information: ${SENTENCE}\n`)).toEqual([])
  })

  it.each([
    [
      'the law',
      'The public interest in maintaining the exemption outweighs the public interest in disclosing the information.',
    ],
    ['a form', 'There are no financial implications arising directly from this report. The'],
    ['a body', 'The Riverbank, Weir Valley and Lower Mill Joint Health Overview and Scrutiny Committee met.'],
    [
      'a land deal',
      'Under section 123 of the Local Government Act 1972 the Council must not dispose of land for a consideration less than the best that can reasonably be obtained.',
    ],
    [
      'a consultation',
      'The Leader of the Council, the Section 151 Officer and the Monitoring Officer have been consulted on this report.',
    ],
    ['a plan', 'The proposal supports the Council’s Corporate Plan 2024 to 2028, in particular the priority of.'],
    [
      'an act',
      'See the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012.',
    ],
  ])('are no standing text: %s', async (_, text) => {
    expect(await found(`${text}\n`, `${text}\n\nSecret.\n`)).toEqual([])
    const more = text.replace('.', ` and ${SENTENCE}.`)
    expect(await found(`${more}\n`, `Secret: ${more}\n`)).toEqual(['error a.md:1 and b.md:1'])
  })

  it('are no particulars of a report', async () => {
    const table = (label: string) =>
      `| | |\n| --- | --- |\n| ${label} | Sam Reed, Head of Land and Water, 01632 960123, sam.reed@council.example |\n`
    expect(await found(table('Contact officer:'), `${table('Contact officer:')}\nSecret.\n`)).toEqual([])
    expect(await found(table('Bidder'), `${table('Bidder')}\nSecret.\n`)).toEqual(['error a.md:3 and b.md:3'])
  })

  it('are no standing text where papers of two other items have it as well', () => {
    const place = { file: 'a.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
    const of = (item: string) => ({ stretches: [{ text: SENTENCE, place, file: item, name: '' }], item })
    const hidden = { papers: [of('4')], passages: [] }
    expect(wordsInClear(hidden, ['1', '2'].map(of), [])).toEqual([])
    expect(wordsInClear(hidden, ['1', '4'].map(of), [])).toHaveLength(2)
    expect(wordsInClear({ papers: [], passages: [of('4')] }, ['1', '2'].map(of), [])).toHaveLength(2)
  })

  it('can be accepted with a reason', async () => {
    const accept = 'accept: [ { rule: words-in-clear, reason: The firm has published it } ]\n'
    expect(await found(`${SENTENCE}.\n`, `Secret: ${SENTENCE}.\n`, accept)).toEqual(['info a.md:1 and b.md:1'])
  })

  it('are compared in time that grows with the length of the texts', () => {
    const place = { file: 'a.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
    const text = (words: string): PlacedText => ({ stretches: [{ text: words, place, file: 'a.md', name: '' }] })
    const passages = Array.from({ length: 5000 }, (_, index) => text(`the owner ${index}`))
    const long = text('the owner of the '.repeat(50_000))
    expect(wordsInClear({ papers: [long], passages }, [long, text('the owner 77')], [])).toHaveLength(1)
  })
})

describe('private words in an attachment', () => {
  it.each([
    ['a public one', '{ file: c.pdf }', 'redacted'],
    ['a private one', '{ file: c.pdf, private: { reason: Prices } }', 'paper'],
  ])('are found between a report and %s', async (_, entry) => {
    const isPrivate = entry.includes('private')
    const { load } = await openWorkspace({
      [MEETING]: `${meetingHead}agenda:\n  - { title: Harbour, documents: [ a.md, ${entry} ] }\n`,
      [`${FOLDER}/a.md`]: isPrivate ? `We know that ${SENTENCE}.\n` : 'By :redact[the owner of 4 Mill Lane].\n',
      [`${FOLDER}/c.pdf`]: '%PDF-1.4',
    })
    const text = isPrivate ? `${SENTENCE}.` : 'The owner of\n4 Mill Lane'
    const page = { text, links: [], label: '1' }
    const readings = new Map([['1-2', { pageCount: 1, pages: [page] } as never]])
    const messages = attachmentsInClear(await load('members'), readings, readings, [])
    expect(messages).toMatchObject([
      { ruleId: 'attachment-words-in-clear', file: isPrivate ? `${FOLDER}/a.md` : MEETING, fatal: false },
    ])
  })
})
