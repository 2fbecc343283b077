import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { redactMarkdown } from '../../../src/load/markdown/redact.ts'
import { loadMeeting } from '../../../src/load/meeting/meeting.ts'
import { loadWorkspace } from '../../../src/load/workspace.ts'
import { MEETING, meetingHead, openWorkspace, riverbank } from '../../support/workspace.ts'

/** Rule and place of each error of a workspace with these files. */
async function errors(files: Readonly<Record<string, string>>): Promise<string[]> {
  const host = memoryHost({ ...riverbank, ...files })
  const workspace = await loadWorkspace(host)
  const meeting = workspace.value && (await loadMeeting(workspace.value, MEETING, host))
  return [...workspace.messages, ...(meeting?.messages ?? [])]
    .filter(({ fatal, ruleId }) => fatal && ruleId === 'privacy-mark')
    .map(({ file, line, column }) => `${file}:${line}:${column}`)
}

const meeting = (entry: string) => `${meetingHead}agenda:\n  - ${entry}\n`

describe('a redaction in YAML', () => {
  it.each([
    ['{ title: "Complaint by :redact[Ada]" }'],
    ['{ title: Complaint, documents: [ { title: ":redact[Ada]", to_follow: 2022-12-08 } ] }'],
    ['part: ":redact[Ada]"'],
    ['heading: ":::exempt Ada"'],
    ['{ title: Complaint, private: { reason: ":redact[Ada]" } }'],
  ])('is an error in an agenda: %s', async (entry) => {
    expect(await errors({ [MEETING]: meeting(entry) })).toHaveLength(1)
  })

  it('is an error in a venue, a register, the settings and front matter, each at its place', async () => {
    const files = {
      [MEETING]: meeting('{ title: A, documents: [ a.md ] }').replace(
        'venue: Council',
        'venue: ":redact[Ada]"\n# Council',
      ),
      'meetings/2022-12-12-health/a.md': '---\nauthor: "By :redact[Ada]"\n---\n\nText.\n',
    }
    expect(await errors(files)).toEqual([`${MEETING}:5:8`])
    const later = { ...files, [MEETING]: meeting('{ title: A, documents: [ a.md ] }') }
    expect(await errors(later)).toEqual(['meetings/2022-12-12-health/a.md:2:9'])
    const settings = { 'agendapack.yaml': 'organisation: { name: ":redact[Ada] Council" }\n' }
    expect(await errors({ ...later, ...settings })).toContain('agendapack.yaml:1:23')
  })

  it('is an error under `information` where it does not take', async () => {
    const text = `${meetingHead}information: "See :redact [Ada]"\nagenda: [ { title: A } ]\n`
    expect(await errors({ [MEETING]: text })).toEqual([`${MEETING}:8:14`])
  })

  it('takes in the note of an item', async () => {
    expect(await errors({ [MEETING]: meeting('{ title: Complaint, note: "By :redact[Ada]" }') })).toEqual([])
  })

  it('takes under `information`', async () => {
    const information = 'information: "Call :redact[Ada Moss], or [:redact[Bo]](https://example.org/bo) *now*."'
    const { load } = await openWorkspace({ [MEETING]: `${meetingHead}${information}\nagenda: [ { title: A } ]\n` })
    expect((await load('members')).definition.value.information).toContain('Ada Moss')
    expect((await load('public')).definition.value.information).toBe('Call :redact[], or [:redact[]] *now*.')
  })

  it('leaves nothing of a block, and all that is around it', () => {
    expect(redactMarkdown('One\n\n:::exempt\nTwo\n\nThree\n:::\n\nFour')).toBe('One\n\n::redact[]\n\nFour')
  })
})
