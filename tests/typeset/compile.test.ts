import { expect, it } from 'vitest'
import { compileTypst } from '../../src/typeset/compile.ts'

it('names the source and the line of a problem', () => {
  const sources = new Map([
    ['main.typ', '#include "papers/weir.typ"\n'],
    ['papers/weir.typ', '= The weir\n\n#closed\n'],
  ])
  const { pdf, problems } = compileTypst({ sources, files: new Map(), fonts: [] })
  expect(pdf).toBeUndefined()
  expect(problems).toMatchObject([{ severity: 'error', source: 'papers/weir.typ', line: 2 }])
  expect(problems[0]?.reason).toContain('closed')
})
