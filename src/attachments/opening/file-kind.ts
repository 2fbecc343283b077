/** What a file is that is not a PDF, and what to do about it. */
export interface NotPdf {
  /** With its article, for "This is …, not a PDF." */
  what: string
  note: string
}

const askOwner = 'Ask its owner for the PDF.'

const signatures: readonly { bytes: string; found: NotPdf }[] = [
  {
    bytes: 'PK\x03\x04',
    found: {
      what: 'a Word, Excel, PowerPoint or ZIP file',
      note: 'Open it in the program it was made with and save it as a PDF (in Word: Save As, PDF, with tags for accessibility).',
    },
  },
  {
    bytes: '\xD0\xCF\x11\xE0',
    found: {
      what: 'an old Word, Excel or PowerPoint file',
      note: 'Open it and save it as a PDF, with tags for accessibility.',
    },
  },
  { bytes: '{\\rtf', found: { what: 'an RTF file', note: 'Open it in a word processor and save it as a PDF.' } },
  { bytes: '\x89PNG', found: { what: 'a PNG picture', note: 'Put it into a document and save that as a PDF.' } },
  { bytes: '\xFF\xD8\xFF', found: { what: 'a JPEG picture', note: 'Put it into a document and save that as a PDF.' } },
  { bytes: '%!PS', found: { what: 'a PostScript file', note: 'Convert it to PDF first.' } },
]

const html = /^\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b/i

/** What a file is by its first bytes, where it is certainly no PDF; undefined where it may be one. */
export function notPdf(bytes: Uint8Array): NotPdf | undefined {
  if (bytes.length === 0) {
    return {
      what: 'an empty file',
      note: `The download or copy may have failed: download it again. ${askOwner}`,
    }
  }
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  if (start.includes('%PDF-')) return undefined
  const known = signatures.find((signature) => start.startsWith(signature.bytes))
  // A PDF may start like PostScript; a ZIP file that holds a PDF is none.
  if (known && !(known.bytes === '%!PS' && holdsObjects(bytes))) return known.found
  if (html.test(start.replace(/^\xEF\xBB\xBF/, ''))) {
    const note = 'The website may have sent a log-in or error page instead of the file. Download it again in a browser.'
    return { what: 'a web page (HTML)', note }
  }
  if (bytes.every((byte) => byte === 0)) {
    return {
      what: 'a file that contains nothing',
      note: `The disk or the copy may have failed: copy it again. ${askOwner}`,
    }
  }
  if (holdsObjects(bytes)) return undefined
  return { what: 'another kind of file', note: askOwner }
}

function holdsObjects(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return all.includes('endobj') || all.includes('%PDF-')
}

/** True for a file that starts like a PDF and ends before its end: after the last object nothing tells where they are. */
export function looksTruncated(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = all.subarray(Math.max(0, all.lastIndexOf('endobj')))
  return !end.includes('%%EOF') && !end.includes('startxref')
}

/** Bytes that may stand before the header of a PDF: no reader looks for one further on (ISO 32000-1, annex H.3, note 13). */
const mostBeforeHeader = 1024

/** The file with a header where other parsers find it, too: what comes before is left out, and a missing one is added. */
export function withHeader(bytes: Uint8Array): Uint8Array {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = all.indexOf('%PDF-')
  if (start < 0) return Buffer.concat([Buffer.from('%PDF-1.7\n', 'latin1'), all])
  return start < mostBeforeHeader ? all : all.subarray(start)
}
