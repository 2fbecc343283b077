import { readFileSync } from 'node:fs'
import { openWorkspace, MEETING, meetingHead } from '../tests/support/workspace.ts'
import { planPublicPack } from '../src/plan/plan-pack.ts'
import { typeset } from '../src/typeset/typeset.ts'
import { startReader } from '../src/verify/engine/reading-threads.ts'
import { english } from '../tests/support/wording.ts'
import { piecesOf, missingPieces, letters } from './words.ts'
const reader = startReader({ threads: 1 })
const text = readFileSync(process.argv[2]!, 'utf8').replace(/!\[/g, '[')
const { host, workspace, load } = await openWorkspace({ [MEETING]: `${meetingHead}agenda:\n  - { title: Item, documents: [ r.md ] }\n`, 'meetings/2022-12-12-health/r.md': text })
const sources = await load('public')
const plan = planPublicPack(workspace, sources, { statement: () => '', facts: { pages: new Map(), unreadable: new Map(), leftOut: new Map(), allotments: new Map() }, wording: english } as never)
const t = await typeset(plan, host)
const read = await reader.read(t.value!.pdf)
const doc = plan.documents[0] as any
const span = t.value!.spans.find(s => s.id === doc.id)!
const pages = read.pages.slice(span.firstIndex, span.lastIndex + 1).map(p => p.text)
const m = missingPieces(piecesOf(doc.content.report.tree), pages)
for (const p of m.slice(0, 12)) {
  let best = [0, 0, 0]
  pages.forEach((pg, i) => { const l = letters(pg); let lo = 0, hi = p.text.length; while (lo < hi) { const mid = (lo + hi + 1) >> 1; if (l.includes(p.text.slice(0, mid))) lo = mid; else hi = mid - 1 } if (lo > best[0]!) best = [lo, i, l.indexOf(p.text.slice(0, lo))] })
  const l = letters(pages[best[1]!]!)
  console.log(p.line, p.text.length, 'prefix', best[0], 'page', best[1], '\n  WANT', p.text.slice(Math.max(0, best[0]! - 30), best[0]! + 60), '\n  HAVE', l.slice(Math.max(0, best[2]! + best[0]! - 30), best[2]! + best[0]! + 60), 'of', l.length)
}
process.exit(0)
