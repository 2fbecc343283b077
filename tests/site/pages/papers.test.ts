import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { readMarkdownReport } from '../../../src/load/markdown/markdown.ts'
import { papers } from '../../cases/papers.ts'
import { item, manifest, meeting, paper, siteOf } from '../support/fixture.ts'
import { deadLinks } from '../support/links.ts'
import { findings } from '../support/validate.ts'

/** Words of a text, letters and digits alone. */
const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe('papers', () => {
  it.each(papers)('$name becomes a valid page without a dead link', async ({ name, text }) => {
    const { value } = await readMarkdownReport('report.md', new TextEncoder().encode(text), memoryHost({}).files)
    if (!value) throw new Error(`${name} is not read.`)
    const given = manifest({ agenda: [item('1', 'Report', { documents: [paper('1-1', 'Report')] })] })
    const report = { language: 'en-GB', report: value, variants: new Map() }
    const site = await siteOf({ meetings: [meeting(given, { '1-1': report })], baseUrl: 'https://rb.example/' })
    const [path = '', page = ''] = [...site].find(([name]) => name.includes('/1-report')) ?? []
    const found = await findings(new Map([[path, page]]))
    expect(found).toEqual([])
    expect(
      deadLinks(
        new Map([...site].filter(([name]) => name.startsWith('meetings/'))),
        'https://rb.example/',
        (name) => !name.startsWith('meetings/') || name.endsWith('.ics') || name.endsWith('.pdf'),
      ),
    ).toEqual([])
    if (/^[1-4]-/.test(name)) {
      const shown = new Set(
        words(
          page
            .replaceAll(/<[^>]+>/gu, ' ')
            .replaceAll(/&(?:#x3C|lt);/gu, '<')
            .replaceAll(/&(?:#x26|amp);/gu, '&'),
        ),
      )
      const source = value.text.replaceAll(/\]\([^)]*\)|<[^>]*>/gu, ' ').replaceAll(/!\[[^\]]*\]/gu, ' ')
      expect(words(source).filter((word) => !shown.has(word))).toEqual([])
    }
  })
})
