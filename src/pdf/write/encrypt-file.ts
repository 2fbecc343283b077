import { createHash } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import type { Content } from '../../host/content.ts'
import { declareExtension, encryptWith } from './encryption.ts'
import { reachableObjects } from './reachable.ts'
import { savePdf } from './save.ts'

/** A PDF of our own, so that it opens with a password: the same file and password give the same bytes. */
export async function encryptFile(bytes: Uint8Array, password: string): Promise<Content> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const document = await PDFDocument.load(buffer, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
  const { context } = document
  declareExtension(context, document.catalog)
  const identity = createHash('sha256').update(buffer).digest('hex')
  return savePdf(context, reachableObjects(context), encryptWith(password, identity, context)).content
}
