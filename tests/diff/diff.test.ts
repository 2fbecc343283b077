import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffManifests } from '../../src/diff/diff.ts'
import { isSame } from '../../src/diff/difference.ts'
import { differenceMarkdown } from '../../src/diff/render-markdown.ts'
import { differenceJson, differenceText } from '../../src/diff/render-text.ts'
import { compareTexts } from '../../src/diff/text-change.ts'
import { item, manifest, paper } from './manifest-sample.ts'

describe('diffManifests', () => {
  it('finds nothing between a pack and itself', () => {
    const difference = diffManifests(manifest(), manifest())
    expect(isSame(difference)).toBe(true)
    expect(differenceText(difference)).toBe('The packs are the same.\n')
    expect(differenceMarkdown(difference)).toBe('# What has changed\n\nNothing has changed.\n')
  })

  it('tells items added, removed, renumbered and renamed', () => {
    const after = manifest({
      agenda: [
        item('1', 'Minutes', []),
        item('2', 'Footpaths', [paper('1-1', 'Footpaths by the river', 3, 4)]),
        item('3', 'Budget for 2023', []),
      ],
    })
    const before = manifest({
      agenda: [
        item('1', 'Footpaths', [paper('1-1', 'Footpaths by the river', 3, 4)]),
        item('3', 'Budget', []),
        item('4', 'Weirs', []),
      ],
    })
    expect(diffManifests(before, after).items).toEqual({
      added: [{ label: '1', title: 'Minutes' }],
      removed: [{ label: '4', title: 'Weirs' }],
      changed: [
        { label: '2', title: 'Footpaths', fields: [{ field: 'label', before: '1', after: '2' }] },
        {
          label: '3',
          title: 'Budget for 2023',
          fields: [{ field: 'title', before: 'Budget', after: 'Budget for 2023' }],
        },
      ],
    })
  })

  it('knows a late paper when it arrives', () => {
    const awaited = { ...paper('2-to-follow-1', 'Budget tables', 0, 0), toFollow: '2022-12-08' }
    const { pages: _, source: __, ...late } = awaited
    const before = manifest({ agenda: [item('2', 'Budget', [late])] })
    const after = manifest({ agenda: [item('2', 'Budget', [paper('2-1', 'Budget tables', 8, 9, { supplement: 1 })])] })
    const { added, removed, changed } = diffManifests(before, after).documents
    expect([added, removed]).toEqual([[], []])
    expect(changed[0]?.fields).toEqual([
      { field: 'pages', before: undefined, after: '8 to 9' },
      { field: 'published in', before: 'the pack', after: 'supplement 1' },
      { field: 'to follow', before: '2022-12-08', after: undefined },
    ])
  })

  it('tells members who joined, left and changed', () => {
    const after = manifest({
      membership: [
        { name: 'Cllr Bo Weir', group: 'Independent', role: 'chair' },
        { name: 'Cllr Cy Sluice', group: 'Independent', role: 'member' },
      ],
    })
    expect(diffManifests(manifest(), after).membership).toEqual({
      joined: ['Cllr Cy Sluice'],
      left: ['Cllr Ada Lock'],
      changed: [{ name: 'Cllr Bo Weir', field: 'role', before: 'member', after: 'chair' }],
    })
  })

  it('renders words and pages that changed', () => {
    const [pack] = manifest().packs
    const after = manifest({
      meeting: { ...manifest().meeting, venue: 'Boathouse [upper] room' },
      agenda: [
        item('1', 'Footpaths', [
          paper('1-1', 'Footpaths by the river', 3, 5, {
            source: { path: 'meetings/1-1.md', size: 120, sha256: 'f'.repeat(64) },
          }),
        ]),
        item('2', 'Budget', []),
      ],
      packs: pack
        ? [{ ...pack, pageCount: 5, numbers: { first: 1, last: 5 }, fingerprints: ['a', 'x', 'c', 'y', 'z'] }]
        : [],
    })
    const texts = {
      before: new Map([['1-1', 'The towpath floods twice each winter.']]),
      after: new Map([['1-1', 'The towpath floods\nthree times each winter. Drains would help.']]),
    }
    const difference = diffManifests(manifest(), after, texts)
    expect(differenceText(difference)).toBe(`Meeting
  Venue: Boathouse [upper] room

Papers
  Removed from item 2: Budget tables (pages 5 to 7)
  Changed in item 1: Footpaths by the river (pages 3 to 5)
    Pages: 3 to 4, now 3 to 5
    “twice” is now “three times”
    Added: “Drains would help.”

Pages
  The public pack had 7 pages, numbered 1 to 7, and has 5 pages, numbered 1 to 5 now
    Pages that show something else: 2, 4 to 5
`)
    expect(differenceMarkdown(difference)).toContain('- Venue\\: Boathouse \\[upper\\] room')
    expect(JSON.parse(differenceJson(difference))).toMatchObject({ packs: [{ changedPages: [2, 4, 5] }] })
  })

  it('keeps the Markdown to one page', () => {
    const many = Array.from({ length: 200 }, (_, index) => item(String(index + 1), `Item ${index + 1}`, []))
    const markdown = differenceMarkdown(diffManifests(manifest(), manifest({ agenda: many })))
    expect(markdown.split('\n').length).toBeLessThan(60)
    expect(markdown).toMatch(/\n\d+ more changes are not listed here\.\n$/)
  })
})

describe('compareTexts', () => {
  it('gives back the newer text when its passages are put in', () => {
    const text = fc.array(fc.constantFrom('river', 'path', 'gate', 'the', 'is'), { maxLength: 30 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = compareTexts(before.join(' '), after.join('\n '))
        if (change === undefined) expect(before).toEqual(after)
        else {
          const lost = change.passages?.flatMap((passage) => passage.before.split(' ').filter(Boolean)).length ?? 0
          const came = change.passages?.flatMap((passage) => passage.after.split(' ').filter(Boolean)).length ?? 0
          expect(before.length - lost).toBe(after.length - came)
        }
      }),
    )
  })

  it('does not list what is another text', () => {
    const words = (start: string): string => Array.from({ length: 3000 }, (_, index) => `${start}${index}`).join(' ')
    expect(compareTexts(words('a'), words('b'))).toEqual({ passages: undefined })
  })
})
