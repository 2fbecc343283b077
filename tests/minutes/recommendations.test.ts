import { describe, expect, it } from 'vitest'
import { recommendationsOf } from '../../src/minutes/recommendations.ts'
import { english } from '../support/wording.ts'
import { load } from './meeting.ts'

describe('recommendationsOf', () => {
  const from = async (text: string): Promise<string[]> => {
    const sources = await load('  - { item: "1", title: Paths, documents: [report.md] }\n', { 'report.md': text })
    const [item] = sources.agenda
    const content = item?.kind === 'item' ? item.documents[0]?.content : undefined
    return content?.type === 'report' ? recommendationsOf(content.report, english) : []
  }

  it('are what is done, not who is asked to do it', async () => {
    expect(await from('# Paths\n\n## Recommendation\n\nThe board is asked to note the plan.\n')).toEqual([
      'To note the plan.',
    ])
  })

  it.each([
    ['a box', ':::recommendations\n1. Agree.\n:::\n\nRecommendations\n\nNot this.\n', ['1. Agree.']],
    [
      'a heading with a number',
      '## 1.0 RECOMMENDATION/S\n\nThat it be agreed.\n\n- And so on.\n\n## 2.0 Reasons\n',
      ['That it be agreed.\n\n- And so on.'],
    ],
    ['a line in bold', '**Recommendations:**\n\n1. Agree.\n\nOther text.\n', ['1. Agree.']],
    [
      'two places, once',
      '# Recommendations\n\n1. Agree.\n\n# End\n\n# Recommendation(s)\n\n1. *Agree*.\n',
      ['1. *Agree*.'],
    ],
    [
      'a list of what is asked, one by one',
      '## Recommendations\n\n1. The council is asked to note the plan.\n2. It is recommended that the fee be paid.\n',
      ['1. To note the plan.\n2. That the fee be paid.'],
    ],
    [
      'a line in bold with words that introduce a list',
      '**Recommendations:**\n\nIt is recommended that the Council:\n\n- agree the plan\n- thank all\n',
      ['- agree the plan\n- thank all'],
    ],
    ['a file with CRLF', '# Recommendations\r\n\r\nAgree\r\nit.\r\n', ['Agree\nit.']],
    ['no place', '# Reasons for recommendations\n\nNone.\n', []],
  ])('reads them from %s', async (_, text, expected) => {
    expect(await from(text)).toEqual(expected)
  })
})
