import { describe, expect, it } from 'vitest'
import type { Files, Host } from '../../../src/host/host.ts'
import { memoryHost } from '../../../src/host/memory.ts'
import { documentsOf } from '../../../src/load/meeting/documents-of.ts'
import { loadEditions } from '../../../src/load/meeting/editions.ts'
import { loadMeeting } from '../../../src/load/meeting/meeting.ts'
import { loadWorkspace } from '../../../src/load/workspace.ts'
import { MEETING, meetingHead, riverbank } from '../../support/workspace.ts'

const agenda = `agenda:
  - { title: Surgeries, documents: [ open.md, redacted.md ] }
  - title: Contract
    private: { paragraphs: [3], reason: Prices are not known yet., public_title: A contract }
    documents: [ secret.md ]
`

async function opened() {
  const base = memoryHost({
    ...riverbank,
    [MEETING]: meetingHead + agenda,
    'meetings/2022-12-12-health/open.md': '# Hours\n\nSurgeries open at nine.\n',
    'meetings/2022-12-12-health/redacted.md': '# Staff\n\nDoctor :redact[Zebulon] left.\n',
    'meetings/2022-12-12-health/secret.md': '# Quetzal\n\nThe price is high.\n',
  })
  const reads = new Map<string, number>()
  const files: Files = {
    ...base.files,
    read: (path) => {
      reads.set(path, (reads.get(path) ?? 0) + 1)
      return base.files.read(path)
    },
  }
  const host: Host = { ...base, files }
  const { value: workspace } = await loadWorkspace(host)
  if (!workspace) throw new Error('The workspace was not read')
  return { host, workspace, reads }
}

describe('a meeting for both audiences', () => {
  it('is what it is for each of them alone', async () => {
    const { host, workspace } = await opened()
    const both = await loadEditions(workspace, MEETING, host)
    for (const audience of ['members', 'public'] as const) {
      const alone = await loadMeeting(workspace, MEETING, host, { audience })
      expect(JSON.stringify(both.value?.[audience])).toBe(JSON.stringify(alone.value))
    }
  })

  it('shares open reports, and nothing of private ones', async () => {
    const { host, workspace } = await opened()
    const { value } = await loadEditions(workspace, MEETING, host)
    if (!value) throw new Error('The meeting was not read')
    const [members, open] = [documentsOf(value.members), documentsOf(value.public)]
    const trees = [members, open].map((documents) =>
      documents.map(({ content }) => (content.type === 'report' ? content.report.tree : undefined)),
    )
    expect(trees[1]?.[0]).toBe(trees[0]?.[0])
    expect(trees[1]?.[1]).not.toBe(trees[0]?.[1])
    expect(JSON.stringify(trees[0]?.[1])).toContain('Zebulon')
    expect(trees[1]?.[2]).toBeUndefined()
    expect(JSON.stringify(value.public)).not.toMatch(/Zebulon|Quetzal|price is high|secret/)
  })

  it('reads the meeting file once', async () => {
    const { host, workspace, reads } = await opened()
    const before = reads.get(MEETING) ?? 0
    await loadEditions(workspace, MEETING, host)
    expect((reads.get(MEETING) ?? 0) - before).toBe(1)
  })
})
