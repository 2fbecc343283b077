import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { decodePdf } from '../../support/pdf/decode.ts'
import { picturesWith } from '../../support/pdf/pictures.ts'
import { type Content, folderOf, hashesBelow, run } from '../run.ts'

/** Words that stand nowhere else; the second in a part of the first that an address or a file name could have. */
const CANARY = 'Quokkahontas Numbatsson'
const FOUND = /quokkahontas|numbatsson/iu

interface Place {
  report?: string
  meeting?: string
  files?: Readonly<Record<string, Content>>
}

const pictures = picturesWith(CANARY)
const drawing = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/>${inner}</svg>`

/** Ways to hide words that take: the public gets nothing of them. */
const HIDDEN: Readonly<Record<string, Place>> = {
  'a redaction': { report: `By :redact[${CANARY}].` },
  'a redaction of two colons': { report: `By ::redact[${CANARY}].` },
  'a redaction with brackets': { report: `By :redact[one [${CANARY}] two].` },
  'a redaction in a heading': { report: `## By :redact[${CANARY}]` },
  'a redaction in a table': { report: `| a | b |\n| - | - |\n| :redact[${CANARY}] | 2 |` },
  'a block': { report: `:::exempt\n${CANARY}\n\n- ${CANARY}\n:::` },
  'a block in a quotation': { report: `> :::exempt\n> ${CANARY}\n> :::` },
  'a block in a block': { report: `::::exempt\n:::note[${CANARY}]\nOne.\n:::\n::::` },
  'a note that only a redaction cites': { report: `By :redact[them[^n]].\n\n[^n]: ${CANARY}` },
  'the address of a link around a redaction': { report: '[:redact[them]](https://example.org/quokkahontas)' },
  'the definition of a link around one': { report: '[:redact[them]][q]\n\n[q]: https://example.org/quokkahontas' },
  'a redaction in a recommendation': { report: `:::recommendations\nThat :redact[${CANARY}] be paid.\n:::` },
  'the information for the public': { meeting: `information: "Ask :redact[${CANARY}]."` },
  'a private paper': {
    meeting: 'extra: private.md',
    files: { 'meetings/m/private.md': `# ${CANARY}\n\n${CANARY} has bid.\n` },
  },
  'the name of a recipient': { meeting: `copies: [${CANARY}]` },
  'a JPEG': { report: '![a](a.jpg)', files: { 'meetings/m/a.jpg': pictures.jpeg } },
  'a PNG': { report: '![b](b.png)', files: { 'meetings/m/b.png': pictures.png } },
  'a WebP': { report: '![c](c.webp)', files: { 'meetings/m/c.webp': pictures.webp } },
  'a GIF': { report: '![d](d.gif)', files: { 'meetings/m/d.gif': pictures.gif } },
  'the metadata of a drawing': {
    report: '![e](e.svg)',
    files: { 'meetings/m/e.svg': drawing(`<metadata>${CANARY}</metadata><title>${CANARY}</title><!-- ${CANARY} -->`) },
  },
  'a hidden layer of a drawing': {
    report: '![f](f.svg)',
    files: { 'meetings/m/f.svg': drawing(`<g id="Quokkahontas" style="display:none"><text>${CANARY}</text></g>`) },
  },
  'the crest': {
    files: { 'crest.svg': drawing(`<x:script xmlns:x="http://www.w3.org/2000/svg">"${CANARY}"</x:script>`) },
  },
}

