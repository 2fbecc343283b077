import type { PDFDict, PDFDocument } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'
import { decodedStream } from '../../pdf/opening/decode.ts'

/** Longest metadata that is read. */
const longestMetadata = 5_000_000

/** What a file says of itself. */
export interface Claims {
  title: string | undefined
  language: string | undefined
  pdfUa: boolean
  /** Says that its tags may be wrong. */
  suspects: boolean
}

export function readClaims(reader: Reader, document: PDFDocument, catalog: PDFDict): Claims {
  const metadata = reader.stream(catalog.get(Name.Metadata))
  const bytes = metadata && decodedStream(reader, metadata)
  const xmp = bytes && bytes.length <= longestMetadata ? Buffer.from(bytes).toString('utf8') : ''
  const info = reader.dict(document.context.trailerInfo.Info)
  const marks = reader.dict(catalog.get(Name.MarkInfo))
  return {
    title: trimmed(reader.text(info?.get(Name.Title))) ?? trimmed(titleIn(xmp)),
    language: trimmed(reader.text(catalog.get(Name.Lang))),
    pdfUa: /pdfuaid:part\s*(?:=\s*["']|>)\s*1\b/.test(xmp),
    suspects: reader.boolean(marks?.get(Name.Suspects)) === true,
  }
}

function titleIn(xmp: string): string | undefined {
  const start = xmp.indexOf('<dc:title')
  const item = start < 0 ? undefined : /<rdf:li[^>]*>([^<]*)</.exec(xmp.slice(start, start + 4000))?.[1]
  return item?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function trimmed(text: string | undefined): string | undefined {
  const found = text?.trim()
  return found === '' ? undefined : found
}
