import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { nodeFiles } from '../../src/host/node.ts'
import { readReport } from '../../src/load/markdown.ts'
import { hasErrors, type Message, severityOf } from '../../src/messages/message.ts'

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)
const { files } = memoryHost({
  'papers/map.png': PNG,
  'papers/a plan.svg': '<?xml version="1.0"?>\n<!-- plan -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
  'papers/fake.png': '<html>',
  'crest.gif': 'GIF89a…',
})

function read(text: string | Uint8Array) {
  return readReport('papers/report.md', typeof text === 'string' ? new TextEncoder().encode(text) : text, files)
}

function told(messages: readonly Message[]): string[] {
  return messages.map((made) => `${severityOf(made)} ${made.line}:${made.column} ${made.reason}`)
}

function texts(tree: Root | undefined): string[] {
  const found: string[] = []
  if (tree) visit(tree, 'text', (node) => void found.push(node.value))
  return found
}

function find(tree: Root | undefined, type: Nodes['type']): Nodes[] {
  const found: Nodes[] = []
  if (tree) visit(tree, (node) => void (node.type === type && found.push(node)))
  return found
}

describe('front matter', () => {
  it('is read, and its values have places in the file', async () => {
    const { value, messages } = await read(
      '\ufeff---\r\ntitle: Budget\r\nitem: "1.10"\r\nown: kept\r\n---\r\n# Budget\r\n',
    )
    expect(messages).toEqual([])
    expect(value?.frontMatter).toMatchObject({ title: 'Budget', item: '1.10', own: 'kept', numbering: 'check' })
    expect(value?.place(['item']).start).toMatchObject({ line: 3, column: 7 })
    expect(value?.tree.children).toHaveLength(1)
    expect(value?.tree.children[0]?.position?.start).toMatchObject({ line: 6, column: 1 })
  })

  it('has its mistakes told at lines of the file, together with those of the text', async () => {
    const { value, messages } = await read('---\nitem: 5\nnumbering: of\n---\n\n![x](none.png)\n')
    expect(value).toBeUndefined()
    expect(told(messages)).toEqual([
      'error 2:7 Unexpected number 5, expected text in quotes',
      'error 3:12 Unexpected text `of`, expected `check`, `auto` or `off`',
      'error 6:1 Unexpected path of a picture: `none.png` does not exist',
    ])
  })

  it('without an end is an error', async () => {
    expect(told((await read('---\ntitle: Budget\n\nText\n')).messages)).toEqual([
      'error 1:1 Unexpected end of the file in the front matter, expected a line `---` after it',
    ])
  })

  it('with another end is text, and warned about', async () => {
    const { value, messages } = await read('---\ntitle: Budget\n--- abstract\n\nText\n')
    expect(told(messages)).toEqual([
      'warning 3:1 Unexpected `--- abstract` after what looks like front matter, expected `---` alone',
    ])
    expect(texts(value?.tree).join(' ')).toContain('title: Budget')
  })

  it('is not what stands between two rules', async () => {
    const { value, messages } = await read('---\n\nThe council met.\n\n---\n\nMore.\n')
    expect(messages).toEqual([])
    expect(texts(value?.tree)).toEqual(['The council met.', 'More.'])
  })

  it('may be empty or end in dots', async () => {
    expect((await read('---\n---\nText\n')).value?.tree.children).toHaveLength(1)
    expect((await read('---\ntitle: A\n...\nText\n')).value?.frontMatter.title).toBe('A')
  })
})

