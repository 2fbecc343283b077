import { afterAll, describe, expect, it } from 'vitest'
import { startReader } from '../../../src/verify/engine/reading-threads.ts'
import type { TextElement, TextRun } from '../../../src/verify/reading/structure-reading.ts'
import { withoutTags } from '../../support/pdf/without-tags.ts'
import { typst } from '../typst.ts'

const reader = startReader({ threads: 1 })
afterAll(() => reader.close())

/** `H1(Weir)`, with what else is known of an element. */
function outline(kids: readonly (TextElement | TextRun)[]): string {
  return kids
    .map((kid) => {
      if (!('role' in kid)) return kid.text
      const { role, kids: own, ...more } = kid
      const known = Object.entries(more).map(([key, value]) => `${key}=${value}`)
      return `${[role, ...known].join(' ')}(${outline(own)})`
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
}

const paper = `#set document(title: "Weir")
#set text(lang: "en")
#set page(width: 300pt, height: 200pt, header: [Running head])
= Weir
The weir #link("https://rb.example/")[leaks]. It was built in the year in which the mill was, and has been repaired often.
#figure(rect(), alt: "A boat")
#pagebreak()
== Costs
- Timber
#table(columns: 2, table.header([*Year*], [*Cost*]), [2021], table.cell(rowspan: 2)[£5], [2022])
`

describe('the structure of a file', () => {
  it('has the words of each element, what is said of pictures, addresses and cells, and no running heads', async () => {
    const [all = []] = await reader.structure(typst(paper, 'ua-1'), [{ first: 0, last: 9 }])
    const shown = outline(all)
    expect(shown).not.toContain('Running head')
    expect(shown).toContain('H1(Weir )')
    expect(shown).toMatch(
      /P\(The weir Link address=https:\/\/rb\.example\/\(leaks\s*\)\. It was built in the year in which the mill was, and/,
    )
    expect(shown).toContain('Figure alternative=A boat')
    expect(shown).toMatch(/LBody\(.*Timber/)
    expect(shown).toMatch(/TH scope=Column\(.*Year/)
    expect(shown).toMatch(/TD rowSpan=2\(.*£5/)
  })

  it('is that of some pages, and nothing of others', async () => {
    const [first = [], second = [], third = []] = await reader.structure(typst(paper, 'ua-1'), [
      { first: 0, last: 0 },
      { first: 1, last: 1 },
      { first: 7, last: 8 },
    ])
    expect(outline(first)).toContain('Weir')
    expect(outline(first)).not.toContain('Costs')
    expect(outline(second)).toContain('Costs')
    expect(outline(second)).not.toContain('leaks')
    expect(third).toEqual([])
  })

  it('is none in a file without tags, and an error in one that is no PDF', async () => {
    const bare = await withoutTags(typst('#set page(width: 90pt, height: 90pt)\nWeir'))
    expect(await reader.structure(bare, [{ first: 0, last: 0 }])).toEqual([[]])
    await expect(reader.structure(new TextEncoder().encode('no PDF'), [])).rejects.toThrow('damaged')
  })
})
