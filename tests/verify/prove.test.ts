import type { Root } from 'mdast'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assemble } from '../../src/assemble/assemble.ts'
import { assembleInput } from '../../src/assemble/input.ts'
import { planPublicPack } from '../../src/plan/plan-pack.ts'
import { typeset } from '../../src/typeset/typeset.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { provePack, readInputs } from '../../src/verify/prove.ts'
import { english } from '../support/wording.ts'
import { MEETING, meetingHead, openWorkspace } from '../support/workspace.ts'

let reader: PdfReader
beforeAll(() => {
  reader = startReader()
})
afterAll(() => reader.close())

const report =
  '# Weir\n\nThe weir leaks.[^1]\n\nThe panel is asked to agree that it is repaired in the spring.\n\n[^1]: Since May.\n'

/** Proves the pack of a report against the tree that `change` makes of its own. */
async function prove(text: string, change: (tree: Root) => Root = (tree) => tree) {
  const { host, workspace, load } = await openWorkspace({
    [MEETING]: `${meetingHead}agenda:\n  - { title: Weir, documents: [ weir.md ] }\n`,
    'meetings/2022-12-12-health/weir.md': text,
  })
  const facts = { pages: new Map(), unreadable: new Map(), leftOut: new Map(), allotments: new Map() }
  const plan = planPublicPack(workspace, await load('public'), { statement: () => '', facts, wording: english })
  const { value: set, messages } = await typeset(plan, host)
  if (!set) throw new Error(messages.map(String).join('\n'))
  const opened = { attachments: new Map(), pages: new Map(), leftOut: new Map(), unreadable: new Map(), messages: [] }
  const { bytes } = await assemble(assembleInput(plan, set, opened, host))
  const documents = plan.documents.map((paper) =>
    'content' in paper && paper.content.type === 'report'
      ? {
          ...paper,
          content: { ...paper.content, report: { ...paper.content.report, tree: change(paper.content.report.tree) } },
        }
      : paper,
  )
  const meant = { ...plan, documents }
  const inputs = await readInputs(meant, set, opened, reader, host)
  const proof = await provePack(bytes, meant, set, opened, inputs, reader, 'pack.pdf')
  return { inputs, told: proof.messages.map(({ file, line, ruleId, reason }) => `${file}:${line} ${ruleId} ${reason}`) }
}

describe('the proof of a report', () => {
  it('needs its words alone, beside the front sheet and the agenda as they were typeset', async () => {
    const { inputs, told } = await prove(report)
    expect(told).toEqual([])
    expect([...inputs.own.keys()]).toEqual([0, 1, 2, 3])
  })

  it('says which words no page shows', async () => {
    const { told } = await prove(report.replace('that it is', 'that it'), () => {
      const children = [
        { type: 'text' as const, value: 'The panel is asked to agree that it is repaired in the spring.' },
      ]
      return { type: 'root', children: [{ type: 'paragraph', children }] }
    })
    expect(told).toEqual([
      `${MEETING}:9 verify-page-words Words of “Weir” (meetings/2022-12-12-health/weir.md) are not in the finished pack: ` +
        '“The panel is asked to agree that it is r…”.',
    ])
  })

  it('compares a report with pages as they were typeset where it has more than words', async () => {
    const { inputs, told } = await prove(`${report}\n<p>By the engineer.</p>\n`)
    expect(told).toEqual([])
    expect(inputs.own.size).toBeGreaterThan(4)
  })
})
