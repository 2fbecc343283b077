import { describe, expect, it } from 'vitest'
import { findings } from '../../support/findings.ts'
import { find, read, texts } from '../read-report.ts'

describe('directives', () => {
  it.each(['At 12:30pm, or :30 past.', 'See a:b, c::d and :smile: {{first:x}}.', ':::warning', 'Chair:Cllr Ada [sic]'])(
    'that nobody knows are text: %s',
    async (text) => {
      const { value, messages } = await read(`${text}\n`)
      expect(messages).toEqual([])
      expect(texts(value?.tree)).toEqual([text])
    },
  )

  it('leave links and footnotes after an unknown name as they are', async () => {
    const { value } = await read('See:details[here](item:5) and note:one[^1].\n\n[^1]: A note.\n')
    expect(find(value?.tree, 'link')).toHaveLength(1)
    expect(find(value?.tree, 'footnoteReference')).toHaveLength(1)
  })

  it('that are known become nodes', async () => {
    const { value, messages } = await read(
      'On :pages[5] the sum is :redact[£5 *net*] or ::redact[£6].\n\n:::recommendations\nThat it be *noted*.\n:::\n\n::page-break\n',
    )
    expect(messages).toEqual([])
    expect(find(value?.tree, 'textDirective')).toMatchObject([
      { name: 'pages' },
      { name: 'redact' },
      { name: 'redact' },
    ])
    expect(find(value?.tree, 'containerDirective')).toMatchObject([{ name: 'recommendations' }])
    expect(find(value?.tree, 'leafDirective')).toMatchObject([{ name: 'page-break' }])
    expect(texts(value?.tree)).toContain(' or ')
  })

  it.each([
    ['an open bracket', 'A :redact[secret\n', '1:3'],
    ['odd brackets', 'A :redact[secret [x] end\n', '1:3'],
    ['HTML', '<div>\n:redact[secret]\n</div>\n', '2:1'],
    ['code', '    :redact[secret]\n', '1:5'],
    ['a table cell that ends in it', '| a |\n|-|\n| :redact[x|y] |\n', '3:3'],
    ['a paragraph that ends in it', ':redact[a\n\nb]\n', '1:1'],
    ['capitals', ':REDACT[secret]\n', '1:1'],
    ['a space', '::: exempt\nsecret\n:::\n', '1:1'],
    ['a slip', ':::exemt\nsecret\n:::\n', '1:1'],
    ['no end', ':::exempt\nsecret\n', '1:1'],
    ['an end that belongs to another', ':::exempt\n:::note\nx\n:::\nsecret\n:::\n', '2:1'],
  ])('that should hide but do not are errors: %s', async (_, text, place) => {
    const { value, messages } = await read(text)
    expect(value).toBeUndefined()
    const there = new RegExp(`^error papers/report\\.md:${place} (?:directive|privacy-mark)`)
    expect(findings(messages).filter((line) => there.test(line))).toHaveLength(1)
  })

  it('that are misspelt are warned about', async () => {
    expect(findings((await read(':::recomendations\nx\n:::\n')).messages)).toEqual([
      'warning papers/report.md:1:1 directive: :::recomendations',
    ])
  })

  it('that are escaped hide nothing, which is an error', async () => {
    const { value, messages } = await read('Write \\:redact[words].\n')
    expect(value).toBeUndefined()
    expect(messages).toMatchObject([{ ruleId: 'privacy-mark', line: 1, column: 8 }])
  })
})
