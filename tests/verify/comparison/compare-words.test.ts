import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords } from '../../../src/verify/comparison/compare-words.ts'
import { lettersOf, type Passage } from '../../../src/verify/expectation/passages.ts'

const passage = (text: string, isNote = false): Passage => ({ text, letters: lettersOf(text), isNote })
const missing = (texts: readonly string[], pages: readonly string[]) =>
  compareWords(
    texts.map((text) => passage(text)),
    pages,
  ).missing.map(({ text }) => text)

const leak = 'The weir has leaked since the flood of May and is not safe.'
const gate = 'The gate beside it was painted by volunteers in the summer.'
const foot = 'Riverbank Council 12 December 2022 Page'

describe('compareWords', () => {
  it('finds words whatever their spaces, hyphens and ligatures', () => {
    expect(missing([leak], ['The weir has leak\u00ad\ned since the ﬂood of May\nand is not safe.'])).toEqual([])
  })

  it.each([
    ['a word that is lost', leak.replace('not ', '')],
    ['a figure that is another', leak.replace('May', 'June')],
    ['words in another order', leak.replace('not safe', 'safe not')],
    ['nothing at all', foot],
  ])('says so for %s', (_, page) => {
    expect(missing([leak], [page])).toEqual([leak])
  })

  it('finds words between which a sign stands that no font has', () => {
    const [first, second] = [leak.slice(0, 15), leak.slice(15)]
    expect(missing([`${first}\ue038\ue039${second}`], [`${first}[U+E038][U+E039]${second}`])).toEqual([])
    expect(missing(['The code [U+E038] is typed here.'], ['The code [U+E038] is typed here.'])).toEqual([])
  })

  it('wants a paragraph as often as the report has it', () => {
    expect(missing([leak, leak], [`${leak} ${leak}`])).toEqual([])
    expect(missing([leak, gate, leak], [`${leak} ${gate}`])).toEqual([leak])
  })

  it('follows a paragraph over the foot of a page', () => {
    const [first, second] = [leak.slice(0, 25), leak.slice(25)]
    expect(missing([gate, leak], [`${gate} ${first} ${foot} 5`, `${second} ${foot} 6`])).toEqual([])
    expect(missing([gate, leak], [`${gate} ${first} ${foot} 5`, `${second.slice(5)} ${foot} 6`])).toEqual([leak])
  })

  it('finds cells that the engine gives line by line', () => {
    expect(
      missing([leak, gate], [`${leak.slice(0, 30)} ${gate.slice(0, 30)} ${leak.slice(30)} ${gate.slice(30)}`]),
    ).toEqual([])
  })

  it('sees pages that have changed places, and notes that stand at the foot of an earlier one', () => {
    const order = (pages: readonly string[]) => compareWords([passage(leak), passage(gate)], pages).isInOrder
    expect(order([leak, gate])).toBe(true)
    expect(order([gate, leak])).toBe(false)
    expect(compareWords([passage(leak), passage(gate, true)], [`${leak} ${gate}`]).isInOrder).toBe(true)
  })

  it('leaves a character that is printed as its code to other proof', () => {
    const text = 'The sign Ꞓ stands for the river in all tables.'
    const { missing: lost, isInOrder } = compareWords([passage(text)], [text.replace('Ꞓ', '[U+A792]')])
    expect([lost, isInOrder]).toEqual([[], false])
  })

  it('finds every paragraph on pages that end anywhere', () => {
    const paragraph = fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 40 }).map((words) => words.join(' '))
    const report = fc.array(paragraph, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(report, fc.integer({ min: 60, max: 400 }), (texts, size) => {
        const all = texts.join(' ')
        const pages = Array.from({ length: Math.ceil(all.length / size) }, (_, page) =>
          all.slice(page * size, (page + 1) * size),
        )
        expect(missing(texts, pages)).toEqual([])
      }),
    )
  })
})
