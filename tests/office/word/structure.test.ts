import { describe, expect, it } from 'vitest'
import { para, run, style, styled } from '../../support/papers/word.ts'
import { field, found, inlines, outlineOf, read } from './reading.ts'

describe('headings', () => {
  const styles =
    style('T', 'Title') +
    style('H1', 'heading 1') +
    style('H2', 'heading 2') +
    style('Own', 'Section', '', '<w:basedOn w:val="H1"/>')

  it('have the title alone on the first level, and styles of their own', () => {
    expect(
      outlineOf(read({ body: styled('T', 'Parks') + styled('Own', 'Purpose') + styled('H2', 'Past'), styles })),
    ).toEqual(['# Parks', '## Purpose', '### Past'])
    expect(outlineOf(read({ body: styled('H1', 'Parks') + styled('H2', 'Purpose') + para('x'), styles }))).toEqual([
      '# Parks',
      '## Purpose',
      'x',
    ])
    expect(outlineOf(read({ body: styled('H1', 'Purpose') + styled('H1', 'Costs'), styles }))).toEqual([
      '## Purpose',
      '## Costs',
    ])
  })

  it('are none where a whole clause has the style', () => {
    expect(outlineOf(read({ body: styled('H1', 'Members shall be paid.') + styled('H1', 'Pay'), styles }))).toEqual([
      'Members shall be paid.',
      '## Pay',
    ])
  })

  it('are bold lines where there is no style, and this is said', () => {
    const bold = (words: string) => para(run(words, '<w:b/>'))
    const report = read(bold('Purpose') + para('To agree.') + bold('A bold sentence.') + bold('Costs') + para('None.'))
    expect(outlineOf(report)).toEqual(['## Purpose', 'To agree.', 'A bold sentence.', '## Costs', 'None.'])
    expect(found(report)).toEqual(['word-headings 1'])
  })
})

it('turns the pages of a landscape section, or of the whole report', () => {
  const section = (orient: string) => `<w:sectPr><w:pgSz w:w="16838" w:h="11906" ${orient}/></w:sectPr>`
  const wide = 'w:orient="landscape"'
  const body =
    para('Upright', section('w:orient="portrait"')) +
    para('Wide', section(wide)) +
    para('Upright again') +
    section('w:orient="portrait"')
  expect(outlineOf(read(body))).toEqual(['Upright', ':landscape', '  Wide', 'Upright again'])
  expect(read(para('Wide') + section(wide)).landscape).toBe(true)
})

it('joins an initial letter in a frame to its paragraph', () => {
  expect(outlineOf(read(para('O', '<w:framePr w:dropCap="drop"/>') + para('nce upon a time')))).toEqual([
    'Once upon a time',
  ])
})

it('tells of macros, embedded files, templates from elsewhere and the marking in a footer', () => {
  const report = read({
    body: para('Words'),
    header: para('OFFICIAL-SENSITIVE draft 3'),
    files: { 'word/vbaProject.bin': 'x', 'word/embeddings/book.xlsx': 'x' },
  })
  const told = report.findings.map(({ severity, reason }) => `${severity} ${reason}`)
  expect(told).toHaveLength(3)
  for (const words of ['macros', 'book.xlsx', 'OFFICIAL-SENSITIVE']) expect(told.join('\n')).toContain(words)
})

it('reads the strict form of the format, another prefix and UTF-16', () => {
  const strict =
    '<q:document xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main"><q:body><q:p><q:r><q:t>Words</q:t></q:r></q:p></q:body></q:document>'
  const utf16 = Buffer.from(`\ufeff${strict}`, 'utf16le')
  for (const document of [strict, utf16])
    expect(outlineOf(read({ body: '', files: { 'word/document.xml': document } }))).toEqual(['Words'])
})

