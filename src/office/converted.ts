import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { cachePath } from '../host/cache-path.ts'
import { makeFolder } from '../host/folders.ts'
import { writeFileAtomic } from '../host/write.ts'
import { ConversionError, convertWithSoffice } from './soffice.ts'

/** Endings of text documents that LibreOffice turns into Word documents. */
export const CONVERTED_ENDINGS: readonly string[] = ['.doc', '.odt', '.rtf']

/** Endings of slides that LibreOffice turns into PDF. */
export const SLIDE_ENDINGS: readonly string[] = ['.pptx', '.pptm']

/** How such files begin: OLE, ODF and later Office files (ZIP), RTF. LibreOffice reads anything else as plain text. */
const BEGINNINGS = ['d0cf11e0', '504b0304', Buffer.from('{\\rtf').toString('hex')]

/** To be raised when other files come out of the same ones. */
const VERSION = 1

/**
 * A text document of another program as a Word document, and slides as a PDF. It is kept in the workspace by its content, so
 * that another build needs no LibreOffice and gives the same bytes.
 *
 * @param ending of its name, with its dot
 * @param root absolute folder of the workspace
 * @throws ConversionError
 */
export async function converted(bytes: Uint8Array, ending: string, root: string): Promise<Uint8Array> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (!BEGINNINGS.some((beginning) => start.startsWith(beginning))) throw new ConversionError('failed')
  const to = SLIDE_ENDINGS.includes(ending) ? 'pdf' : 'docx'
  const name = createHash('sha256').update(`${VERSION} ${ending} `).update(bytes).digest('hex')
  const kept = cachePath(root, true, `converted/${name}.${to}`)
  const found = await readFile(kept).catch(() => undefined)
  if (found) return found
  const made = await convertWithSoffice(bytes, ending, to)
  makeFolder(dirname(kept))
  await writeFileAtomic(kept, made)
  return made
}
