import fc from 'fast-check'
import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { knownDirectives } from '../../../src/load/markdown/directives.ts'
import { parseMarkdown } from '../../../src/load/markdown/parse-markdown.ts'

function directives(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions?.push(knownDirectives())
  data.fromMarkdownExtensions?.push(directiveFromMarkdown())
}

const remark = unified().use(remarkParse).use(remarkGfm).use(directives).freeze()

const PIECES = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '> ',
    '- ',
    '1. ',
    '# ',
    '\\',
    '&#64;',
    '&amp;',
    ':',
    '/',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '*',
    '**',
    '_',
    '`',
    '~',
    '<',
    '>',
    '|',
    '|-',
    ':-:',
    '---',
    ':-',
    '|:--|',
    '| a | b |',
    '\n|--|--|\n',
    '\n-|-\n',
    '[^1]',
    '[^1]: ',
  ],
  ...[
    'ada@rb.example',
    'a.b+c_d@x.example',
    '@',
    'mailto:a@b.example',
    'xmpp:a@b.example/x',
    'www.rb.example',
    'WWW.',
    'ww',
  ],
  ...[
    'http://rb.example/a?b=c&d',
    'HTTPS://x.example',
    'https:',
    'http://',
    '://',
    'xhttp://a.b',
    'é',
    '😀',
    'word',
    '.',
    '-',
    '+',
    '_a',
  ],
  ...[':redact[a]', '::note', '\n:::note\n', '\n:::\n'],
]

describe('parsing', () => {
  it('gives what remark with GFM gives, positions and all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }), (pieces) => {
        const text = pieces.join('')
        expect(parseMarkdown(text)).toEqual(remark.parse(text) satisfies Root)
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same part by part', () => {
    const pieces = [
      ...PIECES,
      '\n\n',
      '\n\n> ',
      '\n\n- ',
      '\n[b]: x\n',
      '\n[^b]: y\n',
      '[b]',
      '[^b]',
      '[a][B]',
      "\n'",
      '\n```\n',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        (some, lines) => {
          const text = some.join('')
          // In one go, micromark reads a box after the text around it, and knows its definitions too late for that text.
          fc.pre(!/:::note[\s\S]*\[\^?b\]: /.test(text))
          expect(parseMarkdown(text, lines)).toEqual(parseMarkdown(text))
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    'Write to ada@rb.example, or see www.rb.example and https://rb.example/a.\n',
    '> Write to\n> a_b@rb.example.\n>\n> | a | b |\n> | - | - |\n> | www.rb.example | a@b.example |\n',
    '- Item\n\n  a | b\n  -|-\n  1 | 2\n',
    'www.ada@rb.example x.www.rb.example _a@b.example_ [a@b.example](x) /a@b.example\n',
    'a\n:-\nb\n\n1. c\n   :-:\n   d\n',
  ])('knows addresses and tables in %j', (text) => {
    expect(parseMarkdown(text)).toEqual(remark.parse(text))
  })
})
