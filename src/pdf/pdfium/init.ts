import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { init } from '@embedpdf/pdfium'

/** PDFium itself (WebAssembly, MIT, some 60 ms), silent. A hostile file can keep it busy: run it in a thread that can be ended. */
export async function initPdfium(): Promise<WrappedPdfiumModule> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'))
  const pdfium = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
    print: () => undefined,
    printErr: () => undefined,
  })
  pdfium.PDFiumExt_Init()
  return pdfium
}
