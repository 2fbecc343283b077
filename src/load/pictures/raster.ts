import { imageSize } from 'image-size'

/** Why a picture cannot be used, and what to do. */
export interface PictureProblem {
  reason: string
  note: string
}

/** An A3 page of 600 dots an inch has 70 million. Each takes four bytes of memory. */
const PIXEL_LIMIT = 80_000_000

/** Width and height of a picture as it is shown, turned as its Exif says; undefined where it cannot be measured. */
export function shownSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const size = sizeOf(bytes)
  // Exif orientations from 5 on lie on their side (CIPA DC-008, 4.6.5).
  return size && (size.orientation ?? 1) > 4 ? { width: size.height, height: size.width } : size
}

/** Refuses a raster picture of too many pixels; what cannot be measured is left to the typesetter. */
export function refuseRaster(bytes: Uint8Array): PictureProblem | undefined {
  const size = sizeOf(bytes)
  if (!size || size.width * size.height <= PIXEL_LIMIT) return undefined
  return {
    reason: `The picture has ${size.width} x ${size.height} pixels; at most ${PIXEL_LIMIT / 1_000_000} million in all are allowed.`,
    note: 'Save it at a lower resolution: 300 dots per inch is enough for print.',
  }
}

function sizeOf(bytes: Uint8Array): { width: number; height: number; orientation?: number } | undefined {
  try {
    return imageSize(bytes)
  } catch {
    return undefined
  }
}
