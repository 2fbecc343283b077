import { expect, it } from 'vitest'
import { item, manifest, meeting, paper, siteOf, siteReport } from '../support/fixture.ts'
import { findings } from '../support/validate.ts'

const BRIDGE = 'The footbridge over the weir is to be closed for repair from May.'
const ALIKE = 'The footbridge over the weir is to be painted green by the volunteers of the lock.'

/** The ids of the paragraphs of a report that have a link to themselves, and its page. */
async function quotesIn(markdown: string) {
  const agenda = [item('1', 'Weir', { documents: [paper('1-1', 'Weir')] })]
  const site = await siteOf({ meetings: [meeting(manifest({ agenda }), { '1-1': siteReport(markdown) })] })
  const page = site.get('meetings/health-scrutiny/2022-12-12/1-weir.html') ?? ''
  const found = page.replaceAll('&#x3D;', '=').matchAll(/<p id="([^"]+)">.*?<a href="#\1" class="quote"/gu)
  return { ids: [...found].map(([, id]) => id), page }
}

it('each paragraph without a number has a link to itself, by its first words, wherever it stands', async () => {
  const { ids, page } = await quotesIn(`## Bridge\n\n${BRIDGE}\n\n1.1 A numbered one has that link.\n\nNone.\n`)
  expect(ids).toEqual(['q-the-footbridge-over-the-weir-is'])
  expect(page).toContain('id="p1.1"')
  expect(await findings(new Map([['page.html', page]]))).toEqual([])
  const later = await quotesIn(`Something comes before it now that has many more words.\n\n${BRIDGE}\n`)
  expect(later.ids[1]).toBe(ids[0])
})

it('two paragraphs that begin alike are told apart by more of their words', async () => {
  const { ids } = await quotesIn(`${BRIDGE}\n\n${ALIKE}\n`)
  expect(ids).toEqual([
    'q-the-footbridge-over-the-weir-is',
    'q-the-footbridge-over-the-weir-is-to-be-painted-green-by-the',
  ])
})
