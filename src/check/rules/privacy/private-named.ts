import type { Place } from '../../../messages/message.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** A shorter title could be ordinary words that an open paper uses. */
const SHORTEST_TITLE = 12

/** Private titles and file names in open papers (EN10). */
export const privateNamed: MeetingRule = {
  id: 'private-named',
  title: 'No open paper or note gives the file name of a private paper, or a title that the public must not see.',
  severity: 'error',
  law: ({ exclusion }) => [exclusion],
  description: 'A title counts as private when `public_title` gives the public a different one.',
  scope: 'meeting',
  examples: {
    valid: [{ report: 'The prices are in a private appendix.' }],
    invalid: [
      {
        meeting:
          'agenda:\n  - item: "1"\n    title: Contract\n    documents:\n      - report.md\n      - { file: bids-of-acme.md, title: Prices, private: { paragraphs: [3], reason: Prices } }',
        files: { 'bids-of-acme.md': '# Bids\n' },
        report: 'The prices are in bids-of-acme.md.',
        at: ['bids-of-acme.md'],
      },
    ],
  },
  check,
}

interface Secret {
  words: string
  what: string
  place: Place
}

function* check(input: MeetingInput): Iterable<Finding> {
  const secrets = secretsOf(input)
  if (secrets.length === 0) return
  for (const { document } of input.documents) {
    const text = input.texts.get(document.id)
    if (document.privacy || !text) continue
    const plain = text.source.toLowerCase()
    for (const secret of secrets) {
      const at = plain.indexOf(secret.words)
      if (at >= 0) yield leak(secret, text.place(at, at + secret.words.length))
    }
  }
  for (const { item, keys, privacy } of input.items) {
    if (privacy || item.note === undefined) continue
    const note = item.note.toLowerCase()
    for (const secret of secrets) {
      if (note.includes(secret.words)) yield leak(secret, input.sources.definition.place([...keys, 'note']))
    }
  }
}

function secretsOf({ documents, items, sources }: MeetingInput): Secret[] {
  const found: Secret[] = []
  for (const { document } of documents) {
    const { privacy, content, entry, place } = document
    if (!privacy) continue
    const path =
      content.type === 'report' ? content.report.path : content.type === 'attachment' ? content.path : undefined
    const file = path?.split('/').at(-1)
    if (file !== undefined) found.push({ words: file.toLowerCase(), what: 'file name', place })
    const title = entry.title ?? ''
    if (
      privacy.ground.public_title !== undefined &&
      title.length >= SHORTEST_TITLE &&
      privacy.ground.public_title !== title
    ) {
      found.push({ words: title.toLowerCase(), what: 'title', place })
    }
  }
  for (const { item, keys, privacy } of items) {
    const open = privacy?.ground.public_title
    if (open === undefined || open === item.title || item.title.length < SHORTEST_TITLE) continue
    found.push({ words: item.title.toLowerCase(), what: 'title', place: sources.definition.place([...keys, 'title']) })
  }
  return found
}

function leak(secret: Secret, place: Place): Finding {
  return {
    reason: `This gives away the ${secret.what} of a private paper.`,
    place,
    note: 'Call it "the private appendix", or use its public title.',
    cause: { reason: 'The private paper is listed here', place: secret.place },
  }
}
