import { Document, Footer, Header, Packer, PageNumber, PageOrientation, TextRun } from 'docx'
import { expect, it } from 'vitest'
import { readWord } from '../../../../src/office/word/read-word.ts'
import { featuresOfBlocks } from './block-features.ts'
import { featuresOfWords } from './word-features.ts'
import { para, readFeature, resultOf } from './writing.ts'

it.each([...featuresOfBlocks, ...featuresOfWords])('reads $what', async (feature) => {
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
