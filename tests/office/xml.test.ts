import { expect, it } from 'vitest'
import { child, childrenNamed, descendants, ownText, parsePart, XmlProblem } from '../../src/office/xml.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const parse = (text: string) => parsePart(Buffer.from(text))

it('gives every namespace one prefix, transitional or strict, whatever the file calls it', () => {
  for (const xml of [
    `<w:document xmlns:w="${main}"><w:p w:id="1"/></w:document>`,
    `<q:document xmlns:q="${main}"><q:p q:id="1"/></q:document>`,
    `<document xmlns="${main}" xmlns:z="${main}"><p z:id="1"/></document>`,
    '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:p w:id="1"/></w:document>',
  ]) {
    const root = parse(xml)
    expect(root.name).toBe('w:document')
    expect(child(root, 'w:p')?.attributes.get('w:id')).toBe('1')
  }
})

it('keeps elements of an unknown namespace apart from known ones', () => {
  const root = parse('<w:p xmlns:w="urn:other" a="1"><x:p/></w:p>')
  expect(root.name).toBe('{urn:other}:p')
  expect(root.attributes.get('a')).toBe('1')
  expect(child(root, '{x}:p')).toBeDefined()
})

it('reads text, CDATA and references in UTF-8, UTF-16 and the encoding that is declared', () => {
  const xml = '<t> caf\u00e9 &amp; <![CDATA[<b>]]>&#8211; </t>'
  expect(ownText(parse(xml))).toBe(' caf\u00e9 & <b>\u2013 ')
  const little = Buffer.from(`\ufeff${xml}`, 'utf16le')
  expect(ownText(parsePart(little))).toBe(' caf\u00e9 & <b>\u2013 ')
  expect(ownText(parsePart(Buffer.from(little).swap16()))).toBe(' caf\u00e9 & <b>\u2013 ')
  const latin = Buffer.from('<?xml version="1.0" encoding="windows-1252"?><t>\u00e9</t>', 'latin1')
  expect(ownText(parsePart(latin))).toBe('\u00e9')
})

it('finds children and descendants in the order of the text', () => {
  const root = parse('<r><a n="1"/><b><a n="2"><a n="3"/></a></b><a n="4"/></r>')
  expect(childrenNamed(root, 'a').map((one) => one.attributes.get('n'))).toEqual(['1', '4'])
  expect([...descendants(root, 'a')].map((one) => one.attributes.get('n'))).toEqual(['1', '2', '3', '4'])
})

it('refuses broken XML, document types and depth without end', () => {
  const deep = (levels: number) => `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`
  expect(parse(deep(300)).name).toBe('a')
  const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
  for (const xml of ['', '<a>', '<a></b>', 'words', bomb, deep(1000), deep(50_000)])
    expect(() => parse(xml)).toThrow(XmlProblem)
})
