import { type PictureProblem, refuseRaster } from './raster.ts'
import { refuseSvg } from './svg.ts'

export type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg'

const SVG =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:svg:)?svg[\s>]/
/** Bytes in which an SVG has to begin; drawing programs write long comments before it. */
const SVG_HEAD = 16_384

/** What a picture is by its first bytes, whatever its name says; undefined where it is none of these. */
export function imageFormat(bytes: Uint8Array): ImageFormat | undefined {
  const head = Buffer.from(bytes.subarray(0, SVG_HEAD))
  const letters = (from: number, to: number) => head.toString('latin1', from, to)
  if (head[0] === 0x89 && letters(1, 8) === 'PNG\r\n\x1a\n') return 'png'
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg'
  if (/^GIF8[79]a$/.test(letters(0, 6))) return 'gif'
  if (letters(0, 4) === 'RIFF' && letters(8, 12) === 'WEBP') return 'webp'
  return SVG.test(new TextDecoder().decode(head).trimStart()) ? 'svg' : undefined
}

/**
 * Why a picture cannot be printed: it is not a picture, has too many pixels, or is a drawing that is too complex.
 * @param path as messages name it
 */
export function pictureProblem(path: string, bytes: Uint8Array): PictureProblem | undefined {
  const format = imageFormat(bytes)
  if (format === 'svg') return refuseSvg(new TextDecoder().decode(bytes))
  if (format) return refuseRaster(bytes)
  return {
    reason: `\`${path}\` is not a PNG, JPEG, SVG, WebP or GIF picture.`,
    note: 'Save the picture in one of these formats.',
  }
}
