import { readFileSync } from 'node:fs'
import { openWorkspace, MEETING, meetingHead } from '../tests/support/workspace.ts'
import { planPublicPack } from '../src/plan/plan-pack.ts'
import { typeset } from '../src/typeset/typeset.ts'
import { openTypesetter } from '../src/typeset/typesetter.ts'
import { startReader } from '../src/verify/engine/reading-threads.ts'
import { english } from '../tests/support/wording.ts'
import { piecesOf, missingPieces, letters } from './words.ts'
const reader = startReader({ threads: 1 })
const typesetter = openTypesetter()
let files = 0, pieces = 0, miss = 0, bad = 0
for (const path of readFileSync(0, 'utf8').trim().split('\n')) {
  try {
    const text = readFileSync(path, 'utf8').replace(/!\[/g, '[')
    const { host, workspace, load } = await openWorkspace({ [MEETING]: `${meetingHead}agenda:\n  - { title: Item, documents: [ r.md ] }\n`, 'meetings/2022-12-12-health/r.md': text })
    const sources = await load('public')
    const facts = { pages: new Map(), unreadable: new Map(), leftOut: new Map(), allotments: new Map() }
    const plan = planPublicPack(workspace, sources, { statement: () => '', facts, wording: english } as never)
    const t = await typeset(plan, host, typesetter)
    if (!t.value) { console.log('NOPDF', path, t.messages.slice(0,1).map(String)); continue }
    const read = await reader.read(t.value.pdf)
    const doc = plan.documents[0] as any
    const span = t.value.spans.find(s => s.id === doc.id)!
    const pages = read.pages.slice(span.firstIndex, span.lastIndex + 1).map(p => p.text)
    const ps = piecesOf(doc.content.report.tree)
    const m = missingPieces(ps, pages)
    files++; pieces += ps.length; miss += m.length; if (m.length) bad++
    if (m.length) console.log(path, `${m.length}/${ps.length}`, m.slice(0, 3).map(p => `${p.line}: ${p.text.slice(0, 70)}`).join(' | '))
  } catch (e) { console.log('ERR', path, String(e).slice(0, 150)) }
}
console.log({ files, bad, pieces, miss })
process.exit(0)
