import { describe, expect, it } from 'vitest'
import type { HiddenText } from '../../../src/verify/leaks/phrases.ts'
import { scanText } from '../../../src/verify/leaks/scan-words.ts'
import { collectSecrets, type OpenText } from '../../../src/verify/leaks/secrets.ts'

const statement =
  'Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972.'

const offer: HiddenText = {
  id: '7-1',
  title: 'Appendix 1',
  files: ['meetings/2022-12-12/report.md', 'meetings/2022-12-12/brackwater.pdf'],
  text: [
    { place: 'line 1', text: statement },
    { place: 'line 2', text: 'Report to the Harbour Panel on Monday 12 December 2022 by the Director of Works.' },
    { place: 'line 3', text: 'Brackwater Dredging Limited offers to clear the channel for 3,250,000 by May 2023.' },
    {
      place: 'line 4',
      text: 'The years 2016 2017 2018 2019 2020 2021 2022 2023 2024 are in the table, 1 2 3 4 5 6 7 8 9.',
    },
    { place: 'line 5', text: 'The panel can agree to close the path and open the gate by the river when it is dry.' },
  ],
}

const open: OpenText[] = [
  { text: statement },
  { title: 'Paths', files: ['meetings/2022-12-12/report.md'], text: 'Harbour Panel, Monday 12 December 2022, 1.30 pm' },
  {
    text: 'Report to the Harbour Panel by the Director of Works. The panel can open the gate by the river, when it is dry, and close the path.',
  },
]

const kindsIn = (text: string): string[] => {
  const secrets = collectSecrets([offer], open)
  return scanText(text, secrets).map(({ kind, origin }) => `${kind} from ${secrets.places[origin]}`)
}

describe('what is no secret', () => {
  it.each([
    ['wording that public papers have', statement],
    ['dates and names of the meeting', 'Harbour Panel on Monday 12 December 2022'],
    ['a title that says nothing', 'Appendix 1 is at the end'],
    ['a file name that a public paper has too', 'report.md'],
    ['rows of years', '2016 2017 2018 2019 2020 2021 2022 2023 2024'],
    ['rows of small numbers', '1 2 3 4 5 6 7 8 9'],
    ['single words of a language that all share', 'The channel was cleared, said Limited Editions'],
    ['two words in a row', 'A dredging limited by the weather'],
    ['four common words in a row', 'agree to close the'],
    ['a public paper itself', open.map(({ text }) => text).join('\n')],
  ])('%s', (_, text) => {
    expect(kindsIn(text)).toEqual([])
  })
})

describe('what is a secret', () => {
  it.each([
    [
      'three words that only the private paper has',
      'said Brackwater Dredging Limited today',
      'words from document 7-1, line 3',
    ],
    ['five words with one of them', 'the panel can channel for 3.250.000 by May', 'words from document 7-1, line 3'],
    [
      'the same in capitals, set with ligatures and hyphens',
      'BRACKWATER DREDG\u00ad\r\nING LIMITED OﬀERS',
      'words from document 7-1, line 3',
    ],
    ['a figure among its words', 'clear the channel for £3250000', 'words from document 7-1, line 3'],
    [
      'eight common words in the same order',
      'can agree to close the path and open the gate',
      'words from document 7-1, line 5',
    ],
    ['the name of its file', 'see brackwater.pdf', 'file name from document 7-1'],
  ])('%s', (_, text, found) => {
    expect(kindsIn(text)).toEqual([found])
  })

  it('is not a file name where a sentence ends with its first part', () => {
    expect(kindsIn('They met Brackwater. Pdf files follow.')).toEqual([])
  })

  it('is a redacted name, however short', () => {
    const secrets = collectSecrets([{ id: '3-1', text: [], passages: [{ place: 'line 9', text: 'Ada Lock' }] }], open)
    expect(scanText('as Ada LOCK said', secrets)).toMatchObject([{ kind: 'passage', count: 1 }])
    expect(scanText('Ada, lock the gate? Ada and Lock', secrets)).toMatchObject([{ kind: 'passage', count: 1 }])
    expect(scanText('Ada and Lock', secrets)).toEqual([])
  })

  it('cannot be read out of the secrets', () => {
    const { places, words, sequences } = collectSecrets([offer], open)
    const everything = JSON.stringify([places, [...words], [...sequences]])
    expect(everything).not.toMatch(/brackwater|dredging/i)
    expect(words.size).toBeGreaterThan(40)
  })
})

describe('a word of a paper all in words of its own', () => {
  const secrets = collectSecrets([{ id: '7-1', text: [{ place: 'line 1', text: 'Arial Flussbett Gehalt' }] }], open)

  it('is found by itself, but not among the words of a format', () => {
    expect(scanText('set in Arial', secrets)).toMatchObject([{ kind: 'words', count: 1 }])
    expect(scanText('BaseFont Arial', secrets, 'names')).toEqual([])
    expect(scanText('Arial Flussbett Gehalt', secrets, 'names')).toMatchObject([{ kind: 'words' }])
  })
})

describe('a title of one word', () => {
  const found = (title: string, text: string, of: 'text' | 'names' = 'text') =>
    scanText(text, collectSecrets([{ id: '7-1', title, text: [] }], open), of).map(({ kind }) => kind)

  it('is found anywhere where few papers have it', () => {
    expect(found('Brackwater', 'All about Brackwater today')).toEqual(['title'])
  })

  it.each(['Redundancies', '5 REDUNDANCIES', 'Weirs\n5. Redundancies (12)\nThe gates'])(
    'that many papers have is found where it stands as one: %j',
    (text) => expect(found('Redundancies', text)).toEqual(['title']),
  )

  it('that many papers have is not found in a sentence', () => {
    expect(found('Redundancies', 'The review led to no redundancies\nat all.')).toEqual([])
  })

  it('says nothing among the words of a format, where several words do', () => {
    expect(found('Brackwater', 'Brackwater', 'names')).toEqual([])
    expect(found('Brackwater dredging', 'Brackwater_dredging Brackwater dredging', 'names')).toEqual(['title'])
  })
})
