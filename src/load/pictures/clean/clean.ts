import { type ImageFormat, imageFormat } from '../picture.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanSvg } from './svg.ts'
import { cleanWebp } from './webp.ts'

const CLEANERS: Readonly<Record<ImageFormat, (bytes: Uint8Array) => Uint8Array | undefined>> = {
  gif: cleanGif,
  jpeg: cleanJpeg,
  png: cleanPng,
  svg: cleanDrawing,
  webp: cleanWebp,
}

/** A picture that may be published. */
export interface CleanPicture {
  format: ImageFormat
  bytes: Uint8Array
}

/**
 * A picture with nothing but what draws it: no places and names of cameras and people, no comments, small pictures and bytes
 * after its end, no scripts and hidden layers. Of Exif the way up is left where it is needed; the colour profile stays.
 *
 * @returns undefined for what is no picture
 */
export function cleanPicture(bytes: Uint8Array): CleanPicture | undefined {
  const format = imageFormat(bytes)
  const clean = format && CLEANERS[format](bytes)
  return clean && { format, bytes: clean }
}

function cleanDrawing(bytes: Uint8Array): Uint8Array | undefined {
  const drawing = cleanSvg(new TextDecoder().decode(bytes), cleanPicture)
  return drawing === undefined ? undefined : new TextEncoder().encode(drawing)
}
