import type { PaperStructure } from '../../../src/site/model.ts'
import type { TextElement } from '../../../src/verify/reading/structure-reading.ts'
import { example } from './example.ts'
import { type Given, item, manifest, meeting, paper, settings, siteReport } from './fixture.ts'

export const WATER = 'meetings/health-scrutiny/2023-01-09/1-water.html'
export const TEXT = 'meetings/health-scrutiny/2023-01-09/1-guidance-on-mains-text.html'
export const GUIDANCE = 'meetings/health-scrutiny/2023-01-09/public-pack.pdf'

const words = (page: number, role: string, text: string, more: Partial<TextElement> = {}): TextElement => ({
  role,
  kids: [{ page, text }],
  ...more,
})

/** What the guidance says, a paper of the sheets 5 to 7. */
const guidance: PaperStructure = {
  pages: [
    { page: 4, number: 5 },
    { page: 5, number: 6 },
    { page: 6, number: 8 },
  ],
  elements: [
    words(4, 'H1', 'Guidance on mains'),
    words(4, 'H2', 'Fluoride'),
    words(4, 'P', 'Add fluoride slowly.'),
    words(6, 'H2', 'Measures'),
    {
      role: 'L',
      kids: [{ role: 'LI', kids: [words(6, 'Lbl', '(a)'), words(6, 'LBody', 'Fluoride is measured daily.')] }],
    },
    {
      role: 'Table',
      kids: [
        {
          role: 'TR',
          kids: [words(6, 'TH', 'Main', { scope: 'Column' }), words(6, 'TH', 'Dose', { scope: 'Column' })],
        },
        { role: 'TR', kids: [words(6, 'TH', 'North', { scope: 'Row' }), words(6, 'TD', '1 mg')] },
      ],
    },
    words(6, 'H2', 'Where to ask'),
    words(6, 'Figure', '', { alternative: 'A map of the mains' }),
    { role: 'P', kids: [words(6, 'Link', 'rb.example', { address: 'https://rb.example/' })] },
  ],
}

/** The example with a meeting that has a report and, with the numbers 5 to 8 of its pack, guidance. Page 7 is for members alone. */
export function water(style: Record<string, unknown> = {}): Given {
  const report = siteReport(
    '# Water\n\nThe Council’s mains.\n\n## Costs\n\nThe works cost £310,000 in all.\n\n## Tax\n\nNo rise of council tax follows. A tax on the council does not exist.',
    '# Dŵr\n\n## Costau\n\nMae’r gwaith yn costio’n ddrud.',
  )
  const given = manifest({
    meeting: { ...manifest().meeting, date: '2023-01-09' },
    agenda: [
      item('1', 'Water', {
        file: { path: 'items/01-water.pdf', size: 9, sha256: 'b' },
        documents: [
          paper('1-1', 'Water', { pages: { first: 3, last: 4 } }),
          paper('1-2', 'Guidance on mains', { kind: 'appendix', pages: { first: 5, last: 8 } }),
          paper('1-3', 'Terms of the contract', { visibility: 'withheld', pages: { first: 9, last: 9 } }),
        ],
      }),
    ],
    notices: [
      {
        ...{ name: 'notice-of-meeting', title: 'Notice of meeting', latest: '2022-12-30' },
        provision: 'Local Government Act 1972, section 100A(6)(a)',
        text: 'The meeting is on 9 January 2023.\n\n**Place:** Room 1\n\n## Business\n\n- 1 Water',
      },
    ],
    packs: [
      {
        audience: 'public',
        supplement: 0,
        pageCount: 8,
        numbers: { first: 1, last: 9 },
        runs: [
          { first: 1, last: 6 },
          { first: 8, last: 9 },
        ],
        file: { path: 'public-pack.pdf', size: 1, sha256: 'a' },
      },
    ],
  })
  const pages = [
    'Front',
    'Agenda',
    'Water',
    'Tax',
    'Add fluoride slowly.',
    '',
    'Fluor\u0002\r\nide is measured daily.',
    'Not for publication',
  ]
  const made = meeting(given, { '1-1': report }, {}, new Map([[0, pages]]))
  return example({
    settings: settings({ language: ['en-GB', 'cy'], style }),
    meetings: [...(example().meetings ?? []), { ...made, structures: new Map([['1-2', guidance]]) }],
  })
}