it('says which pictures cannot be shown', () => {
  const blip = (id: string) =>
    para(`<w:r><w:drawing><wp:docPr descr="Map"/><a:blip r:embed="${id}"/></w:drawing></w:r>`)
  const chart = para(
    '<w:r><w:drawing><wp:docPr descr="Costs"/><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>',
  )
  const report = read({
    body: `${blip('emf') + blip('out') + blip('gone') + chart}<w:altChunk r:id="x"/>`,
    links: [
      ['emf', 'image', 'media/a.emf'],
      ['out', 'image', 'https://tracker.example/pixel.png'],
      ['gone', 'image', 'media/gone.png'],
    ],
    files: { 'word/media/a.emf': 'x' },
  })
  expect(found(report)).toEqual([
    'word-missing 1',
    'word-missing 2',
    'word-missing 3',
    'word-missing 4',
    'word-missing 5',
  ])
})

describe('words covered in black', () => {
  const covered = (look: string) => read(para(run('Paid to ') + run('Ann', look)))

  it('are marked as not for the public, and told', () => {
    for (const look of ['<w:highlight w:val="black"/>', '<w:color w:val="000000"/><w:shd w:fill="000000"/>']) {
      const report = covered(look)
      expect(found(report)).toEqual(['word-hidden 1'])
      const [first] = report.tree.children
      expect(first?.type === 'paragraph' && first.children[1]).toMatchObject({ type: 'textDirective', name: 'redact' })
    }
  })

  it('are not covered where their colour shows', () => {
    for (const look of [
      '<w:highlight w:val="yellow"/>',
      '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
      '<w:shd w:fill="000000"/>',
    ])
      expect(found(covered(look))).toEqual([])
  })
})

it('says that a cropped picture would show what was cut off', () => {
  const drawing = '<w:drawing><wp:docPr descr="Map"/><a:blip r:embed="p"/><a:srcRect l="20000"/></w:drawing>'
  const report = read({
    body: para(`<w:r>${drawing}</w:r>`),
    links: [['p', 'image', 'media/a.png']],
    files: { 'word/media/a.png': 'x' },
  })
  expect(found(report)).toEqual(['word-hidden 1'])
})

it('takes what older programs get where it does not understand the newer form', () => {
  const choice = (requires: string) =>
    para(
      `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:t>newer</w:t></mc:Choice><mc:Fallback><w:t>older</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
    )
  expect(outlineOf(read(choice('wps') + choice('cx1')))).toEqual(['newer', 'older'])
})

describe('links within a document', () => {
  const styles = style('H1', 'heading 1')
  const mark = (name: string) => `<w:bookmarkStart w:id="0" w:name="${name}"/><w:bookmarkEnd w:id="0"/>`
  const headings =
    styled('H1', `${mark('_Ref1')}${run('Costs')}`) + para('x') + styled('H1', `${mark('b')}${run('Costs')}`)

  it('lead to headings, as Markdown names them', () => {
    const links = [
      `<w:hyperlink w:anchor="_Ref1">${run('first')}</w:hyperlink>`,
      field(' REF b \\r \\h ', run('second')),
      field(' HYPERLINK \\l "b" ', run('third')),
    ]
    expect(links.map((link) => inlines(para(link) + headings, styles))).toEqual([
      'link(#costs first)',
      'link(#costs-1 second)',
      'link(#costs-1 third)',
    ])
  })

  it('are words alone where they lead to other paragraphs', () => {
    const body = para(`<w:hyperlink w:anchor="x">${run('there', '<w:b/>')}</w:hyperlink>${field('REF x', run(' too'))}`)
    expect(inlines(body + para(`${mark('x')}${run('Here')}`))).toBe('strong(there) too')
  })
})

it('links addresses that stand in words, as Markdown does, with their places', () => {
  const body = para(`${run('See www.parks.example/a, or ask ')}${run('ann@parks.example', '<w:b/>')}${run('.')}`)
  expect(inlines(body)).toBe(
    'See link(http://www.parks.example/a www.parks.example/a), or ask strong(link(mailto:ann@parks.example ann@parks.example)).',
  )
  const [paragraph] = read(body).tree.children
  const places = paragraph?.type === 'paragraph' ? paragraph.children.map(({ position }) => position?.start.column) : []
  expect(places).toEqual([1, 5, 24, 33, 50])
})
