import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import encode, { init } from '@jsquash/jpeg/encode.js'
import type { StoredPicture } from '../contents/only-picture.ts'

/** Quality of MozJPEG, from 0 to 100: print stays sharp at it. */
const QUALITY = 78

/** Numbers of colour spaces as libjpeg has them. */
const [GREY, COLOUR] = [1, 3]

/** A picture as JPEG. */
export type JpegWriter = (picture: StoredPicture) => Promise<Uint8Array>

/** MozJPEG itself (WebAssembly, Apache-2.0): no SIMD and no threads, so that the same pixels are the same bytes on every machine. */
export async function loadJpegWriter(): Promise<JpegWriter> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
  await init({ wasmBinary: wasm })
  return async ({ width, height, channels, values }) => {
    const data = new Uint8ClampedArray(4 * width * height)
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      const from = pixel * channels
      data[4 * pixel] = values[from] ?? 0
      data[4 * pixel + 1] = values[channels === 1 ? from : from + 1] ?? 0
      data[4 * pixel + 2] = values[channels === 1 ? from : from + 2] ?? 0
      data[4 * pixel + 3] = 255
    }
    const picture = { data, width, height, colorSpace: 'srgb' as const }
    // A progressive file is a tenth smaller and takes three times as long.
    return new Uint8Array(
      await encode(picture, { quality: QUALITY, color_space: channels === 1 ? GREY : COLOUR, baseline: true }),
    )
  }
}
