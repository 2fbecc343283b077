import { describe, expect, it } from 'vitest'
import { across, column, down, full, recognised, view, type Words } from './views.ts'

describe('tables', () => {
  const grid = [across(520, 40, 340), across(500, 40, 340), across(480, 40, 340), across(460, 40, 340)]

  it('are drawn with lines, with the cells that they merge', () => {
    const lines = [...grid, down(40, 460, 520), down(140, 460, 500), down(240, 460, 520), down(340, 460, 520)]
    const words: Words[] = [
      [45, 505, 'Year and work', 10, true],
      [245, 505, 'Cost', 10, true],
      [45, 485, '2021'],
      [145, 485, 'Timber'],
      [245, 485, '£200'],
      [45, 465, '2022'],
      [145, 465, 'Iron'],
      [245, 465, '£310'],
    ]
    expect(recognised(view(words, lines))).toEqual([
      'Table(TR(TH[2x1] Year and work TH Cost) TR(TD 2021 TD Timber TD £200) TR(TD 2022 TD Iron TD £310))',
    ])
  })

  it('are shown by columns alone where there are three and more', () => {
    const row = (top: number, ...cells: string[]): Words[] => cells.map((text, index) => [40 + index * 100, top, text])
    const words = [
      ...row(500, 'Year', 'Work', 'Cost'),
      ...row(486, '2021', 'Timber', '£200'),
      ...row(472, '2022', 'Iron', '£310'),
    ]
    expect(recognised(view(words))).toEqual([
      'Table(TR(TH Year TH Work TH Cost) TR(TD 2021 TD Timber TD £200) TR(TD 2022 TD Iron TD £310))',
    ])
  })

  it('have heads of several lines above the topmost ruling, and rows that head those below', () => {
    const words: Words[] = [
      ...column(40, 560, full('Before', 2)),
      [45, 512, 'Ward', 10, true],
      [145, 518, 'Children', 10, true],
      [145, 506, 'hurt', 10, true],
      [245, 518, 'Cost in', 10, true],
      [245, 506, 'thousands', 10, true],
      [45, 485, 'North of the river and its banks', 10, true],
      [45, 465, 'Abbey'],
      [145, 465, '5'],
      [245, 465, '£18'],
      [45, 445, 'Docks'],
      [145, 445, '9'],
      [245, 445, '£42'],
    ]
    const lines = [500, 480, 460, 440].map((at) => across(at, 40, 340))
    expect(recognised(view(words, lines)).slice(1)).toEqual([
      'Table(TR(TH Ward TH Children hurt TH Cost in thousands) TR(TD[3x1] North of the river and its banks) ' +
        'TR(TD Abbey TD 5 TD £18) TR(TD Docks TD 9 TD £42))',
    ])
  })

  it('go on over pages, without their heads being read again', () => {
    const lines = [...grid, down(40, 460, 520), down(140, 460, 520), down(340, 460, 520)]
    const page = (a: string, b: string) =>
      view(
        [
          [45, 505, 'Year', 10, true],
          [145, 505, 'Work', 10, true],
          [45, 485, a],
          [145, 485, 'Oak'],
          [45, 465, b],
          [145, 465, 'Ash'],
        ],
        lines,
      )
    expect(recognised(page('2021', '2022'), page('2023', '2024'))).toEqual([
      'Table(TR(TH Year TH Work) TR(TD 2021 TD Oak) TR(TD 2022 TD Ash) TR(TD 2023 TD Oak) TR(TD 2024 TD Ash))',
    ])
  })

  it.each([
    [
      'two columns of a text',
      [
        ...column(
          40,
          500,
          full('A', 5).map((text) => text.slice(0, 30)),
        ),
        ...column(
          210,
          500,
          full('B', 5).map((text) => text.slice(0, 30)),
        ),
      ],
      [],
    ],
    [
      'a list between two lines',
      [
        [40, 500, '•'],
        [55, 500, 'Oak'],
        [40, 486, '•'],
        [55, 486, 'Ash'],
      ],
      [across(512, 40, 300), across(480, 40, 300)],
    ],
    [
      'a few words with their meaning',
      [
        [40, 500, 'Date:'],
        [120, 500, 'Monday'],
        [40, 486, 'Place:'],
        [120, 486, 'Weir'],
        [40, 472, 'Time:'],
        [120, 472, 'Noon'],
      ],
      [],
    ],
    [
      'items of an agenda between lines',
      [1, 2, 3].flatMap((number): Words[] => [
        [40, 530 - number * 20, `${number}`],
        [80, 530 - number * 20, `Weir ${number}`],
        [280, 530 - number * 20, `(Page ${number + 4})`],
      ]),
      [524, 504, 484, 464].map((at) => across(at, 40, 340)),
    ],
    [
      'names in columns',
      [500, 486, 472].flatMap((at): Words[] => [
        [40, at, 'Bo Elm'],
        [140, at, 'Ann Ash'],
        [240, at, 'Jo Oak'],
      ]),
      [],
    ],
    [
      'underlined words',
      [
        [40, 500, 'One'],
        [140, 500, 'Two'],
        [40, 480, 'Three'],
        [140, 480, 'Four'],
      ],
      [across(498, 40, 55), across(478, 40, 65)],
    ],
    [
      'a box around some words',
      [
        [45, 505, 'Take care'],
        [45, 490, 'Deep water'],
      ],
      [across(520, 40, 200), across(480, 40, 200), down(40, 480, 520), down(200, 480, 520)],
    ],
  ] as const)('are not %s', (_name, words, rulings) => {
    expect(recognised(view(words as readonly Words[], rulings)).filter((element) => element.includes('Table'))).toEqual(
      [],
    )
  })

  it('are none whose words run over their lines', () => {
    const lines = [...grid, down(40, 460, 520), down(140, 460, 520), down(340, 460, 520)]
    const words: Words[] = [
      [45, 505, 'Words that run over the line'],
      [45, 485, 'a'],
      [145, 485, 'b'],
      [45, 465, 'c'],
      [145, 465, 'd'],
    ]
    expect(recognised(view(words, lines)).join()).not.toContain('Table')
  })
})
