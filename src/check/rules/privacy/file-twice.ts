import type { Finding, MeetingInput, MeetingRule } from '../../rule.ts'

/** One file in two places of an agenda. */
export const fileTwice: MeetingRule = {
  id: 'file-twice',
  title: 'No file is both public and private; none is listed twice under one item.',
  severity: 'error',
  description:
    'A private file that is also listed as a public one would be published. Two public entries of one file are allowed under two items.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'agenda:\n  - { item: "1", title: Surgeries, documents: [report.md] }\n  - { item: "2", title: Parks, documents: [parks.md] }',
        files: { 'parks.md': '# Parks\n\n## Background papers\n\nNone.\n' },
      },
    ],
    invalid: [
      {
        meeting:
          'agenda:\n  - { item: "1", title: Contract, documents: [{ file: report.md, private: { paragraphs: [3], reason: Prices } }] }\n  - { item: "2", title: Parks, documents: [report.md] }',
        at: ['report.md'],
      },
    ],
  },
  check,
}

function* check({ documents }: MeetingInput): Iterable<Finding> {
  const seen = new Map<string, (typeof documents)[number]>()
  for (const entry of documents) {
    const { content, place, privacy } = entry.document
    if (content.type === 'to-follow' || content.type === 'withheld') continue
    const path = content.type === 'report' ? content.report.path : content.path
    const first = seen.get(path)
    if (!first) {
      seen.set(path, entry)
      continue
    }
    const isLeak = (first.document.privacy === undefined) !== (privacy === undefined)
    if (!isLeak && first.itemLabel !== entry.itemLabel) continue
    yield {
      reason: isLeak
        ? `Unexpected file ${path} as a ${privacy ? 'private' : 'public'} paper, expected it ${privacy ? 'public' : 'private'} as under item ${first.itemLabel}`
        : `Unexpected file ${path} twice under item ${entry.itemLabel}, expected it once`,
      place,
      note: isLeak ? 'Make both entries private, or remove one.' : 'Remove one of the two entries.',
      ...(isLeak ? {} : { severity: 'warning' as const }),
      cause: { reason: 'It is listed here as well', place: first.document.place },
    }
  }
}
