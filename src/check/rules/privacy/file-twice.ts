import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** One file listed in two places on an agenda. */
export const fileTwice: MeetingRule = {
  id: 'file-twice',
  title: 'No file is listed as both public and private, or twice under one item.',
  severity: 'error',
  description:
    'A private file that is also listed as public, or copied under another name, would be published. A public file may be listed under more than one item, whole or with other pages.',
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
    const other = before === file.path ? '' : `, a copy of ${before},`
    const areOthers = publicPart(first) !== publicPart(entry)
    const isLeak = areOthers && (isWithheld(first) || isWithheld(entry))
    // Other pages of a file that is public may be another paper.
    if (areOthers && !isLeak) continue
    if (!isLeak && other === '' && first.itemLabel !== entry.itemLabel) continue
    yield {
      ...(isLeak ? leak(first, entry, `${file.path}${other}`) : twice(first, entry, `${file.path}${other}`)),
      place: entry.document.place,
      cause: { reason: 'It is also listed here', place: first.document.place },
    }
  }
}

function leak(first: Listed, entry: Listed, file: string): Omit<Finding, 'place'> {
  const word = ({ document }: Listed) => (document.privacy ? 'private' : 'public')
  const isPartly = word(first) === word(entry)
  return {
    reason: isPartly
      ? `${file} has different public pages here and under item ${first.itemLabel}.`
      : `${file} is ${word(entry)} here but ${word(first)} under item ${first.itemLabel}.`,
    note: isPartly ? 'Give both entries the same `pages`, or remove one.' : 'Make both entries private, or remove one.',
    actual: word(entry),
    expected: [word(first)],
  }
}

function twice(first: Listed, entry: Listed, file: string): Omit<Finding, 'place'> {
  const where = first.itemLabel === entry.itemLabel ? `twice under item ${entry.itemLabel}` : 'under two names'
  return { reason: `${file} is listed ${where}.`, note: 'Remove one of the entries.', severity: 'warning' }
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

/** True where the public does not get all that members get. */
function isWithheld({ document: { privacy, entry } }: Listed): boolean {
  return privacy !== undefined || typeof entry.pages === 'object'
}
