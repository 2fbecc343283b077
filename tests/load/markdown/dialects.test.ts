import { describe, expect, it } from 'vitest'
import { findings } from '../../support/findings.ts'
import { find, read, texts } from '../read-report.ts'

describe('alerts', () => {
  it.each([
    ['> [!NOTE]\n> The weir **is** closed.\n', ['Note', 'The weir ', 'is', ' closed.']],
    ['> [!important]\n> - One\n> - Two\n', ['Important', 'One', 'Two']],
    ['> [!TIP]  \n> Line.\n', ['Tip', 'Line.']],
    ['- Item\n\n  > [!CAUTION]\n  >\n  > Deep.\n', ['Item', 'Caution', 'Deep.']],
  ])('are boxes with a title: %j', async (text, words) => {
    const { value, messages } = await read(text)
    expect(messages).toEqual([])
    expect(find(value?.tree, 'containerDirective')).toMatchObject([{ name: 'note' }])
    expect(texts(value?.tree)).toEqual(words)
  })

  it.each(['> [!NOTE] in a sentence\n', '> [!OTHER]\n> Words.\n', '[!NOTE]\n', '> Words\n> [!NOTE]\n'])(
    'are not %j',
    async (text) => {
      expect(find((await read(text)).value?.tree, 'containerDirective')).toEqual([])
    },
  )
})

describe('other dialects of Markdown', () => {
  it('are reported once each, at their first place', async () => {
    const { value, messages } = await read(
      [
        '# Flood defences {#flood .unnumbered}',
        '+-------+-------+\n| Fruit | Price |\n+=======+=======+\n| Plums | £2.10 |\n+-------+-------+',
        '::: {.warning}\nLow water.\n:::',
        '!!! tip "High water"\n    Words.',
        'Words.\n{{< figure src="a.png" >}}',
        '$$\nE = mc^2\n$$',
      ].join('\n\n'),
    )
    expect(value).toBeDefined()
    expect(findings(messages)).toEqual([
      'warning papers/report.md:1:17 markdown: {#flood .unnumbered}',
      'warning papers/report.md:3:1 markdown: +-------+-------+',
      'warning papers/report.md:9:1 markdown: ::: {.warning}',
      'warning papers/report.md:17:1 markdown: {{< figure src="a.png" >}}',
      'warning papers/report.md:19:1 markdown: $$',
    ])
  })

  it.each([
    'It costs $5 and $6 {or so}.',
    'Write `{{< figure >}}` and\n`+---+---+` there.',
    '```\n$$\n+---+---+\n```',
    'At 10:30 a {.class} of its own stood.',
    ':::note\nWords.\n:::',
    '| a | b |\n|---|---|\n| {% x %} | y |',
  ])('are not %j', async (text) => {
    expect((await read(text)).messages).toEqual([])
  })
})
