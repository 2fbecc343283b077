import {
  Bookmark,
  CheckBox,
  ColumnBreak,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  Math as Equation,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  InternalHyperlink,
  MathFraction,
  MathRadical,
  MathRun,
  MathSuperScript,
  NoBreakHyphen,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  PageReference,
  SimpleField,
  SymbolRun,
  Tab,
  TableOfContents,
  Textbox,
  TextRun,
} from 'docx'
import { expect, it } from 'vitest'
import { readWord } from '../../../../src/office/word/read-word.ts'
import { writePng } from '../../../support/pdf/png.ts'
import { type Feature, para, readFeature, resultOf, table, words } from './writing.ts'

const who = { author: 'Ann', date: '2022-05-01T09:00:00Z' }
const picture = (altText?: { name: string; description: string }) =>
  new ImageRun({
    type: 'png',
    data: writePng({ width: 2, height: 2, values: new Uint8Array(4) }),
    transformation: { width: 40, height: 40 },
    ...(altText ? { altText: { ...altText, title: '' } } : {}),
  })

const features: readonly Feature[] = [
  {
    what: 'the title and headings',
    children: [
      para('Parks', { heading: HeadingLevel.TITLE }),
      para('Purpose', { heading: HeadingLevel.HEADING_1 }),
      para('History', { heading: HeadingLevel.HEADING_3 }),
    ],
    outline: ['# Parks', '## Purpose', '#### History'],
  },
  {
    what: 'headings of a style of their own',
    children: [para('Purpose', { style: 'Section' }), para('Words')],
    options: { styles: { paragraphStyles: [{ id: 'Section', name: 'Section', basedOn: 'Heading1' }] } },
    outline: ['## Purpose', 'Words'],
  },
  {
    what: 'bold lines that serve as headings',
    children: [para([words('Purpose', { bold: true })]), para('To agree the plan.')],
    outline: ['## Purpose', 'To agree the plan.'],
    found: ['word-headings 1'],
  },
  {
    what: 'a table with merged cells and two header rows',
    children: [
      table(
        [
          [
            { rowSpan: 2, children: [para('Option')] },
            { columnSpan: 2, children: [para('Cost')] },
          ],
          ['2023', '2024'],
          ['A', '12', '14'],
        ],
        2,
      ),
    ],
    outline: ['| Option | Cost |', '| 2023 | 2024 |', '| A | 12 | 14 |'],
  },
  {
    what: 'several paragraphs and a bullet in a cell',
    children: [
      table([
        ['A', 'B'],
        [{ children: [para('One'), para('two', { bullet: { level: 0 } })] }, '3'],
      ]),
    ],
    outline: ['| A | B |', '| One• two | 3 |'],
  },
  {
    what: 'a table in a table',
    children: [
      table([
        ['A', 'B'],
        [{ children: [table([['x', 'y']]), para('')] }, '3'],
      ]),
    ],
    outline: ['| A | B |', '| xy | 3 |'],
    found: ['word-text 3'],
  },
  {
    what: 'a table of one cell as a box',
    children: [table([['Decide by May']], 0)],
    outline: ['blockquote', '  Decide by May'],
  },
  {
    what: 'nested bullets',
    children: [
      para('one', { bullet: { level: 0 } }),
      para('two', { bullet: { level: 1 } }),
      para('three', { bullet: { level: 0 } }),
    ],
    outline: ['[-] one', '  [-] two', '[-] three'],
  },
  {
    what: 'footnotes',
    children: [para([words('People live near'), new FootnoteReferenceRun(1), words('.')])],
    options: { footnotes: { 1: { children: [para('Census, 2021.')] } } },
    outline: ['People live near.', 'footnoteDefinition', '  Census, 2021.'],
  },
  {
    what: 'a picture with alternative text',
    children: [para([picture({ name: 'map', description: 'Map of the weir' })])],
    outline: ['Map of the weir'],
  },
  {
    what: 'links to the web, and within the file',
    children: [
      para([
        new ExternalHyperlink({ link: 'https://parks.example/', children: [words('the plan')] }),
        words(' and '),
        new InternalHyperlink({ anchor: 'there', children: [words('below')] }),
      ]),
      para([new Bookmark({ id: 'there', children: [words('Here')] })]),
    ],
    outline: ['the plan and below', 'Here'],
  },
  {
    what: 'a reference to the number of a page',
    children: [para([words('See page '), new PageReference('there')])],
    outline: ['See page'],
    found: ['word-field 1'],
  },
  {
    what: 'a text box',
    children: [
      para('Before'),
      new Textbox({ alignment: 'center', children: [para('In the box')], style: { width: '200pt', height: 'auto' } }),
      para('After'),
    ],
    outline: ['Before', 'In the box', 'After'],
  },
  {
    what: 'signs of symbol fonts',
    children: [para([new SymbolRun('F0FC'), words(' done '), new SymbolRun({ char: 'F0B3', symbolfont: 'Symbol' })])],
    outline: ['✓ done ≥'],
  },
  {
    what: 'equations',
    children: [
      para([
        new Equation({
          children: [
            new MathRun('x='),
            new MathFraction({ numerator: [new MathRun('a+b')], denominator: [new MathRun('2')] }),
            new MathSuperScript({ children: [new MathRun('c')], superScript: [new MathRun('2')] }),
            new MathRadical({ children: [new MathRun('d')] }),
          ],
        }),
      ]),
    ],
    outline: ['x=(a+b)/2c^2√d'],
    found: ['word-text 1'],
  },
  {
    what: 'tabs, breaks and hyphens',
    children: [
      para([
        new TextRun({
          children: ['A', new Tab(), 'B', new NoBreakHyphen(), 'C', new PageBreak(), 'D', new ColumnBreak()],
        }),
        new TextRun({ text: 'E', break: 1 }),
      ]),
    ],
    outline: ['A B\u2011CDE'],
  },
  {
    what: 'struck-out, raised and small words',
    children: [
      para([
        words('gone', { strike: true }),
        words(' 1'),
        words('st', { superScript: true }),
        words(' Caps', { smallCaps: true }),
      ]),
    ],
    outline: ['gone 1<sup>st</sup> Caps'],
  },
  {
    what: 'boxes of a form',
    children: [para([new CheckBox({ checked: true }), words(' yes '), new CheckBox({ checked: false }), words(' no')])],
    outline: ['☒ yes ☐ no'],
  },
  {
    what: 'tracked changes',
    children: [
      para([
        words('The '),
        new DeletedTextRun({ text: 'old', id: 1, ...who }),
        new InsertedTextRun({ text: 'new', id: 2, ...who }),
        words(' rule'),
      ]),
    ],
    outline: ['The new rule'],
    found: ['word-changes 1'],
  },
  {
    what: 'comments',
    children: [
      para('First'),
      para([
        new CommentRangeStart(0),
        words('Words'),
        new CommentRangeEnd(0),
        new TextRun({ children: [new CommentReference(0)] }),
      ]),
    ],
    options: { comments: { children: [{ id: 0, author: 'Ann', date: new Date(0), children: [para('Right?')] }] } },
    outline: ['First', 'Words'],
    found: ['word-comments 2'],
  },
  {
    what: 'hidden words',
    children: [para([words('Seen '), words('unseen', { vanish: true })])],
    outline: ['Seen'],
    found: ['word-hidden 1'],
  },
  {
    what: 'words on black',
    children: [para([words('Paid to '), words('Ann', { highlight: 'black' })])],
    outline: ['Paid to Ann'],
    found: ['word-hidden 1'],
  },
  {
    what: 'a date that changes',
    children: [para([words('On '), new SimpleField('DATE', '1 May 2022')])],
    outline: ['On 1 May 2022'],
    found: ['word-field 1'],
  },
  {
    what: 'a list of contents',
    children: [
      new TableOfContents('Contents', { headingStyleRange: '1-3' }),
      para('Purpose', { heading: HeadingLevel.HEADING_1 }),
      para('Words'),
    ],
    outline: ['## Purpose', 'Words'],
    found: ['word-left-out -'],
  },
]

it.each(features)('reads $what', async (feature) => {
  const { outline, found = [] } = feature
  expect(resultOf(await readFeature(feature))).toEqual({ outline, found })
})

it('reads sections on upright and turned pages, and tells of headers and footers', async () => {
  const page = (orientation: (typeof PageOrientation)[keyof typeof PageOrientation]) => ({
    page: { size: { orientation } },
  })
  const file = new Document({
    creator: 'Ann Author',
    sections: [
      {
        properties: page(PageOrientation.PORTRAIT),
        headers: { default: new Header({ children: [para('Riverbank Council')] }) },
        footers: {
          default: new Footer({ children: [para([new TextRun({ children: ['Page ', PageNumber.CURRENT] })])] }),
        },
        children: [para('Upright')],
      },
      { properties: page(PageOrientation.LANDSCAPE), children: [para('Wide')] },
    ],
  })
  const report = readWord(await Packer.toBuffer(file), (part) => part)
  expect(resultOf(report)).toEqual({ outline: ['Upright', ':landscape', '  Wide'], found: ['word-left-out -'] })
  expect(report.findings[0]?.reason).toContain('Riverbank Council')
  expect(JSON.stringify(report)).not.toContain('Ann Author')
})
