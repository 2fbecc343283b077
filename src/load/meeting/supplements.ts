import { type Message, message, type Place } from '../../messages/message.ts'
import type { Audience } from '../audience.ts'
import type { YamlSource } from '../result.ts'
import type { AgendaItem, Meeting } from '../schema/meeting.ts'
import type { AgendaSource, DocumentSource, SupplementSource } from '../sources.ts'
import { suggest } from '../text/suggest.ts'
import type { Keys } from '../yaml/nodes.ts'

/** Loads documents that a meeting file names. */
export interface DocumentLoader<A extends Audience> {
  definition: YamlSource<Meeting>
  /** Messages about the documents loaded so far. */
  messages: Message[]
  load(
    entries: AgendaItem['documents'],
    idPrefix: string,
    item: AgendaItem | undefined,
    keys: Keys,
  ): Promise<DocumentSource<A>[]>
}

/** Finds the papers of supplements, each for an item of the agenda. Messages go to the loader. */
export async function loadSupplements<A extends Audience>(
  meeting: Meeting,
  agenda: readonly AgendaSource[],
  loader: DocumentLoader<A>,
): Promise<SupplementSource<A>[]> {
  const items = new Map(meeting.agenda.entries())
  const byLabel = new Map<string, AgendaItem>()
  for (const source of agenda) {
    const entry = source.kind === 'item' ? items.get(Number(source.keys[1])) : undefined
    if (source.kind === 'item' && entry && 'title' in entry) byLabel.set(source.label, entry)
  }
  const supplements: SupplementSource<A>[] = []
  for (const [index, supplement] of meeting.supplements.entries()) {
    const keys = ['supplements', index]
    const affected: { label: string; documents: DocumentSource<A>[] }[] = []
    for (const [position, { item: label, documents }] of supplement.items.entries()) {
      const prefix = `s${supplement.supplement}-${label}`
      const item = byLabel.get(label)
      const own = [...keys, 'items', position]
      if (!item)
        loader.messages.push(unknownItem(label, [...byLabel.keys()], loader.definition.place([...own, 'item'])))
      const loaded = await loader.load(documents, prefix, item, own)
      affected.push({ label, documents: loaded })
      const awaited = loaded.filter(({ content }) => content.type === 'to-follow')
      loader.messages.push(...awaited.map(({ place }) => awaitedAgain(place)))
    }
    const { supplement: number, published, title, reason } = supplement
    supplements.push({ number, published, title, reason, keys, items: affected })
  }
  return supplements
}

function unknownItem(label: string, labels: readonly string[], place: Place): Message {
  const meant = suggest(label, labels)
  return message({
    rule: 'supplement-item',
    severity: 'error',
    reason: `There is no item ${label} on this agenda.`,
    place,
    note: meant ? `Did you mean \`${meant}\`?` : 'Correct the label, or add the item to the agenda.',
  })
}

function awaitedAgain(place: Place): Message {
  return message({
    rule: 'supplement-item',
    severity: 'error',
    reason: 'A supplement cannot list a paper that is to follow.',
    place,
    note: 'Remove it here, and add its file when you have it. Leave `to_follow` in the agenda.',
  })
}

/** Ids of documents come from the number of the supplement and the label: both have to be given once. */
export function repeatedSupplements({ value, place }: YamlSource<Meeting>): Message[] {
  const seen = new Set<string>()
  const messages: Message[] = []
  const once = (name: string, keys: Keys, what: string) => {
    const reason = `There are two entries for ${what}.`
    const note = 'Put the documents of both under one entry.'
    if (seen.has(name))
      messages.push(message({ rule: 'document', severity: 'error', place: place(keys), reason, note }))
    seen.add(name)
  }
  for (const [index, { supplement, items }] of value.supplements.entries()) {
    once(`${supplement}`, ['supplements', index, 'supplement'], `supplement ${supplement}`)
    for (const [position, { item }] of items.entries()) {
      once(`${index}/${item}`, ['supplements', index, 'items', position, 'item'], `item ${item}`)
    }
  }
  return messages
}
