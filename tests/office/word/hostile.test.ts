import { expect, it } from 'vitest'
import { XmlProblem } from '../../../src/office/xml.ts'
import { ArchiveError } from '../../../src/office/zip.ts'
import { level, list, numbered, numbering, para, run, style, styled } from '../../support/papers/word.ts'
import { outlineOf, read } from './reading.ts'

it('reads a paragraph of many runs and many redactions', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => run(`:redact[${index}]`, index % 2 === 0 ? '<w:b/>' : ''))
  const [first] = read(para(many.join(''))).tree.children
  expect(first?.type === 'paragraph' && first.children.every(({ type }) => type === 'textDirective')).toBe(true)
})

it('follows styles, lists and notes that refer to themselves no further than they lead', () => {
  const styles = style('A', 'A', '', '<w:basedOn w:val="B"/>') + style('B', 'B', '', '<w:basedOn w:val="A"/>')
  const linked = `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum>${numbering(1, 1)}`
  const note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
  const footnotes = `<w:footnote w:id="1">${para(run('Note') + note)}</w:footnote>`
  const body = styled('A', 'One') + numbered('Two', 1) + para(run('Three') + note)
  const report = read({ body, styles, numbering: linked, footnotes })
  expect(outlineOf(report)).toEqual(['One', 'Two', 'Three', 'footnoteDefinition', '  Note'])
})

it('writes labels of absurd numbers in figures', () => {
  const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="2000000000"/></w:lvlOverride>'
  const levels = list(1, level(0, 'upperLetter', '%1.')) + numbering(1, 1, start)
  expect(outlineOf(read({ body: numbered('A', 1), numbering: levels }))).toEqual(['[2000000000.] A'])
})

it('refuses elements without end, in depth or in number', () => {
  const controls = `${'<w:sdt><w:sdtContent>'.repeat(50_000)}${'</w:sdtContent></w:sdt>'.repeat(50_000)}`
  expect(() => read(controls)).toThrow(XmlProblem)
  expect(() => read('<w:p/>'.repeat(2_100_000))).toThrow(ArchiveError)
})
