import { describe, expect, it } from 'vitest'
import { convert, print, told } from './harness.ts'

describe('HTML', () => {
  it.each([
    ['20<sup>th</sup> October', 'super('],
    ['H<sub>2</sub>O', 'sub('],
    ['<u>under</u>', 'underline('],
    ['<b>bold</b>', 'strong('],
    ['<i>slanted</i>', 'emph('],
    ['one<br>two<br/>three', 'linebreak()'],
    ['<a href="https://rb.example">site</a>', 'link("https://rb.example"'],
  ])('honours %s', (text, call) => {
    const made = convert(text)
    expect(made.source).toContain(call)
    expect(made.messages).toEqual([])
  })

  it('honours tags across other Markdown', () => {
    expect(convert('<u>a **b** c</u>').source).toMatch(/underline\(\{\s*"a "\s*strong/)
  })

  it('never prints comments, scripts and styles', async () => {
    const { text } = await print(
      'a <!-- hidden -->b\n\n<!-- hidden\n\nstill hidden -->\n\n<style>hidden {}</style>\n\n<script>hidden()</script>\n\nc',
    )
    expect(text).not.toContain('hidden')
    expect(text).toMatch(/a b.*c/)
  })

  it('keeps the text of tables, with styles', async () => {
    const { text, made } = await print(
      '<table><tr><th>Name</th><th>Present</th></tr><tr><td>Cllr <b>Ada</b> Example</td><td>x<sup>1</sup></td></tr></table>',
    )
    expect(text).toContain('Cllr Ada Example')
    expect(made.source).toContain('data-table')
    expect(made.source).toContain('super(')
    expect(made.messages).toEqual([])
  })

  it('joins a table that blank lines part', () => {
    expect(
      convert('<table>\n\n<tr><td>a</td></tr>\n\n<tr><td>b</td></tr>\n\n</table>').source.match(/data-table/g),
    ).toHaveLength(1)
  })

  it('prints placeholders and says so', async () => {
    const { text, made } = await print('Install <package> by <date>.\n\n<Name>\n\n@ref <label> end')
    expect(text).toContain('Install <package> by <date>.')
    expect(text).toContain('<Name>')
    expect(text).toContain('<label>')
    expect(told(made)).toEqual([
      expect.stringMatching(/^1:9 html .*<package>/),
      expect.stringMatching(/^1:22 html .*<date>/),
      expect.stringMatching(/^3:1 html .*<Name>/),
      expect.stringMatching(/^5:6 html .*<label>/),
    ])
  })

  it('keeps the text of other tags and names them at their place', async () => {
    const { text, made } = await print('A <font color="red">warning</font>.\n\n<div>\n<button>press</button>\n</div>')
    expect(text).toContain('A warning.')
    expect(text).toContain('press')
    expect(told(made)).toEqual([
      expect.stringMatching(/^1:3 html .*<font>/),
      expect.stringMatching(/^4:1 html .*<button>/),
    ])
  })

  it('survives tags that are not closed and tags that are deep', async () => {
    const { text, problems } = await print(`<b>open <u>both\n\n${'<div>'.repeat(30)}deep${'</div>'.repeat(30)}`)
    expect(problems).toEqual([])
    expect(text).toContain('open both')
    expect(text).toContain('deep')
  })
})
