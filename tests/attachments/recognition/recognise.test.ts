import { describe, expect, it } from 'vitest'
import { recognise } from '../../../src/attachments/recognition/recognise.ts'
import { column, full, recognised, view, type Words } from './views.ts'

describe('headings', () => {
  it('are what is larger, or bold and alone, in levels without a gap', () => {
    const words: Words[] = [
      [40, 550, 'The weir', 20],
      ...column(40, 520, full('First', 3)),
      [40, 460, 'Costs', 14, true],
      ...column(40, 440, full('Second', 3)),
      [40, 390, 'Timber', 10, true],
      ...column(40, 374, full('Third', 3)),
      [40, 320, 'The lock', 20],
      ...column(40, 300, full('Fourth', 3)),
    ]
    expect(recognised(view(words)).map((element) => element.slice(0, 10))).toEqual([
      'H1 The wei',
      'P First 0 ',
      'H2 Costs',
      'P Second 0',
      'H3 Timber',
      'P Third 0 ',
      'H1 The loc',
      'P Fourth 0',
    ])
  })

  it('are not what is bold within a text or ends as a sentence does', () => {
    const words: Words[] = [
      [40, 500, 'Resolved: that the weir be mended, at once.', 10, true],
      ...column(40, 480, full('Words', 3)),
      [40, 430, 'Note', 10, true],
      [62, 430, 'that it leaks'],
      ...column(40, 418, full('More', 2)),
      [40, 380, 'Resolved:', 10, true],
      ...column(40, 366, full('Then', 2)),
      [270, 320, 'Item 5', 14, true],
      [40, 300, '83.0 %', 30, true],
      ...column(40, 270, full('Last', 2)),
    ]
    expect(recognised(view(words)).filter((element) => element.startsWith('H'))).toEqual([])
  })
})

describe('paragraphs', () => {
  it('go on in the next column and on the next page', () => {
    const left = column(40, 500, [
      'The panel met at the house',
      'by the weir, which is a bit',
      'out of order, and walked',
    ])
    const right = column(210, 497, [
      'along the bank as far as',
      'the lock, which has to be',
      'painted soon, as has the',
    ])
    const next = column(40, 550, ['bridge below it.'])
    expect(recognised(view([...left, ...right]), view(next))).toEqual([
      'P The panel met at the house by the weir, which is a bit out of order, and walked along the bank as far as ' +
        'the lock, which has to be painted soon, as has the bridge below it.',
    ])
  })

  it('end where the distance of lines or an early end says so', () => {
    const [a, b, c] = [full('First', 2), full('Second', 2), full('Third', 2)]
    const words = [...column(40, 500, [...a, 'It ends.', ...b]), ...column(40, 420, c)]
    expect(recognised(view(words))).toEqual([`P ${a.join(' ')} It ends.`, `P ${b.join(' ')}`, `P ${c.join(' ')}`])
  })
})

describe('lists', () => {
  it('have labels, and lists within', () => {
    const words: Words[] = [
      [40, 500, '1.'],
      [60, 500, 'Timber'],
      [60, 488, '•'],
      [75, 488, 'Oak'],
      [60, 476, '•'],
      [75, 476, 'Ash'],
      [40, 464, '2.'],
      [60, 464, 'Iron'],
    ]
    expect(recognised(view(words))).toEqual([
      'L(LI(Lbl 1. LBody Timber (L(LI(Lbl • LBody Oak) LI(Lbl • LBody Ash)))) LI(Lbl 2. LBody Iron))',
    ])
  })

  it('are none where a number stands alone', () => {
    expect(recognised(view(column(40, 500, ['12. is the number of oars that we need'])))).toEqual([
      'P 12. is the number of oars that we need',
    ])
  })
})

describe('figures', () => {
  it('have their captions beside them as their description', () => {
    const shapes = [
      { drawing: 9, kind: 'picture' as const, box: [40, 300, 240, 450] as const, rulings: undefined, text: '' },
    ]
    const words: Words[] = [...column(40, 500, full('Above', 2)), [40, 285, 'Figure 1: The weir in May']]
    const { elements, undescribedFigures } = recognise([view(words, [], { shapes })])
    expect(elements.map(({ element }) => element.role)).toEqual(['P', 'Figure', 'Caption'])
    expect(elements[1]?.element.alternative).toBe('Figure 1: The weir in May')
    expect(undescribedFigures).toBe(0)
    expect(recognise([view(words.slice(0, 2), [], { shapes })]).undescribedFigures).toBe(1)
  })
})

describe('what belongs to the page', () => {
  it('is left out: heads that come again, page numbers, pictures at the same place', () => {
    const logo = {
      drawing: 9,
      kind: 'picture' as const,
      box: [300, 560, 360, 590] as const,
      rulings: undefined,
      text: '',
    }
    const page = (number: number, word: string) =>
      view([[40, 580, 'Riverbank report'], ...column(40, 500, full(word, 3)), [190, 20, `Page ${number}`]], [], {
        shapes: [logo],
      })
    expect(recognised(page(1, 'First'), page(2, 'Second')).map((element) => element.slice(0, 9))).toEqual([
      'P First 0',
      'P Second ',
    ])
  })
})

describe('doubt', () => {
  it('leaves a page as a whole that cannot be taken apart or lies on its side', () => {
    const sideways = view(column(40, 500, full('Words', 3)))
    const turned = { ...sideways, texts: sideways.texts.map((piece) => ({ ...piece, sideways: true })) }
    const found = recognise([undefined, turned, sideways])
    expect(found.wholePages).toEqual([0, 1])
    expect(found.elements.map(({ page }) => page)).toEqual([2])
    expect(found.confidence).toBeLessThan(0.5)
  })
})
