import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { readMarkdownReport } from '../../../src/load/markdown/markdown.ts'
import { hasErrors } from '../../../src/messages/message.ts'
import { papers } from '../../cases/papers.ts'
import { read } from '../read-report.ts'

describe('hostile reports', () => {
  it.each([
    ['list markers', '- '.repeat(4000), '1:1'],
    ['quotations', `ok\n\n${'> '.repeat(4000)}`, '3:1'],
    ['numbers and quotations', '1. > '.repeat(2000), '1:1'],
    ['emphasis', `ok\n\n${'*a_ '.repeat(32_000)}`, '3:1'],
    ['one run of asterisks', `${'*'.repeat(30_000)}a${'*'.repeat(30_000)}`, '1:1'],
    ['brackets', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, '1:1'],
    ['links that end', ']('.repeat(20_000), '1:1'],
    ['pictures', '![[]()'.repeat(10_000), '1:1'],
    ['backticks', Array.from({ length: 2000 }, (_, run) => `a${'`'.repeat(run)}`).join(''), '1:1'],
    ['backslashes', '\\'.repeat(500_000), '1:1'],
    ['HTML', '<a b '.repeat(20_000), '1:1'],
    ['footnotes in one another', '[^1]: '.repeat(10_000), '1:1'],
    ['redactions in one another', `${':redact[a '.repeat(9000)}${']'.repeat(9000)}`, '1:1'],
    ['blocks in one another', ':::note\n'.repeat(9000), '16:1'],
    ['a paragraph of 30,000 lines', `- ${'a\n'.repeat(30_000)}`, '1501:1'],
    ['columns', `${'|a'.repeat(600)}|\n${'|-'.repeat(600)}|\n`, '1:1'],
    ['lists in one another', Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'), '16:31'],
    ['HTML in one another', `ok\n\n${'<div>\n'.repeat(1000)}`, '3:1'],
    ['tables of HTML in one another', `${'<table>\n\ntext\n\n'.repeat(300)}`, '1:1'],
    ['emphasis in one another', `${'*a **b '.repeat(12)}x${'***'.repeat(12)}`, undefined],
    ['quotations in a block that goes on', `:::note\n${'> a\n\n'.repeat(8000)}:::\n`, undefined],
    ['titles without a blank line', 'a\n---\n'.repeat(8000), undefined],
    [
      'hundreds of deep lists',
      Array.from({ length: 600 }, () =>
        Array.from({ length: 14 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join(''),
      ).join('\nb\n\n'),
      undefined,
    ],
    ['size', 'word '.repeat(1_000_000), '1:1'],
    ['a hundred thousand list entries', '- a\n'.repeat(100_000), undefined],
  ])('%s are refused', async (_, text, place) => {
    const { value, messages } = await read(text)
    expect(value).toBeUndefined()
    expect(messages.length).toBeGreaterThan(0)
    expect(messages[0]?.ruleId).toBe('markdown')
    if (place) expect(`${messages[0]?.line}:${messages[0]?.column}`).toBe(place)
  })

  it('are told apart from as many quotations and footnotes, each on its own', async () => {
    const { value, messages } = await read(
      Array.from({ length: 6000 }, (_, note) => `> a[^${note}]\n\n[^${note}]: b\n`).join('\n'),
    )
    expect(messages).toEqual([])
    expect(value?.tree.children.length).toBe(12_000)
  })

  it('are told apart from tables, HTML and code of the same size', async () => {
    const rows = '| **a** | [b](item:5) | `c` |\n'.repeat(400)
    const html = `<table>\n${'<tr><td>a</td><td>b</td></tr>\n'.repeat(900)}</table>\n`
    const line = `Text ${'<b>a</b>'.repeat(900)}\n`
    const code = `\`\`\`\n${'*a_ [[[[ '.repeat(900)}\n\`\`\`\n`
    const { value, messages } = await read(
      `| a | b | c |\n|-|-|-|\n${rows}\n${html}\n${line}\n${code}\n* * * * * * * * * * * * * * * * * *\n`,
    )
    expect(messages).toEqual([])
    expect(value?.tree.children.map(({ type }) => type)).toEqual([
      'table',
      'html',
      'paragraph',
      'code',
      'thematicBreak',
    ])
  })

  it('made of random marks never throw', async () => {
    const mark = fc.constantFrom(
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '`',
      '<',
      '>',
      '- ',
      '\n',
      '\n\n',
      '    ',
      '|',
      ':',
      ':::note',
      ':redact[',
      '{',
      '}',
      '![',
      '[^a]',
      'a',
      '#',
      '~~',
      '\\',
      '---\n',
      '\t',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(mark, { maxLength: 60 }), async (marks) => {
        const { value, messages } = await read(marks.join(''))
        expect(value !== undefined || hasErrors(messages)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('papers', () => {
  it.each(papers)('$name is read, with a place for all that is said of it', async ({ name, text }) => {
    const { value, messages } = await readMarkdownReport(name, new TextEncoder().encode(text), memoryHost({}).files)
    for (const made of messages) expect(made.line).toBeGreaterThan(0)
    expect(value?.tree.children.length).toBeGreaterThan(0)
  })
})
