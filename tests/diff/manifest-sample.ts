import type { Manifest, ManifestDocument, ManifestItem } from '../../src/manifest/manifest.ts'

export function paper(
  id: string,
  title: string,
  first: number,
  last: number,
  more: Partial<ManifestDocument> = {},
): ManifestDocument {
  return {
    id,
    title,
    kind: 'report',
    visibility: 'public',
    supplement: 0,
    pages: { first, last },
    source: { path: `meetings/${id}.md`, size: 100, sha256: id.padStart(64, '0') },
    ...more,
  }
}

export function item(label: string, title: string, documents: ManifestDocument[]): { kind: 'item' } & ManifestItem {
  return { kind: 'item', label, title, documents }
}

/** A pack of two items; `changes` replace parts of it. */
export function manifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    agendapack: '0.1.0',
    audience: 'public',
    organisation: { name: 'Riverbank Council' },
    meeting: {
      committee: 'Harbour Panel',
      committeeSlug: 'harbour',
      date: '2022-12-12',
      time: '13:30',
      status: 'scheduled',
      public: true,
    },
    membership: [
      { name: 'Cllr Ada Lock', group: 'Independent', role: 'chair' },
      { name: 'Cllr Bo Weir', group: 'Independent', role: 'member' },
    ],
    frontMatter: { frontSheet: { first: 1, last: 1 }, agenda: { first: 2, last: 2 } },
    agenda: [
      { kind: 'part', title: 'Part 1' },
      item('1', 'Footpaths', [paper('1-1', 'Footpaths by the river', 3, 4)]),
      item('2', 'Budget', [paper('2-1', 'Budget tables', 5, 7)]),
    ],
    packs: [
      {
        audience: 'public',
        supplement: 0,
        pageCount: 7,
        numbers: { first: 1, last: 7 },
        fingerprints: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        file: { path: 'public-pack.pdf', size: 1000, sha256: '1'.repeat(64) },
      },
    ],
    inputs: [],
    outputs: [],
    messages: [],
    ...changes,
  }
}
