import { createHash } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import type { Result } from '../load/sources.ts'
import { message, type Place } from '../messages/message.ts'
import type { Attachment } from './attachment.ts'
import { geometryOf, visibleSize } from './geometry.ts'
import { walkPageTree } from './page-tree.ts'

export interface OpenOptions {
  /** Password of an encrypted file. */
  password?: string
  /** Where meeting.yaml names the file. */
  place: Place
  /** Who made it, to be named in messages. */
  owner?: string
  title: string
  /** Let an installed `qpdf` try its hand at a file that nothing else can read; true unless given. */
  allowOutsidePrograms?: boolean
}

/** Opens a PDF. Never throws; what cannot be read is an error at `place`. */
export async function openAttachment(
  path: string,
  bytes: Uint8Array,
  options: OpenOptions,
): Promise<Result<Attachment>> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
      password: options.password ?? '',
    })
    const { pages } = walkPageTree(document)
    const attachment: Attachment = {
      path,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      pages: pages.map((page) => visibleSize(geometryOf(document.context, page))),
      document,
      mending: ['pdf-lib'],
      accessibility: {
        tagged: false,
        language: undefined,
        title: undefined,
        scannedPages: [],
        unembeddedFonts: [],
        figuresWithoutAlternative: 0,
        headingsInOrder: true,
        claimsPdfUa: false,
      },
    }
    return { value: attachment, messages: [] }
  } catch {
    const reason = `Unexpected bytes in ${path}, expected a PDF file that can be read`
    return {
      value: undefined,
      messages: [message({ rule: 'attachment', severity: 'error', reason, place: options.place })],
    }
  }
}
