import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAttachment } from '../../src/attachments/opening/open.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'agendapack-pages-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const folder = () => join(root, '.agendapack/private/pages')
const start = { line: 9, column: 3 }

async function paper(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const words of ['The weir', 'The gate']) document.addPage([300, 400]).drawText(words, { x: 40, y: 200 })
  return document.save()
}

async function open(bytes: Uint8Array, password?: string) {
  const place = { file: 'meeting.yaml', start, end: start }
  const options = { title: 'Weir', place, keptIn: root, ...(password === undefined ? {} : { password }) }
  const { value, messages } = await openAttachment('weir.pdf', bytes, options)
  return { contents: value?.contents, accessibility: value?.accessibility, said: messages.map(String) }
}

/** Writes something else into the one file that is kept. */
async function change(edit: (text: string) => string): Promise<void> {
  const [name = ''] = await readdir(folder())
  const path = join(folder(), name)
  await writeFile(path, edit(await readFile(path, 'utf8')))
}

describe('what was seen on pages', () => {
  it('is kept in the private half of the workspace, and taken from there for the same bytes', async () => {
    const bytes = await paper()
    const first = await open(bytes)
    expect(first.contents).toHaveLength(2)
    expect(await readdir(folder())).toHaveLength(1)
    expect(await open(bytes)).toEqual(first)
    await change((text) => text.replaceAll('"item":false', '"item":true'))
    expect((await open(bytes)).contents?.[0]?.clashes.item).toBe(true)
    expect(first.contents?.[0]?.clashes.item).toBe(false)
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, 50)],
    ['with a key that nobody knows', (text: string) => text.replace('"hasText"', '"isFine":true,"hasText"')],
  ])('is looked at again where it is %s', async (_, edit) => {
    const bytes = await paper()
    const first = await open(bytes)
    await change(edit)
    expect(await open(bytes)).toEqual(first)
  })

  it('is not kept where it depends on a password', async () => {
    await open(await paper(), 'secret')
    await expect(readdir(folder())).rejects.toThrow('ENOENT')
  })
})
