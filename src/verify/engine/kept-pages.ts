import type { Shelf } from '../../kept/shelves.ts'
import type { ObjectReading } from '../reading/objects.ts'
import type { PageReading, PdfReading } from '../reading/reading.ts'
import type { PdfReader, ReaderReadOptions } from './reading-threads.ts'

/** What a page is kept under: what is read on it depends on the word for "Page", too. */
function keyOf(digest: string | undefined, { pageWord = '' }: ReaderReadOptions): string | undefined {
  return digest && `${pageWord} ${digest}`
}

/**
 * The same reader, which reads a pack again only on the pages that are not in an earlier one: for a screen, while somebody
 * writes. What is published is read whole.
 * @param shelf pages by their digests
 */
export function readingChangedPages(reader: PdfReader, shelf: Shelf<string, PageReading>): PdfReader {
  const underWay = new WeakMap<Uint8Array, Promise<ObjectReading>>()
  const objectsOf = (bytes: Uint8Array): Promise<ObjectReading> => {
    const asked = underWay.get(bytes) ?? reader.objects(bytes, true)
    underWay.set(bytes, asked)
    return asked
  }
  const keep = (key: string | undefined, page: PageReading | undefined): void => {
    if (key !== undefined && page) shelf.set(key, page)
  }
  let isFirst = true

  const readWhole = async (bytes: Uint8Array, options: ReaderReadOptions): Promise<PdfReading> => {
    const [reading, { pages = [] }] = await Promise.all([reader.read(bytes, options), objectsOf(bytes)])
    for (const [index, { digest }] of pages.entries()) keep(keyOf(digest, options), reading.pages[index])
    return reading
  }
  const readChanged = async (bytes: Uint8Array, options: ReaderReadOptions): Promise<PdfReading> => {
    const { pages: digests = [] } = await objectsOf(bytes)
    const keys = digests.map(({ digest }) => keyOf(digest, options))
    const known = keys.map((key) => (key === undefined ? undefined : shelf.get(key)))
    const asked = known.flatMap((page, index) => (page ? [] : [index]))
    const [frame, read] = await Promise.all([
      reader.frame(bytes),
      asked.length === 0 ? undefined : reader.read(bytes, { ...options, isBesideObjects: false, pages: asked }),
    ])
    // Two readers that do not agree on the pages of a file: the one that had no part in making it is asked.
    if (frame.pages.length !== digests.length) return reader.read(bytes, { ...options, isBesideObjects: false })
    const changed = new Map(asked.map((index, at) => [index, read?.pages[at]]))
    for (const [index, page] of changed) keep(keys[index], page)
    const pages = frame.pages.flatMap((own, index): PageReading[] => {
      const page = changed.get(index) ?? known[index]
      return page ? [{ ...page, ...own }] : []
    })
    return { pageCount: frame.pages.length, pages, outline: frame.outline }
  }

  return {
    ...reader,
    objects: objectsOf,
    read: (bytes, options = {}) => {
      // Only of a pack are the objects wanted as well.
      if (!options.isBesideObjects || options.password !== undefined || options.drawn || options.pages)
        return reader.read(bytes, options)
      if (!isFirst) return readChanged(bytes, options)
      isFirst = false
      return readWhole(bytes, options)
    },
  }
}
