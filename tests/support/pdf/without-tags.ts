import { PDFDocument, PDFName } from 'pdf-lib'

/** The same file without its structure tree: its pages look the same, and nothing says what is on them. */
export async function withoutTags(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  for (const key of ['StructTreeRoot', 'MarkInfo']) document.catalog.delete(PDFName.of(key))
  return document.save({ updateFieldAppearances: false })
}
