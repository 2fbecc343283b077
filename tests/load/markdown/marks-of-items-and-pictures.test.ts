import { describe, expect, it } from 'vitest'
import { find, read } from '../read-report.ts'

async function first(markdown: string, type: 'listItem' | 'image') {
  const { value, messages } = await read(markdown)
  expect(messages).toEqual([])
  return find(value?.tree, type)[0]
}

describe('the label of an item', () => {
  it('is what is marked as one', async () => {
    const item = await first('- :label[Article 1] Members meet.\n', 'listItem')
    expect(item?.data).toEqual({ label: 'Article 1' })
    const { value } = await read('- :label[(a)] **Members** meet.\n')
    expect(find(value?.tree, 'paragraph')[0]).toMatchObject({
      children: [{ value: '(a) ' }, { type: 'strong' }, { value: ' meet.' }],
    })
  })

  it('is none where nothing is marked, or nothing stands in the mark', async () => {
    expect((await first('- 1.1 Members meet.\n', 'listItem'))?.data).toBeUndefined()
    expect((await first('- :label[] Members meet.\n', 'listItem'))?.data).toBeUndefined()
  })
})

describe('attributes of a picture', () => {
  it.each([
    ['{width=120pt}', { width: 120 }],
    ['{width=2.54cm}', { width: 72 }],
    ['{width=96px}', { width: 72 }],
    ['{decorative}', { decorative: true }],
    ['{decorative width=36pt}', { decorative: true, width: 36 }],
  ])('are read from %s', async (attributes, data) => {
    expect((await first(`![Map](map.png)${attributes}\n`, 'image'))?.data).toEqual(data)
  })

  it('stay text where they are of another kind, and leave the words after them in their place', async () => {
    expect((await first('![Map](map.png){.large}\n', 'image'))?.data).toBeUndefined()
    const { value } = await read('![Map](map.png){width=9pt} words\n')
    expect(find(value?.tree, 'text')[0]).toMatchObject({ value: ' words', position: { start: { column: 27 } } })
  })
})
