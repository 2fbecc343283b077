import { describe, expect, it } from 'vitest'
import { createReader } from '../../../src/pdf/objects.ts'
import { loadDocument } from '../../../src/pdf/opening/load-document.ts'
import { printedLabels } from '../../../src/pdf/pages/page-labels.ts'
import { onePage, writePdf } from '../../attachments/write-pdf.ts'

/** Labels of pages of a file with the given ranges. */
async function labels(ranges: string, pageCount: number): Promise<string[]> {
  const catalog = `<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [${ranges}] >> >>`
  const loaded = await loadDocument(writePdf({ ...onePage(''), 1: catalog }), '')
  if (!loaded) throw new Error('unreadable')
  return printedLabels(createReader(loaded.document.context), loaded.tree.catalog, pageCount)
}

describe('labels of pages', () => {
  it('are roman before the first chapter, and begin anew after it', async () => {
    expect(await labels('0 << /S /r >> 4 << /S /D >> 6 << /P (A-) /S /D /St 8 >>', 8)).toEqual([
      'i',
      'ii',
      'iii',
      'iv',
      '1',
      '2',
      'A-8',
      'A-9',
    ])
  })

  it.each([
    ['/S /R /St 1994', 'MCMXCIV'],
    ['/S /R /St 4000', '4000'],
    ['/S /A /St 28', 'BB'],
    ['/S /a /St 26', 'z'],
    ['/P (Cover)', 'Cover'],
    ['/P (Page ) /S /D /St 7', '7'],
    ['/S /A /St 999999', ''],
    ['/S /D /St -3', ''],
    ['/P (\\\\u0007 #[x])', ''],
    ['', ''],
  ])('with %s are "%s"', async (range, label) => {
    expect(await labels(`0 << ${range} >>`, 1)).toEqual([label])
  })

  it('are none where the file has none', async () => {
    const loaded = await loadDocument(writePdf(onePage('')), '')
    expect(loaded && printedLabels(createReader(loaded.document.context), loaded.tree.catalog, 1)).toEqual([])
  })
})
