import { describe, expect, it } from 'vitest'
import { checkStructure } from '../../../src/attachments/accessibility/structure-check.ts'
import { createReader } from '../../../src/pdf/objects.ts'
import { loadDocument } from '../../../src/pdf/opening/load-document.ts'
import { readStructure } from '../../../src/pdf/structure/structure.ts'
import { onePage, writePdf } from '../write-pdf.ts'

/** Elements written as `Type(kids)`, such as `Table(TR(TH TD))`; attributes by the number of the element, from 1. */
async function check(tree: string, attributes: Readonly<Record<number, string>> = {}) {
  const objects: Record<number, string> = {}
  const kids = new Map<number, number[]>([[10, []]])
  const types = new Map<number, string>()
  const open = [10]
  let last = 10
  for (const [token] of tree.matchAll(/[A-Za-z0-9]+|[()]/g)) {
    if (token === '(') open.push(last)
    else if (token === ')') open.pop()
    else {
      last = 11 + types.size
      types.set(last, token)
      kids.set(last, [])
      kids.get(open.at(-1) ?? 10)?.push(last)
    }
  }
  for (const [number, type] of types) {
    const list = kids
      .get(number)
      ?.map((kid) => `${kid} 0 R`)
      .join(' ')
    objects[number] = `<< /Type /StructElem /S /${type} /P 10 0 R /K [${list}] ${attributes[number - 10] ?? ''} >>`
  }
  objects[10] = `<< /Type /StructTreeRoot /K [${kids
    .get(10)
    ?.map((kid) => `${kid} 0 R`)
    .join(' ')}] >>`
  const file = { ...onePage('x'), ...objects, 1: '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 10 0 R >>' }
  const loaded = await loadDocument(writePdf(file), '')
  if (!loaded) throw new Error('no document')
  const reader = createReader(loaded.document.context)
  const structure = readStructure(reader, loaded.tree.catalog, new Map())
  if (!structure) throw new Error('no structure')
  return checkStructure(reader, structure)
}

describe('a structure tree', () => {
  it.each([
    ['Document(H1 P H2 L(LI(Lbl LBody)))', []],
    ['Document(H2)', ['levels of headings that are skipped']],
    ['Document(H1 H3)', ['levels of headings that are skipped']],
    ['Document(H1 H)', ['headings with and without a level']],
    ['Document(Table(TR(TD TD) TR(TD)))', ['tables whose rows differ in width']],
    ['Document(Table(P))', ['parts of tables, lists or contents in the wrong place']],
    ['Document(TR(TD))', ['parts of tables, lists or contents in the wrong place']],
    ['Document(L(P))', ['parts of tables, lists or contents in the wrong place']],
    ['Document(Figure)', ['1 figures without an alternative text']],
    ['Document(Table(TR(TH) TR(TD)))', ['table headers that do not say what they head']],
    ['Document(Table(THead(TR(TD)) TR(TD)))', ['parts of tables, lists or contents in the wrong place']],
    [
      'Document(Table(THead(TR(TD)) THead(TR(TD)) TBody(TR(TD))))',
      ['parts of tables, lists or contents in the wrong place'],
    ],
    ['Document(Table(TR(TD) Caption TR(TD)))', ['parts of tables, lists or contents in the wrong place']],
    ['Document(L(LI(LBody) Caption))', ['parts of tables, lists or contents in the wrong place']],
    ['Document(Table(Caption THead(TR(TD)) TBody(TR(TD))) L(Caption LI(LBody)))', []],
    ['Document(Form)', ['form fields tagged together']],
    ['Document(P(Note))', ['notes without an identifier of their own']],
  ])('%s: %j', async (tree, obstacles) => {
    expect((await check(tree)).obstacles).toEqual(obstacles)
  })

  it('counts spans, and takes alternatives, scopes and identifiers that are there', async () => {
    const spans = await check('Table(TR(TD TD) TR(TD))', { 6: '/A << /O /Table /ColSpan 2 >>' })
    expect(spans.obstacles).toEqual([])
    const rows = await check('Table(TR(TD TD) TR(TD))', { 3: '/A [<< /O /Table /RowSpan 2 >> 0]' })
    expect(rows.obstacles).toEqual([])
    const scoped = await check('Table(TR(TH) TR(TD))', { 3: '/A << /O /Table /Scope /Column >>' })
    expect(scoped.obstacles).toEqual([])
    const named = await check('Table(TR(TH) TR(TD))', {
      3: '/ID (h) /A << /O /Table /Scope /Column >>',
      5: '/A << /O /Table /Headers [(h)] >>',
    })
    expect(named.obstacles).toEqual([])
    expect((await check('Figure', { 1: '/Alt (A map)' })).figuresWithoutAlternative).toBe(0)
    expect((await check('Note', { 1: '/ID (n1)' })).obstacles).toEqual([])
  })

  it('does not pass where cells lie on one another, leave a hole, or name headers that are not there', async () => {
    // The cell of two rows in the middle stands where the wide one of the second row would be.
    const across = { 4: '/A << /O /Table /RowSpan 2 >>', 7: '/A << /O /Table /ColSpan 2 >>' }
    expect((await check('Table(TR(TD TD TD) TR(TD))', across)).obstacles).toEqual(['tables whose rows differ in width'])
    const hole = { 3: '/A << /O /Table /RowSpan 3 >>' }
    expect((await check('Table(TR(TD) TR(TD))', hole)).obstacles).toEqual(['tables whose rows differ in width'])
    const unknown = { 3: '/A << /O /Table /Headers [(x)] >>' }
    expect((await check('Table(TR(TD))', unknown)).obstacles).toEqual(['table headers that do not say what they head'])
    const scope = { 3: '/A << /O /Table /Scope /Sideways >>' }
    expect((await check('Table(TR(TH))', scope)).obstacles).toEqual(['table headers that do not say what they head'])
    const around = await check('Figure(Figure)', { 2: '/Alt (A map)' })
    expect(around).toMatchObject({
      figuresWithoutAlternative: 0,
      obstacles: ['1 figures without an alternative text'],
    })
  })

  it('that loops or repeats itself comes to an end', async () => {
    const { obstacles } = await check('Document(P)', { 2: '/K [11 0 R 12 0 R]' })
    expect(obstacles).toEqual([])
  })
})
