import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { expect, it } from 'vitest'
import { readWord } from '../../../../src/office/word/read-word.ts'
import { outlineOf } from '../reading.ts'

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  style: { paragraph: { indent: { left: 567 * Math.max(1, at), hanging: 567 } } },
})

const clause = (text: string, at: number) => new Paragraph({ text, numbering: { reference: 'clauses', level: at } })
const bullet = (text: string, at = 0) => new Paragraph({ text, bullet: { level: at } })
const cell = (text: string, spans: { columnSpan?: number; rowSpan?: number } = {}) =>
  new TableCell({ children: [new Paragraph(text)], ...spans })

const file = new Document({
  numbering: {
    config: [
      {
        reference: 'clauses',
        levels: [
          level(0, LevelFormat.DECIMAL, '%1.'),
          level(1, LevelFormat.DECIMAL, '%1.%2'),
          level(2, LevelFormat.LOWER_LETTER, '(%3)'),
          level(3, LevelFormat.LOWER_ROMAN, '(%4)'),
        ],
      },
    ],
  },
  footnotes: { 1: { children: [new Paragraph('Census, 2021.')] } },
  sections: [
    {
      children: [
        new Paragraph({ text: 'Summer in the park', heading: HeadingLevel.TITLE }),
        new Paragraph({
          text: 'Purpose',
          heading: HeadingLevel.HEADING_1,
          numbering: { reference: 'clauses', level: 0 },
        }),
        new Paragraph({
          numbering: { reference: 'clauses', level: 1 },
          children: [new TextRun('People live near'), new FootnoteReferenceRun(1), new TextRun(' and want:')],
        }),
        clause('benches', 2),
        clause('by the river', 3),
        clause('a café', 2),
        new Paragraph({
          text: 'Options',
          heading: HeadingLevel.HEADING_1,
          numbering: { reference: 'clauses', level: 0 },
        }),
        clause('The options are these.', 1),
        new Table({
          rows: [
            new TableRow({
              tableHeader: true,
              children: [cell('Option', { rowSpan: 2 }), cell('Cost', { columnSpan: 2 })],
            }),
            new TableRow({ tableHeader: true, children: [cell('2023'), cell('2024')] }),
            new TableRow({ children: [cell('A'), cell('12'), cell('14')] }),
          ],
        }),
        clause('Officers prefer A:', 1),
        bullet('it is cheap;'),
        bullet('for a lease', 1),
        new Paragraph({
          children: [
            new TextRun('See '),
            new ExternalHyperlink({
              link: 'https://parks.example/',
              children: [new TextRun({ text: 'the plan', bold: true })],
            }),
          ],
        }),
      ],
    },
    {
      properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
      children: [new Paragraph({ text: 'Hours', heading: HeadingLevel.HEADING_1 }), new Paragraph('From dawn.')],
    },
  ],
})

it('reads what the docx library writes', async () => {
  const report = readWord(await Packer.toBuffer(file), (part) => part)
  expect(report.title).toBe('Summer in the park')
  expect(report.findings).toEqual([])
  expect(outlineOf(report)).toEqual([
    '# Summer in the park',
    '## 1. Purpose',
    '[1.1] People live near and want:',
    '  [(a)] benches',
    '    [(i)] by the river',
    '  [(b)] a café',
    '## 2. Options',
    '[2.1] The options are these.',
    '| Option | Cost |',
    '| 2023 | 2024 |',
    '| A | 12 | 14 |',
    '[2.2] Officers prefer A:',
    '  [-] it is cheap;',
    '    [-] for a lease',
    'See the plan',
    ':landscape',
    '  ## Hours',
    '  From dawn.',
    'footnoteDefinition',
    '  Census, 2021.',
  ])
})
