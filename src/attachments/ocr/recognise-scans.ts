import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import * as z from 'zod'
import { cachePath } from '../../host/cache-path.ts'
import { readKept, writeKept } from '../../kept/kept-files.ts'
import type { GreyPicture } from '../contents/ink.ts'
import type { RecognisedPage } from './invisible-text.ts'
import { dataNames } from './languages.ts'
import { readHocr } from './read-hocr.ts'
import { findTesseract, recogniseWords } from './tesseract.ts'

/** To be raised when other words come out of the same file. */
const VERSION = 1

/** Bytes of what is kept of all files: some 20,000 pages. */
const mostKept = 512 * 1024 * 1024

/** What is asked of text recognition. */
export interface OcrOptions {
  /** Languages that may be in the document, BCP 47. */
  languages: readonly string[]
  /** Absolute folder of the workspace, where the words are kept. */
  root: string
}

/** A page as a picture for Tesseract. */
export interface ScannedPicture {
  picture: GreyPicture
  dpi: number
}

/** The words of scanned pages, or why there are none. */
export type ScansRecognised =
  | { kind: 'recognised'; program: string; pages: ReadonlyMap<number, RecognisedPage> }
  | { kind: 'not-installed' }
  | { kind: 'no-language'; missing: readonly string[] }

const keptSchema = z.object({
  program: z.string(),
  pages: z.array(
    z.object({
      page: z.number().int().min(0),
      width: z.number().positive(),
      height: z.number().positive(),
      lines: z.array(
        z.array(
          z.object({
            text: z.string().min(1),
            left: z.number(),
            right: z.number(),
            baseline: z.number(),
            size: z.number(),
            confidence: z.number(),
          }),
        ),
      ),
    }),
  ),
})

type Kept = z.infer<typeof keptSchema>

/**
 * Recognises the words of scanned pages with Tesseract. They are kept in the private half of the workspace by the hash of the file,
 * the languages and the version of the program, so that another build gives the same bytes, and needs no Tesseract.
 *
 * @param sha256 of the file as it was given
 * @param scanned 0-based pages
 * @param draw gives a page as a picture; undefined where it cannot be drawn
 */
export async function recogniseScans(
  sha256: string,
  scanned: readonly number[],
  { languages, root }: OcrOptions,
  draw: (page: number) => Promise<ScannedPicture | undefined>,
): Promise<ScansRecognised> {
  const names = dataNames(languages)
  const name = createHash('sha256')
    .update([VERSION, sha256, names.join('+'), scanned.join(',')].join(' '))
    .digest('hex')
  const path = cachePath(root, true, `ocr/${name}.json`)
  const kept = await keptIn(path)
  const tesseract = await findTesseract()
  if (kept && (!tesseract || kept.program === tesseract.name)) return recognised(kept)
  if (!tesseract) return { kind: 'not-installed' }
  const missing = names.filter((one) => !tesseract.languages.includes(one))
  if (missing.length > 0) return { kind: 'no-language', missing }
  const made: Kept = { program: tesseract.name, pages: await recognisePages(scanned, names, draw) }
  // Where nothing can be kept, it is done again.
  await writeKept(path, `${JSON.stringify(made)}\n`, mostKept).catch(() => undefined)
  return recognised(made)
}

async function recognisePages(
  scanned: readonly number[],
  names: readonly string[],
  draw: (page: number) => Promise<ScannedPicture | undefined>,
): Promise<Kept['pages']> {
  const found = new Map<number, Kept['pages'][number]>()
  const open = [...scanned]
  const work = async (): Promise<void> => {
    for (let page = open.shift(); page !== undefined; page = open.shift()) {
      const drawn = await draw(page)
      const html = drawn && (await recogniseWords(drawn.picture, drawn.dpi, names))
      if (!drawn || html === undefined) continue
      const { width, height } = drawn.picture
      found.set(page, { page, width, height, lines: readHocr(html).map((line) => [...line]) })
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
  return scanned.flatMap((page) => found.get(page) ?? [])
}

function recognised({ program, pages }: Kept): ScansRecognised {
  const words = pages.flatMap(({ page, ...found }) => (found.lines.length > 0 ? [[page, found] as const] : []))
  return { kind: 'recognised', program, pages: new Map(words) }
}

async function keptIn(path: string): Promise<Kept | undefined> {
  try {
    return keptSchema.parse(JSON.parse((await readKept(path)) ?? ''))
  } catch {
    return undefined
  }
}

/** How sure the words of a page are, from 0 to 1. */
export function confidenceOf({ lines }: RecognisedPage): number {
  const words = lines.flat()
  const letters = words.reduce((sum, { text }) => sum + text.length, 0)
  const sure = words.reduce((sum, { text, confidence }) => sum + (text.length * confidence) / 100, 0)
  return letters === 0 ? 0 : sure / letters
}
