import { describe, expect, it } from 'vitest'
import { checkPageReferences } from '../../src/check/page-references.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { readMarkdownReport } from '../../src/load/markdown/markdown.ts'

describe('checkPageReferences', () => {
  it('finds pages that the pack does not have, and leaves pages of other papers alone', async () => {
    const text = '# A\n\nSee page 47 of the pack, pages 12-13 of the agenda pack, and page 99 of the plan.\n'
    const { value } = await readMarkdownReport('report.md', new TextEncoder().encode(text), memoryHost({}).files)
    const found = value ? checkPageReferences(value, { first: 1, last: 40 }) : []
    expect(found.map((made) => [made.ruleId, made.line, made.column])).toEqual([['page-reference', 3, 5]])
  })
})
