import fc from 'fast-check'
import { toString as textOf } from 'mdast-util-to-string'
import { expect, it } from 'vitest'
import { readWord } from '../../../src/office/word/read-word.ts'
import { XmlProblem } from '../../../src/office/xml.ts'
import { level, list, numbering, style, wordFile } from '../../support/papers/word.ts'

/** Elements around others that lose nothing of what is in them. */
const AROUND = [
  'w:ins',
  'w:sdt><w:sdtContent',
  'w:smartTag',
  'w:hyperlink',
  'w:customXml',
  'w:fldSimple w:instr="REF x"',
]

const around = (name: string, inner: string): string => {
  const names = name.split('><')
  const end = names.toReversed().map((one) => `</${one.split(' ')[0]}>`)
  return `<${name}>${inner}${end.join('')}`
}

/** Runs, marked by where their words go, in elements within each other. */
const { inline } = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small' },
    fc
      .constantFrom('', '<w:b/>', '<w:i/>', '<w:vertAlign w:val="superscript"/>')
      .map((look) => `<w:r><w:rPr>${look}</w:rPr><w:t>@</w:t></w:r>`),
    fc.tuple(fc.constantFrom(...AROUND), tie('inline')).map(([name, inner]) => around(name, inner)),
    fc.tuple(tie('inline'), tie('inline')).map((both) => both.join('')),
  ),
}))

const properties = fc.constantFrom(
  '',
  '<w:pStyle w:val="H1"/>',
  '<w:pStyle w:val="T"/>',
  '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>',
  '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:ind w:left="1400" w:hanging="300"/>',
  '<w:ind w:left="1400"/>',
  '<w:framePr w:dropCap="drop"/>',
  '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>',
  '<w:rPr><w:del w:author="A"/></w:rPr>',
)

const paragraph = fc.tuple(properties, inline).map(([own, inner]) => `<w:p><w:pPr>${own}</w:pPr>${inner}</w:p>`)

const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    paragraph,
    fc
      .tuple(tie('block'), tie('block'))
      .map(([a, b]) => `<w:tbl><w:tr><w:tc>${a}</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>${b}</w:tc></w:tr></w:tbl>`),
    tie('block').map((inner) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`),
    tie('block').map((inner) => `<w:tbl><w:tr><w:tc>${inner}</w:tc></w:tr></w:tbl>`),
    tie('block').map((inner) => `<w:p><w:r><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></w:r></w:p>`),
    fc.tuple(tie('block'), tie('block')).map((both) => both.join('')),
  ),
}))

const styles = style('T', 'Title') + style('H1', 'heading 1')
const numbers =
  list(1, level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2'), level(2, 'lowerLetter', '(%3)')) +
  list(2, level(0, 'bullet', '·')) +
  numbering(1, 1) +
  numbering(2, 2)

it('prints every word once, in whatever it stands', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
      let count = 0
      const body = `${blocks.join('')}`.replaceAll('@', () => {
        count += 1
        return `q${count}q`
      })
      const { tree } = readWord(wordFile({ body, styles, numbering: numbers }), (part) => part)
      const words = textOf(tree).match(/q\d+q/g) ?? []
      expect(new Set(words).size).toBe(words.length)
      expect(words.length).toBe(count)
    }),
    { numRuns: 300 },
  )
})

it('reads any file, or says that it cannot', () => {
  const name = fc.constantFrom(
    'w:p',
    'w:r',
    'w:t',
    'w:tbl',
    'w:tr',
    'w:tc',
    'w:pPr',
    'w:numPr',
    'w:ilvl',
    'w:numId',
    'w:fldChar',
    'w:sdt',
    'w:drawing',
    'a:blip',
    'w:pict',
    'm:oMath',
    'm:f',
    'w:del',
    'w:footnoteReference',
    'mc:AlternateContent',
    'w:sectPr',
    'w:lvl',
    'w:abstractNum',
    'w:num',
    'w:style',
    'w:gridSpan',
    'w:ffData',
  )
  const attribute = fc.tuple(
    fc.constantFrom(
      'w:val',
      'w:id',
      'w:ilvl',
      'w:numId',
      'w:abstractNumId',
      'w:fldCharType',
      'r:embed',
      'w:styleId',
      'w:instr',
    ),
    fc.constantFrom('', '0', '1', '-1', '99999999999', 'begin', 'end', 'separate', 'x', '%1%9', 'HYPERLINK "'),
  )
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        name,
        fc.uniqueArray(attribute, { maxLength: 2, selector: ([key]) => key }),
        fc.array(fc.oneof({ depthSize: 'small' }, fc.constant('words'), tie('element')), { maxLength: 4 }),
      )
      .map(
        ([tag, attributes, inner]) =>
          `<${tag}${attributes.map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`).join('')}>${inner.join('')}</${tag}>`,
      ),
  }))
  fc.assert(
    fc.property(fc.array(element), fc.array(element), (body, other) => {
      const part = other.join('')
      const file = wordFile({
        body: body.join(''),
        styles: part,
        numbering: part,
        footnotes: part,
        comments: part,
        header: part,
      })
      try {
        readWord(file, (name_) => name_)
      } catch (error) {
        expect(error).toBeInstanceOf(XmlProblem)
      }
    }),
    { numRuns: 300 },
  )
})
