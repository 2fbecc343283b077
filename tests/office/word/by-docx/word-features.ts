import {
  CheckBox,
  ColumnBreak,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Math as Equation,
  HeadingLevel,
  InsertedTextRun,
  MathFraction,
  MathRadical,
  MathRun,
  MathSuperScript,
  NoBreakHyphen,
  PageBreak,
  SimpleField,
  SymbolRun,
  Tab,
  TableOfContents,
  TextRun,
} from 'docx'
import { type Feature, para, words } from './writing.ts'

const who = { author: 'Ann', date: '2022-05-01T09:00:00Z' }

/** What words of a report can look like and carry, each with what is read of it. */
export const featuresOfWords: readonly Feature[] = [
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
