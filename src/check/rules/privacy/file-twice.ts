import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** One file in two places of an agenda. */
export const fileTwice: MeetingRule = {
  id: 'file-twice',
  title: 'No file is both public and private; none is listed twice under one item.',
  severity: 'error',
  description:
    'A private file that is also listed as a public one, or a copy of it under another name, would be published. Two public entries of one file are allowed under two items.',
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
      {
        title: 'A copy of it',
        meeting:
          'agenda:\n  - { item: "1", title: Contract, documents: [{ file: report.md, private: { paragraphs: [3], reason: Prices } }] }\n  - { item: "2", title: Parks, documents: [parks.md] }',
        report: '# Parks\n\n## Background papers\n\nNone.\n',
        files: { 'parks.md': '# Parks\n\n## Background papers\n\nNone.\n' },
        at: ['parks.md'],
      },
    ],
  },
  check,
}

type Listed = MeetingInput['documents'][number]

function* check({ documents, sources }: MeetingInput): Iterable<Finding> {
  const seen = new Map<string, Listed>()
  for (const entry of documents) {
    const file = fileOf(entry)
    if (!file) continue
    const key = file.text ?? sources.digests.get(file.path) ?? file.path
    const first = seen.get(key)
    if (!first) {
      seen.set(key, entry)
      continue
    }
    const before = fileOf(first)?.path ?? file.path
    const other = before === file.path ? '' : `, which has the content of ${before},`
    const isLeak = publicPart(first) !== publicPart(entry)
    if (!isLeak && other === '' && first.itemLabel !== entry.itemLabel) continue
    yield {
      ...(isLeak ? leak(first, entry, `${file.path}${other}`) : twice(first, entry, `${file.path}${other}`)),
      place: entry.document.place,
      cause: { reason: 'It is listed here as well', place: first.document.place },
    }
  }
}

function leak(first: Listed, entry: Listed, file: string): Omit<Finding, 'place'> {
  const word = ({ document }: Listed) => (document.privacy ? 'private' : 'public')
  const isPartly = word(first) === word(entry)
  return {
    reason: isPartly
      ? `Unexpected file ${file} with other pages for the public, expected those it has under item ${first.itemLabel}`
      : `Unexpected file ${file} as a ${word(entry)} paper, expected it ${word(first)} as under item ${first.itemLabel}`,
    note: isPartly ? 'Give both entries the same `pages`, or remove one.' : 'Make both entries private, or remove one.',
  }
}

function twice(first: Listed, entry: Listed, file: string): Omit<Finding, 'place'> {
  const where = first.itemLabel === entry.itemLabel ? `twice under item ${entry.itemLabel}` : 'under two names'
  return { reason: `Unexpected file ${file} ${where}, expected it once`, note: 'Name one file.', severity: 'warning' }
}

/** The path of a document, and the text of a report that has some. */
function fileOf({ document: { content } }: Listed): { path: string; text?: string } | undefined {
  if (content.type === 'attachment') return { path: content.path }
  if (content.type !== 'report') return undefined
  const { path, text } = content.report
  return text.trim() === '' ? { path } : { path, text }
}

/** What the public gets of a document, to be compared. */
function publicPart({ document: { privacy, entry } }: Listed): string {
  if (privacy) return 'nothing'
  const pages = typeof entry.pages === 'object' ? entry.pages.public : entry.pages
  return pages === undefined ? 'all' : String(pages).replaceAll(' ', '')
}
