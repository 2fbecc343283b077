import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { obstaclesOf } from '../../../src/assemble/assemble.ts'
import type { CheckedStructure } from '../../../src/attachments/checked-structure.ts'
import { openAttachment } from '../../../src/attachments/opening/open.ts'
import { documentSchema } from '../../../src/load/schema/document.ts'
import { place } from '../../assemble/make-pack.ts'
import { withoutTags } from '../../support/pdf/without-tags.ts'
import { typst } from '../../verify/typst.ts'

const page = (words: string) =>
  withoutTags(typst(`#set document(title: "Weir")\n#set text(lang: "en")\n= Weir\n${words}`, 'ua-1'))
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What is said of a file, and what still keeps its pack from PDF/UA. */
async function opened(bytes: Uint8Array, structure: CheckedStructure | undefined) {
  const options = { place, title: 'Weir', allowOutsidePrograms: false, structure }
  const { value, messages } = await openAttachment('weir.pdf', bytes, options)
  if (!value) throw new Error(messages.map(String).join('\n'))
  const document = { title: 'Weir', itemLabel: '1', stamp: 'auto', place, ownNumbers: false } as const
  return {
    said: messages.map(({ ruleId }) => ruleId),
    notes: messages.map(({ note }) => note ?? '').join(' '),
    obstacles: obstaclesOf(value, { ...document, keepFiles: false, keepComments: false, structure }),
  }
}

describe('a structure that somebody checked', () => {
  it('counts for the file that was checked alone', async () => {
    const first = await page('The weir leaks.')
    const second = await page('The weir holds.')
    const checked = { checked: digestOf(first).slice(0, 12).toUpperCase() }
    expect(await opened(first, checked)).toMatchObject({ said: [], obstacles: [] })
    const changed = await opened(second, checked)
    expect(changed).toMatchObject({ said: ['attachment-checked'], obstacles: ['no tags'] })
    expect(changed.notes).toContain(`structure: { checked: "${digestOf(second).slice(0, 12)}" }`)
  })

  it('is asked for with the text to write', async () => {
    const bytes = await page('The weir leaks.')
    const { said, notes, obstacles } = await opened(bytes, undefined)
    expect(said).toEqual(['attachment-untagged'])
    expect(notes).toContain(`structure: { checked: "${digestOf(bytes).slice(0, 12)}" }`)
    expect(obstacles).toEqual(['no tags'])
  })

  it('counts as before where no file is named, and is told what to write', async () => {
    const bytes = await page('The weir leaks.')
    const { said, notes, obstacles } = await opened(bytes, 'checked')
    expect(said).toEqual(['attachment-checked'])
    expect(notes).toContain(`structure: { checked: "${digestOf(bytes).slice(0, 12)}" }`)
    expect(obstacles).toEqual([])
  })

  it('names the file with letters and figures of its SHA-256, in quotes', () => {
    const isRight = (structure: unknown) => documentSchema.safeParse({ file: 'weir.pdf', structure }).success
    expect(['checked', { checked: '3fa9c1d20b7e' }, { checked: 'a'.repeat(64) }].map(isRight)).toEqual([
      true,
      true,
      true,
    ])
    expect(
      ['yes', {}, { checked: 123456789012 }, { checked: '3fa9' }, { checked: 'weir.pdf' }, { checked: '' }].map(
        isRight,
      ),
    ).toEqual([false, false, false, false, false, false])
  })
})
