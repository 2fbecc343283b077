import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../../src/messages/message.ts'
import { findings } from '../../support/findings.ts'
import { find, PNG, read, texts } from '../read-report.ts'

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
    expect(findings(messages)).toEqual([
      'error papers/report.md:2:7 yaml-schema: 5 -> text',
      'error papers/report.md:3:12 yaml-schema: of -> check | auto | off',
      'error papers/report.md:6:1 image: none.png',
    ])
  })

  it('without an end is an error', async () => {
    expect(findings((await read('---\ntitle: Budget\n\nText\n')).messages)).toEqual([
      'error papers/report.md:1:1 front-matter -> ---',
    ])
  })

  it('with another end is text, and warned about', async () => {
    const { value, messages } = await read('---\ntitle: Budget\n--- abstract\n\nText\n')
    expect(findings(messages)).toEqual(['warning papers/report.md:3:1 front-matter: --- abstract -> ---'])
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
          const text = [...(withHead ? ['---', 'title: A', '---'] : []), ...lines, 'Words.', ''].join(ending)
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
    'http://rb.example/a.png',
    '//rb.example/a.png',
    'data:image/png;base64,AA',
    '/etc/a.png',
    '../../a.png',
    '%2e%2e/%2e%2e/a.png',
    'none.png',
    'fake.png',
  ])('are refused at their place: %s', async (address) => {
    const { value, messages } = await read(`Text\n\nand ![map](${address})\n`)
    expect(value).toBeUndefined()
    expect(findings(messages)).toEqual([`error papers/report.md:3:5 image: ${address}`])
  })
})

describe('encodings', () => {
  it.each([
    ['UTF-16 LE', Buffer.from('\ufeff# Weir\n', 'utf16le')],
    ['UTF-16 LE', Buffer.from('# Weir\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeff# Weir\n', 'utf16le').swap16()],
    ['UTF-16 BE', Buffer.from('# Weir\n', 'utf16le').swap16()],
  ])('says that a file is saved as %s', async (encoding, bytes) => {
    const { messages } = await read(bytes)
    expect(findings(messages)).toEqual([`error papers/report.md:1:1 encoding: ${encoding} -> UTF-8`])
  })

  it('refuses a stray byte of Windows-1252 and says what it was meant for', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('Café\nitem 4 '),
      0x96,
      ...new TextEncoder().encode(' roads\n'),
    ])
    const { value, messages } = await read(bytes)
    expect(value).toBeUndefined()
    expect(findings(messages)).toEqual(['error papers/report.md:2:8 encoding: 0x96 -> UTF-8'])
    expect(messages[0]?.reason).toMatch(/Windows-1252.*“–”/)
  })

  it('names the place of a control character', async () => {
    expect(findings((await read('Roads\nand \u0002 paths\n')).messages)).toEqual([
      'error papers/report.md:2:5 encoding: 0x02 -> text without control characters',
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