describe('positions', () => {
  const line = fc.constantFrom(
    '# Title',
    'Some *words* and `code`',
    '- one',
    '  - two',
    '> said',
    '| a | b |',
    '|-|-|',
    '',
    '1. x',
    'é 😀 :30',
  )
  it('are those of the file, whatever its line endings, front matter and byte-order mark', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        async (lines, ending, withMark, withHead) => {
          const text = [...(withHead ? ['---', 'title: A', '---'] : []), ...lines, ''].join(ending)
          const { value } = await read(`${withMark ? '\ufeff' : ''}${text}`)
          expect(value?.text).toBe(text)
          const starts = text.split(ending)
          for (const node of [...find(value?.tree, 'text'), ...find(value?.tree, 'inlineCode')]) {
            const { start, end } = node.position ?? { start: undefined, end: undefined }
            if (!start || !end || !('value' in node)) throw new Error('a node without a place')
            expect(text.slice(start.offset, end.offset).replaceAll('`', '')).toContain(node.value.split(/\r?\n/)[0])
            expect(starts[start.line - 1]?.slice(start.column - 1)).toContain(node.value.split(/\r?\n/)[0])
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

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
    expect(told(messages).filter((line) => line.startsWith(`error ${place} `))).toHaveLength(1)
  })

  it('that are misspelt are warned about', async () => {
    expect(told((await read(':::recomendations\nx\n:::\n')).messages)).toEqual([
      'warning 1:1 Unexpected `:::recomendations` that is printed as text, expected `recommendations`',
    ])
  })

  it('that are escaped are text', async () => {
    const { value, messages } = await read('Write \\:redact[words].\n')
    expect(messages).toEqual([])
    expect(texts(value?.tree)).toEqual(['Write :redact[words].'])
  })
})

describe('pictures', () => {
  it('are found from the folder of the report', async () => {
    const { value, messages } = await read('![](map.png) ![](a%20plan.svg) ![x][crest]\n\n[crest]: ../crest.gif\n')
    expect(messages).toEqual([])
    expect([...(value?.images ?? [])]).toEqual([
      ['map.png', 'papers/map.png'],
      ['a%20plan.svg', 'papers/a plan.svg'],
      ['../crest.gif', 'crest.gif'],
    ])
  })

  it.each([
    ['http://rb.example/a.png', 'that is not a file'],
    ['//rb.example/a.png', 'that is not a file'],
    ['data:image/png;base64,AA', 'that is not a file'],
    ['/etc/a.png', 'outside the workspace'],
    ['../../a.png', 'outside the workspace'],
    ['%2e%2e/%2e%2e/a.png', 'outside the workspace'],
    ['none.png', 'does not exist'],
    ['fake.png', 'expected a PNG, JPEG, SVG, WebP or GIF picture'],
  ])('are refused at their place: %s', async (address, reason) => {
    const { value, messages } = await read(`Text\n\nand ![map](${address})\n`)
    expect(value).toBeUndefined()
    expect(messages).toHaveLength(1)
    expect(told(messages)[0]).toMatch(/^error 3:5 /)
    expect(messages[0]?.reason).toContain(reason)
  })
})

describe('encodings', () => {
  it('takes a stray byte of Windows-1252 with a warning', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('Café\nitem 4 '),
      0x96,
      ...new TextEncoder().encode(' roads\n'),
    ])
    const { value, messages } = await read(bytes)
    expect(value?.text).toBe('Café\nitem 4 – roads\n')
    expect(told(messages)).toEqual([
      'warning 2:8 Unexpected byte 0x96 (byte 8 of the line), expected UTF-8: read as Windows-1252',
    ])
  })

  it.each([
    ['a picture', PNG],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x42, 0)],
    ['Shift JIS', Uint8Array.of(0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x81, 0x42, 0x8b, 0x63, 0x88, 0xf5)],
  ])('refuses %s', async (_, bytes) => {
    const { value, messages } = await read(bytes)
    expect(value).toBeUndefined()
    expect(hasErrors(messages)).toBe(true)
  })
})

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
    [
      'many footnotes',
      Array.from({ length: 9000 }, (_, note) => `x[^${note}]\n\n[^${note}]: y\n`).join('\n'),
      undefined,
    ],
    ['redactions in one another', `${':redact[a '.repeat(9000)}${']'.repeat(9000)}`, '1:1'],
    ['blocks in one another', ':::note\n'.repeat(9000), '16:1'],
    ['a paragraph of 30,000 lines', `- ${'a\n'.repeat(30_000)}`, '1501:1'],
    ['columns', `${'|a'.repeat(600)}|\n${'|-'.repeat(600)}|\n`, '1:1'],
    ['lists in one another', Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'), '16:31'],
    ['emphasis in one another', `${'*a **b '.repeat(12)}x${'***'.repeat(12)}`, undefined],
    ['size', 'word '.repeat(1_000_000), '1:1'],
    ['a hundred thousand list entries', '- a\n'.repeat(100_000), undefined],
  ])('%s are refused', async (_, text, place) => {
    const { value, messages } = await read(text)
    expect(value).toBeUndefined()
    expect(messages.length).toBeGreaterThan(0)
    expect(messages[0]?.reason).toMatch(/^Unexpected/)
    if (place) expect(`${messages[0]?.line}:${messages[0]?.column}`).toBe(place)
  })

  it('are told apart from tables, HTML and code of the same size', async () => {
    const rows = '| **a** | [b](item:5) | `c` |\n'.repeat(400)
    const html = `<table>\n${'<tr><td>a</td><td>b</td></tr>\n'.repeat(900)}</table>\n`
    const code = `\`\`\`\n${'*a_ [[[[ '.repeat(900)}\n\`\`\`\n`
    const { value, messages } = await read(
      `| a | b | c |\n|-|-|-|\n${rows}\n${html}\n${code}\n* * * * * * * * * * * * * * * * * *\n`,
    )
    expect(messages).toEqual([])
    expect(value?.tree.children.map(({ type }) => type)).toEqual(['table', 'html', 'code', 'thematicBreak'])
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

const shared = new URL('../../../shared/', import.meta.url).pathname
const folders = [`${shared}seeds`, `${shared}corpus/markdown`]
describe.skipIf(!folders.every(existsSync))('real documents (../shared)', () => {
  for (const folder of folders.filter(existsSync)) {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
      it(`${name} is read, or refused with a place`, async () => {
        const { value, messages } = await readReport(name, readFileSync(`${folder}/${name}`), nodeFiles(folder))
        for (const made of messages) expect(made.line).toBeGreaterThan(0)
        if (name.startsWith('13-')) expect(messages.map(({ ruleId }) => ruleId)).toEqual(['image', 'image', 'image'])
        else expect(value?.tree.children.length).toBeGreaterThan(0)
      })
    }
  }
})
