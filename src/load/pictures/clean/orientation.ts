/** The tag of the way up, and the type of a whole number of two bytes, in TIFF 6.0 and Exif 2.3. */
const ORIENTATION = 0x0112
const SHORT = 3

/**
 * Exif data of nothing but the way up of a picture; undefined where it stands upright as it is.
 *
 * @param exif as a camera has written it: TIFF, from its byte order on
 */
export function orientationOnly(exif: Uint8Array): Uint8Array | undefined {
  const orientation = orientationOf(exif)
  if (orientation === undefined || orientation < 2 || orientation > 8) return undefined
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(SHORT, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

function orientationOf(exif: Uint8Array): number | undefined {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  const order = String.fromCharCode(exif[0] ?? 0, exif[1] ?? 0)
  if ((order !== 'II' && order !== 'MM') || exif.length < 14) return undefined
  const isLittle = order === 'II'
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > exif.length) return undefined
  const count = view.getUint16(directory, isLittle)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + 12 * index
    if (entry + 12 > exif.length) return undefined
    if (view.getUint16(entry, isLittle) === ORIENTATION) return view.getUint16(entry + 8, isLittle)
  }
  return undefined
}
