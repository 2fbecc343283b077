import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { PdfError } from './pdf-error.ts'

/** Files that the engine reads piece by piece, as it needs them: they take no room in its own memory. */
export interface FileAccess {
  /** Pointer for `FPDF_LoadCustomDocument`. Close it after the document. */
  open(bytes: Uint8Array): number
  /** Bytes that the engine has asked for, some of them more than once. */
  bytesRead(pointer: number): number
  close(pointer: number): void
}

/** `FPDF_FILEACCESS`: length, function, parameter; 32 bits each. */
const STRUCTURE_SIZE = 12

/** The engine's way to files; call it once for each engine. */
export function openFiles(pdfium: WrappedPdfiumModule): FileAccess {
  const { pdfium: module } = pdfium
  const files = new Map<number, { bytes: Uint8Array; read: number }>()
  const readBlock = (parameter: number, position: number, buffer: number, size: number): number => {
    const file = files.get(parameter)
    // Numbers come signed, and mean unsigned ones.
    const [start, length] = [position >>> 0, size >>> 0]
    if (!file || start + length > file.bytes.length) return 0
    file.read += length
    module.HEAPU8.set(file.bytes.subarray(start, start + length), buffer >>> 0)
    return 1
  }
  const callback = module.addFunction(readBlock, 'iiiii')
  return {
    open: (bytes) => {
      const pointer = module.wasmExports.malloc(STRUCTURE_SIZE)
      if (pointer === 0) throw new PdfError('The file is too large for the memory of the PDF engine.')
      files.set(pointer, { bytes, read: 0 })
      for (const [index, value] of [bytes.length, callback, pointer].entries())
        module.setValue(pointer + 4 * index, value, 'i32')
      return pointer
    },
    bytesRead: (pointer) => files.get(pointer)?.read ?? 0,
    close: (pointer) => {
      files.delete(pointer)
      module.wasmExports.free(pointer)
    },
  }
}
