import { describe, expect, it } from 'vitest'
import { para, run, styled } from '../../support/papers/word.ts'
import { field, found, inlines, outlineOf, read } from './reading.ts'

describe('how words look', () => {
  it('keeps bold, italic, struck, raised and lowered words, with the blanks around them outside', () => {
    const body = para(
      run('a ') +
        run('bold ', '<w:b/>') +
        run('both', '<w:b/><w:i/>') +
        run(' out', '<w:strike/>') +
        run('1') +
        run('st', '<w:vertAlign w:val="superscript"/>') +
        run(' H') +
        run('2', '<w:vertAlign w:val="subscript"/>') +
        run('O'),
    )
    expect(inlines(body)).toBe('a strong(bold emphasis(both)) delete(out)1<sup>st</sup> H<sub>2</sub>O')
  })

  it('takes bold from styles, and for off where paragraph and words both have it, or the words say so', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:b/></w:rPr></w:style>'
    const body = styled('P', run('bold') + run(' twice', '<w:rStyle w:val="C"/>') + run(' off', '<w:b w:val="0"/>'))
    expect(inlines(body, styles)).toBe('strong(bold) twice off')
  })

  it('keeps a line break at the end of bold words outside of them', () => {
    const bold = (words: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${words}</w:t><w:br/></w:r>`
    expect(inlines(para(`${bold('bold ')}${run('plain')}`))).toBe('strong(bold) break()plain')
    expect(inlines(para(`${bold('bold')}${run('too', '<w:b/>')}`))).toBe('strong(boldbreak()too)')
  })

  it('joins runs that Word has divided', () => {
    expect(inlines(para(run('un') + run('divi') + run('ded')))).toBe('undivided')
  })
})

describe('signs', () => {
  it('reads signs of symbol fonts, ticked boxes and hyphens', () => {
    const sym = (font: string, code: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`
    const body = para(
      `${sym('Wingdings', 'F0FC') + sym('Symbol', 'F0B3') + run('x', '<w:rFonts w:ascii="Symbol"/>')}<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t><w:tab/><w:t>D</w:t></w:r>`,
    )
    expect(inlines(body)).toBe('✓≥ξA\u2011BC D')
  })

  it('says which sign it does not know', () => {
    const report = read(para(`<w:r><w:sym w:font="Wingdings 3" w:char="F0AA"/></w:r>${run(' there')}`))
    expect(found(report)).toEqual(['word-text 1'])
    expect(outlineOf(report)).toEqual(['□ there'])
  })
})

describe('fields', () => {
  it('prints the stored result, and says which change by themselves or count pages', () => {
    const body =
      para(run('On ') + field(' DATE \\@ "d MMMM yyyy" ', run('1 May 2022'))) +
      para(run('See page ') + field('PAGEREF x', run('7'))) +
      para(`<w:fldSimple w:instr="REF a">${run('clause 2')}</w:fldSimple>`)
    const report = read(body)
    expect(outlineOf(report)).toEqual(['On 1 May 2022', 'See page 7', 'clause 2'])
    expect(found(report)).toEqual(['word-field 1', 'word-field 2'])
  })

  it('links the words of a link', () => {
    expect(inlines(para(field('HYPERLINK "https://a.example/b"', run('there'))))).toBe(
      'link(https://a.example/b there)',
    )
  })

  it('does not lose what comes after a field that never ends', () => {
    const body =
      para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>${run('kept')}`) +
      para('kept too')
    expect(outlineOf(read(body))).toEqual(['kept', 'kept too'])
  })

  it('reads fields within fields, across paragraphs', () => {
    const body = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF ${'x'}</w:instrText></w:r>${field('REF y', run('no'))}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('one')}</w:p><w:p>${run('two')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
    expect(outlineOf(read(body))).toEqual(['one', 'two'])
  })

  it('shows what a form has filled in', () => {
    const box = (state: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const choice =
      '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/><w:listEntry w:val="Yes"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    expect(inlines(para(box('<w:default w:val="0"/>') + box('<w:default w:val="0"/><w:checked/>') + choice))).toBe(
      '☐☒Yes',
    )
  })

  it('leaves out the list of contents, and says so', () => {
    const entry = (words: string) => para(run(words))
    const body = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('Purpose 1')}</w:p>${entry('Costs 2')}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${para('Text')}`
    expect(outlineOf(read(body))).toEqual(['Text'])
    expect(found(read(body))).toEqual(['word-left-out -'])
    const gallery = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${para('Contents')}</w:sdtContent></w:sdt>${para('Text')}`
    expect(outlineOf(read(gallery))).toEqual(['Text'])
  })
})

describe('changes that nobody has accepted', () => {
  const ins = (words: string) => `<w:ins w:author="Ann">${run(words)}</w:ins>`
  const del = (words: string) => `<w:del w:author="Ben"><w:r><w:delText>${words}</w:delText></w:r></w:del>`

  it('are made, and told once for a paragraph, with their words and authors', () => {
    const report = read(para(run('The ') + del('old') + ins('new') + run(' rule')) + para('Same'))
    expect(outlineOf(report)).toEqual(['The new rule', 'Same'])
    expect(found(report)).toEqual(['word-changes 1'])
    expect(report.findings[0]?.actual).toBe('“new” added, “old” removed')
    expect(report.findings[0]?.reason).toContain('Ben and Ann')
  })

  it('join a paragraph to the next where its mark is taken out', () => {
    const report = read(para(run('One '), '<w:rPr><w:del w:author="A"/></w:rPr>') + para('and two'))
    expect(outlineOf(report)).toEqual(['One and two'])
  })

  it('may have moved words', () => {
    const report = read(
      `${para(`<w:moveFrom w:author="A">${run('moved')}</w:moveFrom>`)}${para(`<w:moveTo w:author="A">${run('moved')}</w:moveTo>`)}`,
    )
    expect(outlineOf(report)).toEqual(['moved'])
    expect(found(report)).toEqual(['word-changes 1', 'word-changes 2'])
  })
})

it('leaves out comments and hidden words, and says where they stand', () => {
  const comments = `<w:comment w:id="0" w:author="Ann">${para('Is this right?')}</w:comment><w:comment w:id="9" w:author="Ben">${para('Lost')}</w:comment>`
  const body =
    para('One') + para(`${run('Two ')}<w:r><w:commentReference w:id="0"/></w:r>${run('secret', '<w:vanish/>')}`)
  const report = read({ body, comments })
  expect(outlineOf(report)).toEqual(['One', 'Two'])
  expect(found(report)).toEqual(['word-comments 2', 'word-hidden 2', 'word-comments -'])
  expect(report.text).not.toContain('secret')
})

it('writes equations in one line', () => {
  const math =
    '<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>'
  const report = read(para(run('So ') + math))
  expect(outlineOf(report)).toEqual(['So x=(a+b)/2'])
  expect(found(report)).toEqual(['word-text 1'])
})

it('puts a text box after its paragraph, once, although the file has it twice', () => {
  const box = (words: string) => `<w:txbxContent>${para(words)}</w:txbxContent>`
  const twice = `<w:r><mc:AlternateContent><mc:Choice>${`<w:drawing>${box('In the box')}</w:drawing>`}</mc:Choice><mc:Fallback><w:pict>${box('In the box')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  expect(outlineOf(read(para(run('Before') + twice) + para('After')))).toEqual(['Before', 'In the box', 'After'])
})