/** Ways to hide words that do not take: nothing is built. */
const REFUSED: Readonly<Record<string, Place>> = {
  'a label after a block': { report: `:::exempt (paragraph 3)\n${CANARY}\n:::` },
  'a space in a block': { report: `::: exempt\n${CANARY}\n:::` },
  'words after a block': { report: `:::redact ${CANARY}\n:::` },
  'a block that code ends': { report: `:::exempt\n\`\`\`\n:::\n\`\`\`\n${CANARY}\n:::` },
  'colons of full width': { report: `：：：exempt\n${CANARY}\n：：：` },
  'a colon as an entity': { report: `By &#58;redact[${CANARY}].` },
  'a bracket too early': { report: `By :redact[a ] ${CANARY}].` },
  'an address after a redaction': { report: ':redact[them](https://example.org/quokkahontas)' },
  'the description of a picture': {
    report: `![:redact[${CANARY}]](a.jpg)`,
    files: { 'meetings/m/a.jpg': pictures.jpeg },
  },
  'the same words in the clear': { report: `By :redact[${CANARY}].\n\n${CANARY} called.` },
  'a title in meeting.yaml': { meeting: `title: ":redact[${CANARY}]"` },
  'a venue in meeting.yaml': { meeting: `venue: ":redact[${CANARY}]"` },
}

describe('a word that must not be published', () => {
  let folder = ''
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('is in no public file, however many ways hide it at once', async () => {
    const names = Object.keys(HIDDEN)
    await fc.assert(
      fc.asyncProperty(fc.subarray(names, { minLength: 4 }), async (chosen) => {
        folder = await folderOf(workspace(chosen.map((name) => HIDDEN[name] ?? {})))
        const { code, err } = await run('build', folder)
        expect([code, code === 0 ? '' : err]).toEqual([0, ''])
        expect(await run('site', folder, '--base-url', 'https://meetings.example/')).toMatchObject({ code: 0 })
        expect(await finds(folder, ['dist/public', 'site', '.agendapack/public'])).toEqual([])
        // The search finds it where it may be.
        if (chosen.includes('a redaction')) expect(await finds(folder, ['dist/members'])).not.toEqual([])
        await rm(folder, { recursive: true })
      }),
      { numRuns: 3, examples: [[names]] },
    )
  })

  it.each(Object.entries(REFUSED))('stops the build where it is not hidden: %s', async (_, place) => {
    folder = await folderOf(workspace([place]))
    expect(await run('build', folder)).toMatchObject({ code: 1 })
    expect(await hashesBelow(join(folder, 'dist'))).toEqual({})
  })
})

function workspace(places: readonly Place[]): Record<string, Content> {
  const keys = places.flatMap(({ meeting }) => (meeting === undefined || meeting.startsWith('extra') ? [] : [meeting]))
  const isExtra = places.some(({ meeting }) => meeting?.startsWith('extra'))
  const extra = isExtra
    ? '  - { title: Bids, private: { reason: Prices, public_title: A matter }, documents: [ private.md ] }\n'
    : ''
  const files = Object.assign({}, ...places.map((place) => place.files ?? {}))
  return {
    'agendapack.yaml': `organisation: { name: Riverbank Council }\nprofile: plain\n${'crest.svg' in files ? 'style: { logo: crest.svg }\n' : ''}`,
    'committees/h.yaml': 'name: Harbour Panel\nmembers: [{ name: Cllr Ada Lock, role: chair }]\n',
    'meetings/m/meeting.yaml': `committee: h\ndate: 2022-12-12\ntime: "13:30"\n${keys.join('\n')}\nagenda:\n  - { title: Weirs, documents: [ weirs.md ] }\n${extra}`,
    'meetings/m/weirs.md': `# Weirs\n\n${['The weir is old.', ...places.flatMap(({ report }) => report ?? [])].join('\n\n')}\n`,
    ...files,
  }
}

/** Files that have the words, in their names, their bytes or, for a PDF, in what it decodes to. */
async function finds(folder: string, roots: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const root of roots) {
    for (const path of Object.keys(await hashesBelow(join(folder, root)))) {
      const bytes = await readFile(join(folder, root, path))
      const text = path.endsWith('.pdf') ? decodePdf(bytes) : bytes.toString('utf8')
      if (FOUND.test(`${path}\n${text}\n${bytes.toString('latin1')}`)) found.push(`${root}/${path}`)
    }
  }
  return found
}
