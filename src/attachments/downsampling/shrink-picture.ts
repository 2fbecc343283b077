import type { Pdfium } from '../contents/pdfium.ts'
import type { ShrinkingRequest, ShrunkPicture } from '../opening/examining-messages.ts'
import { smallerPicture } from './smaller-picture.ts'
import type { JpegWriter } from './write-jpeg.ts'

/** A picture that has hardly more dots per inch than are wanted would lose more than it saves. */
const WORTHWHILE = 1.2

/** The picture of a page that shows nothing else, with as many dots per inch as are wanted; nothing where that fails. */
export async function shrinkPicture(
  pdfium: Pdfium,
  writeJpeg: JpegWriter,
  { bytes, password, page, wantedDpi }: ShrinkingRequest,
): Promise<ShrunkPicture['picture']> {
  const document = pdfium.open(bytes, password)
  if (typeof document === 'string') return undefined
  try {
    const opened = document.page(page)
    try {
      const found = opened?.onlyPicture(wantedDpi * WORTHWHILE)
      if (!found) return undefined
      const picture = smallerPicture(found.picture, wantedDpi / found.dpi)
      const { width, height, channels } = picture
      return { jpeg: await writeJpeg(picture), width, height, isGrey: channels === 1 }
    } finally {
      opened?.close()
    }
  } catch {
    // Too many objects, or not enough memory: the page stays as it is.
    return undefined
  } finally {
    document.close()
  }
}
