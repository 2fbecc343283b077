import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { siteMeetingOf } from '../../src/site/prepare/from-sources.ts'
import { recordFingerprint } from '../../src/site/records/state.ts'
import { item, manifest, paper, siteOf } from './support/fixture.ts'

const FOLDER = 'meetings/2022-12-12-health'
const host = memoryHost({
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\nlanguage: [en-GB, cy]\n',
  'committees/health.yaml': 'name: Health Panel\ncontact: { name: Morgan Clerk, phone: 01632 960 001 }\n',
  [`${FOLDER}/meeting.yaml`]: `committee: health
date: 2022-12-12
time: "13:30"
information: Ask [us](https://rb.example/help).
agenda:
  - title: Budget
    documents: [{ file: budget.md, consultation: { until: 2023-01-09 } }]
  - title: Contract with Zanzibar Widgets
    private: { paragraphs: [3], public_title: Contract }
    consultation: { until: 2023-01-10 }
    documents: [{ file: contract.md, consultation: { until: 2023-01-11 } }]
`,
  [`${FOLDER}/budget.md`]: 'The sum is :redact[quintillion] pounds. Pages: :pages[1].\n\n:::exempt\nA zebra.\n:::\n',
  [`${FOLDER}/budget.cy.md`]: 'Y swm yw :redact[cwintiliwn] punt.\n',
  [`${FOLDER}/contract.md`]: 'A secret xylophone.\n',
})

async function made(): Promise<Awaited<ReturnType<typeof siteMeetingOf>>> {
  const { value: workspace } = await loadWorkspace(host)
  const sources = workspace && (await loadMeeting(workspace, `${FOLDER}/meeting.yaml`, host, { audience: 'public' }))
  if (!sources?.value) throw new Error(String(sources?.messages))
  const given = manifest({
    agenda: [
      item('1', 'Budget', {
        pages: { first: 5, last: 6 },
        documents: [paper('1-1', 'Budget', { pages: { first: 5, last: 6 } })],
      }),
      item('2', 'Contract', { documents: [paper('2-1', 'Contract', { visibility: 'withheld' })] }),
    ],
  })
  return siteMeetingOf(sources.value, given, new Map(), ['en-GB', 'cy'], host)
}

describe('siteMeetingOf', () => {
  it('hands on public reports in their languages, and what the meeting file says of itself', async () => {
    const { meeting, messages } = await made()
    expect(messages.map(String)).toEqual([])
    expect([...meeting.reports.keys()]).toEqual(['1-1'])
    expect(meeting.reports.get('1-1')?.language).toBe('en-GB')
    expect([...(meeting.reports.get('1-1')?.variants.keys() ?? [])]).toEqual(['cy'])
    expect(meeting.details.contact).toEqual({ name: 'Morgan Clerk', phone: '01632 960 001' })
  })

  it('hands on what is out for comment, of what the public gets', async () => {
    const { consultations } = (await made()).meeting.details
    expect([...(consultations?.papers ?? [])]).toEqual([['1-1', { until: '2023-01-09' }]])
    expect([...(consultations?.items ?? [])]).toEqual([])
  })

  it('takes the language of a report from the meeting file, before that of the site', async () => {
    const files = {
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\nlanguage: [cy, en-GB]\n',
      'committees/health.yaml': 'name: Health Panel\n',
      [`${FOLDER}/meeting.yaml`]:
        'committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda: [{ title: Budget, documents: [{ file: budget.md, language: en-GB }] }]\n',
      [`${FOLDER}/budget.md`]: 'The sum.\n',
    }
    const { value: workspace } = await loadWorkspace(memoryHost(files))
    const sources =
      workspace && (await loadMeeting(workspace, `${FOLDER}/meeting.yaml`, memoryHost(files), { audience: 'public' }))
    if (!sources?.value) throw new Error(String(sources?.messages))
    const { meeting } = await siteMeetingOf(sources.value, manifest(), new Map(), ['cy', 'en-GB'], memoryHost(files))
    expect(meeting.reports.get('1-1')?.language).toBe('en-GB')
  })

  it('leads to a site without a private word', async () => {
    const files = await siteOf({ meetings: [(await made()).meeting] })
    const page = files.get('meetings/health-scrutiny/2022-12-12/1-budget.html')
    expect(page).toContain('The sum is <span class="redacted">Redacted</span> pounds. Pages: Pages 5 to 6.')
    expect(files.get('meetings/health-scrutiny/2022-12-12/index.html')).toContain('href="https://rb.example/help"')
    for (const [path, text] of files)
      expect(text, path).not.toMatch(/quintillion|cwintiliwn|zebra|xylophone|Zanzibar|contract\.md/u)
  })

  it('refuses a manifest in which a private document stands', async () => {
    const { meeting } = await made()
    const agenda = [item('1', 'Budget', { documents: [paper('1-1', 'Budget', { visibility: 'private' })] })]
    await expect(siteOf({ meetings: [{ ...meeting, manifest: { ...meeting.manifest, agenda } }] })).rejects.toThrow(
      'Private document 1-1 in a public manifest',
    )
  })
})

describe('fingerprintOf', () => {
  it('tells parts from each other', () => {
    expect(recordFingerprint(['a', 'bc'])).not.toBe(recordFingerprint(['ab', 'c']))
    expect(recordFingerprint(['a', new TextEncoder().encode('b')])).toBe(recordFingerprint(['a', 'b']))
  })
})
