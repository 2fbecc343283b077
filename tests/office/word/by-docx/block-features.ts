import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  PageReference,
  Textbox,
} from 'docx'
import { writePng } from '../../../support/pdf/png.ts'
import { type Feature, para, table, words } from './writing.ts'

const _who = { author: 'Ann', date: '2022-05-01T09:00:00Z' }
const picture = (altText?: { name: string; description: string }) =>
  new ImageRun({
    type: 'png',
    data: writePng({ width: 2, height: 2, values: new Uint8Array(4) }),
    transformation: { width: 40, height: 40 },
    ...(altText ? { altText: { ...altText, title: '' } } : {}),
  })

/** The blocks that a report can hold, each with what is read of it. */
export const featuresOfBlocks: readonly Feature[] = [
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
]
