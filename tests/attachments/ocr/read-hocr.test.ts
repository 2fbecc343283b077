import { describe, expect, it } from 'vitest'
import { dataNames } from '../../../src/attachments/ocr/languages.ts'
import { readHocr } from '../../../src/attachments/ocr/read-hocr.ts'

const line = (words: string, title = 'bbox 100 200 600 250; baseline 0.01 -10; x_size 48') =>
  `<span class='ocr_line' id='line_1' title="${title}">${words}</span>`
const word = (text: string, box: string, confidence = 96) =>
  `<span class='ocrx_word' id='word_1' title='bbox ${box}; x_wconf ${confidence}'>${text}</span>`

describe('words of a scan', () => {
  it('stand on the slope of their line, and have its height', () => {
    const lines = readHocr(
      line(word('Repair', '100 205 200 240') + word('&amp;&#39;s', '300 205 400 240')) +
        line(word('<strong>Cost</strong>', '100 305 200 340'), 'bbox 100 300 600 350'),
    )
    expect(lines).toEqual([
      [
        { text: 'Repair', left: 100, right: 200, baseline: 240, size: 48, confidence: 96 },
        { text: "&'s", left: 300, right: 400, baseline: 242, size: 48, confidence: 96 },
      ],
      [{ text: 'Cost', left: 100, right: 200, baseline: 350, size: 50, confidence: 96 }],
    ])
  })

  it('are none that are specks, lines between cells or nothing at all', () => {
    const specks = word('~~', '1 1 9 9', 12) + word('|', '20 1 22 40') + word(' ', '30 1 40 40') + word('x', '9 1 9 9')
    expect(readHocr(line(specks))).toEqual([])
    expect(readHocr('no hOCR <span class="ocrx_word">')).toEqual([])
  })

  it('begin with a bullet where Tesseract takes one for a sign', () => {
    const [first] = readHocr(
      line(word('«', '100 205 110 240') + word('Gates', '120 205 200 240') + word('«', '300 205 310 240')),
    )
    expect(first?.map(({ text }) => text)).toEqual(['•', 'Gates', '«'])
  })

  it('are in languages by Tesseract’s names', () => {
    expect(dataNames(['en-GB', 'cy', 'en-US', 'zh-Hant-HK', 'xx'])).toEqual(['eng', 'cym', 'chi_tra', 'xx'])
  })
})
