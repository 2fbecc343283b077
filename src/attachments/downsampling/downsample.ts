import { createHash } from 'node:crypto'
import type { PDFRef } from 'pdf-lib'
import * as z from 'zod'
import { cachePath } from '../../host/cache-path.ts'
import { readKept, readKeptBytes, writeKept } from '../../kept/kept-files.ts'
import { geometryOf } from '../../pdf/geometry.ts'
import { Name } from '../../pdf/names.ts'
import { createReader } from '../../pdf/objects.ts'
import type { LoadedDocument } from '../../pdf/opening/load-document.ts'
import type { ShrunkPicture } from '../opening/examining-messages.ts'
import { type DrawnPictures, drawnPictures, reasonToKeep } from './scanned-pictures.ts'

/** To be raised when other bytes come of the same file. */
const VERSION = 1

/** Bytes of what is kept of all files: some 5,000 scanned pages. */
const MOST_KEPT = 512 * 1024 * 1024

/** How pictures of scanned pages are made smaller. */
export interface DownsampleOptions {
  /** Pixels to an inch of the page. */
  dpi: number
  /** Absolute folder of a workspace in which what was made is kept; it is made each time unless given. */
  root?: string | undefined
}

/** A file whose scanned pages have fewer pixels. */
export interface Downsampled {
  dpi: number
  /** 1-based pages with another picture. */
  pages: readonly number[]
  /** 1-based scanned pages that are black and white alone, and stay as they are. */
  twoTone: readonly number[]
  /** Bytes of the file as it was given, and of the one in its place. */
  before: number
  after: number
}

const keptSchema = z.strictObject({ pages: z.array(z.number().int()), twoTone: z.array(z.number().int()) })

/**
 * Writes a file again in which each page that is one scanned picture has fewer pixels, where that makes it smaller. All else is as it
 * was: other pages, words over a picture, pictures that stand on other pages, too. What was made is kept in the private half
 * of the workspace. Undefined where there is nothing to gain.
 *
 * @param shrink gives the picture of a 0-based page, at so many pixels to each of its units of 1/72 inch
 */
export async function downsample(
  bytes: Uint8Array,
  { dpi, root }: DownsampleOptions,
  load: () => Promise<LoadedDocument | undefined>,
  shrink: (page: number, dpi: number) => Promise<ShrunkPicture['picture']>,
): Promise<{ bytes: Uint8Array; made: Omit<Downsampled, 'before'> } | undefined> {
  const name = createHash('sha256').update(`${VERSION} ${dpi} `).update(bytes).digest('hex')
  const path = root === undefined ? undefined : cachePath(root, true, `downsampled/${name}`)
  const kept = path === undefined ? undefined : await keptIn(path)
  if (kept) return withSize(kept, dpi, bytes)
  const loaded = await load()
  if (!loaded) return undefined
  const made = await withFewerPixels(loaded, dpi, shrink)
  // Where nothing can be kept, it is done again.
  if (made && path !== undefined) await keep(path, made).catch(() => undefined)
  return made && withSize(made, dpi, bytes)
}

interface Written {
  bytes: Uint8Array
  pages: readonly number[]
  twoTone: readonly number[]
}

function withSize({ bytes, pages, twoTone }: Written, dpi: number, before: Uint8Array) {
  if (pages.length === 0 || bytes.length >= before.length) return undefined
  return { bytes, made: { dpi, pages, twoTone, after: bytes.length } }
}

async function withFewerPixels(
  { document, tree, invalidObjects }: LoadedDocument,
  dpi: number,
  shrink: (page: number, dpi: number) => Promise<ShrunkPicture['picture']>,
): Promise<Written | undefined> {
  const { context } = document
  const reader = createReader(context)
  const drawn = tree.pages.map((page) => (page.missing ? new Set<PDFRef>() : drawnPictures(reader, page)))
  // What cannot be told may draw any of them.
  if (drawn.includes('unclear')) return undefined
  const shared = onSeveralPages(drawn)
  const [pages, twoTone]: [number[], number[]] = [[], []]
  for (const [index, page] of tree.pages.entries()) {
    const [only, ...others] = drawn[index] ?? []
    const stream = reader.stream(typeof only === 'string' ? undefined : only)
    if (!stream || typeof only === 'string' || !only || others.length > 0 || shared.has(only) || page.repeated) continue
    const reason = reasonToKeep(reader, stream)
    if (reason === 'two-tone') twoTone.push(index + 1)
    if (reason) continue
    const { userUnit } = geometryOf(context, page)
    const picture = await shrink(index, dpi * userUnit)
    if (!picture || picture.jpeg.length >= stream.getContentsSize()) continue
    const smaller = context.stream(picture.jpeg, {
      ...{ Type: 'XObject', Subtype: 'Image', Width: picture.width, Height: picture.height, BitsPerComponent: 8 },
      ColorSpace: picture.isGrey ? 'DeviceGray' : 'DeviceRGB',
      Filter: 'DCTDecode',
    })
    const tag = stream.dict.get(Name.StructParent)
    if (tag) smaller.dict.set(Name.StructParent, tag)
    context.assign(only, smaller)
    pages.push(index + 1)
  }
  for (const ref of invalidObjects) context.delete(ref)
  try {
    const bytes =
      pages.length > 0
        ? await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
        : new Uint8Array()
    return { bytes, pages, twoTone }
  } catch {
    return undefined
  }
}

function onSeveralPages(drawn: readonly DrawnPictures[]): ReadonlySet<PDFRef> {
  const [seen, shared] = [new Set<PDFRef>(), new Set<PDFRef>()]
  for (const pictures of drawn)
    for (const picture of pictures === 'unclear' ? [] : pictures) (seen.has(picture) ? shared : seen).add(picture)
  return shared
}

async function keptIn(path: string): Promise<Written | undefined> {
  try {
    const said = keptSchema.parse(JSON.parse((await readKept(`${path}.json`)) ?? ''))
    const bytes = await readKeptBytes(`${path}.pdf`)
    return bytes && { ...said, bytes }
  } catch {
    return undefined
  }
}

async function keep(path: string, { bytes, pages, twoTone }: Written): Promise<void> {
  await writeKept(`${path}.pdf`, bytes, MOST_KEPT)
  await writeKept(`${path}.json`, `${JSON.stringify({ pages, twoTone })}\n`, MOST_KEPT)
}
