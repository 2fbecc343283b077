import fc from 'fast-check'
import { toString as plainText } from 'mdast-util-to-string'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown } from '../../../src/typeset/templates/escape.ts'
import { compileTemplate, TemplateError } from '../../../src/typeset/templates/render.ts'
import { english } from '../../support/wording.ts'

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze()

describe('templates that give Markdown', () => {
  it('prints values as themselves', () => {
    expect(compileTemplate('# {{name}}')({ name: 'R*D_[x](y) & <b>' }, english)).toBe(
      '# R\\*D\\_\\[x\\]\\(y\\) \\& \\<b\\>',
    )
  })

  it('takes triple braces as Markdown', () => {
    expect(compileTemplate('{{{text}}}')({ text: '*soft*' }, english)).toBe('*soft*')
  })

  it('reads any value back as the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (value) => {
        const words = value.replace(/\s+/gu, ' ').trim()
        const tree = markdown.parse(`before ${escapeMarkdown(value)} after`)
        expect(tree.children.map(({ type }) => type)).toEqual(['paragraph'])
        expect(plainText(tree).replace(/\s+/gu, ' ')).toBe(
          words.replaceAll('\0', '\uFFFD') === '' ? 'before after' : `before ${words.replaceAll('\0', '\uFFFD')} after`,
        )
      }),
    )
  })

  it('names the place of a field that is not there', () => {
    const render = () => compileTemplate('# Agenda\n\n  {{comitee}}')({ committee: 'Health' }, english)
    expect(render).toThrow(TemplateError)
    expect(render).toThrow(expect.objectContaining({ line: 3, column: 3, message: expect.stringContaining('comitee') }))
  })

  it('names the line of a template that cannot be parsed', () => {
    expect(() => compileTemplate('a\n{{#if b}}\n')({ b: 1 }, english)).toThrow(TemplateError)
    expect(() => compileTemplate('a\n{{nothing "b"}}')({}, english)).toThrow(expect.objectContaining({ line: 2 }))
  })

  it('prints nothing for a value that is known to be absent', () => {
    expect(compileTemplate('[{{note}}]')({ note: null }, english)).toBe('[]')
  })

  it('links addresses', () => {
    expect(compileTemplate('{{website "https://www.riverbank.example/a b>"}}')({}, english)).toBe(
      '[www\\.riverbank\\.example\\/a b\\>](<https://www.riverbank.example/a%20b%3E>)',
    )
  })
})
