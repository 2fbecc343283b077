import { example } from './example.ts'
import { type Given, item, manifest, meeting, paper, settings, siteReport } from './fixture.ts'

export const WATER = 'meetings/health-scrutiny/2023-01-09/1-water.html'
export const GUIDANCE = 'meetings/health-scrutiny/2023-01-09/public-pack.pdf'

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
        documents: [
          paper('1-1', 'Water', { pages: { first: 3, last: 4 } }),
          paper('1-2', 'Guidance on mains', { kind: 'appendix', pages: { first: 5, last: 8 } }),
          paper('1-3', 'Terms of the contract', { visibility: 'withheld', pages: { first: 9, last: 9 } }),
        ],
      }),
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
  return example({
    settings: settings({ language: ['en-GB', 'cy'], style }),
    meetings: [...(example().meetings ?? []), meeting(given, { '1-1': report }, {}, new Map([[0, pages]]))],
  })
}
