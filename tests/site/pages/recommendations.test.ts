import { describe, expect, it } from 'vitest'
import { item, manifest, meeting, paper, siteOf, siteReport } from '../support/fixture.ts'

/** The box of recommendations as it is on the page of a report. */
async function boxOf(markdown: string): Promise<string> {
  const made = manifest({ agenda: [item('1', 'Budget', { documents: [paper('1-1', 'Budget')] })] })
  const files = await siteOf({ meetings: [meeting(made, { '1-1': siteReport(markdown) })] })
  const page = [...files].find(([path]) => path.endsWith('1-budget.html'))?.[1] ?? ''
  return /<section class="recommendations"[\s\S]*?<\/section>/.exec(page)?.[0] ?? 'no box'
}

describe('the box of recommendations', () => {
  it('has a title of its own where nothing says the same', async () => {
    expect(await boxOf('# Budget\n\n## Summary\n\n:::recommendations\nNote it.\n:::\n')).toContain(
      '<p class="label">Recommendations</p>',
    )
  })

  it.each([
    ['the heading above it', '## 2.0 RECOMMENDATION\n\n:::recommendations\nNote it.\n:::\n'],
    ['its first line', ':::recommendations\n**Recommendations**\n\nNote it.\n:::\n'],
  ])('has none where %s does', async (_, text) => {
    const box = await boxOf(`# Budget\n\n${text}`)
    expect(box).toContain('Note it.')
    expect(box).not.toContain('class="label"')
  })
})
