import type { WrappedPdfiumModule } from '@embedpdf/pdfium'

// A text may begin with U+FEFF: without it, every index into the text would be one too small.
export const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Calls `use` with `size` bytes of the engine's memory, which are given back afterwards. */
export function borrow<T>(pdfium: WrappedPdfiumModule, size: number, use: (pointer: number) => T): T {
  const pointer = pdfium.pdfium.wasmExports.malloc(Math.max(size, 1))
  if (pointer === 0) throw new RangeError('The PDF engine is out of memory')
  try {
    return use(pointer)
  } finally {
    pdfium.pdfium.wasmExports.free(pointer)
  }
}

/** Bytes of the engine's memory. The view is only good until the next call into the engine. */
export function bytesAt(pdfium: WrappedPdfiumModule, pointer: number, length: number): Uint8Array {
  return pdfium.pdfium.HEAPU8.subarray(pointer, pointer + length)
}

/** Reads numbers that a call leaves at `pointer`. */
export function numbersAt(
  pdfium: WrappedPdfiumModule,
  pointer: number,
  count: number,
  type: 'float' | 'double' | 'i32',
): number[] {
  const size = type === 'double' ? 8 : 4
  return Array.from({ length: count }, (_, index) => pdfium.pdfium.getValue(pointer + index * size, type))
}

/**
 * A string from a call that, as most of PDFium's do, takes a buffer and its size and returns the size in bytes that
 * it needs, with the final zero.
 */
export function stringFrom(
  pdfium: WrappedPdfiumModule,
  call: (pointer: number, size: number) => number,
  encoding: 'utf-16' | 'utf-8' = 'utf-16',
): string {
  const size = call(0, 0)
  const terminator = encoding === 'utf-16' ? 2 : 1
  if (size <= terminator) return ''
  return borrow(pdfium, size, (pointer) => {
    call(pointer, size)
    const bytes = bytesAt(pdfium, pointer, size - terminator)
    return (encoding === 'utf-16' ? utf16 : utf8).decode(bytes)
  })
}
