const NAMES = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"',
  'svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
  'xlink="http://www.w3.org/1999/xlink"',
].map((name) => `xmlns:${name}`)

/** The parts of a flat OpenDocument file, as XML. */
interface FlatParts {
  kind: 'text' | 'spreadsheet' | 'presentation'
  body: string
  styles?: string
  automatic?: string
}

/** A flat OpenDocument file, as LibreOffice opens it beside `.odt`, `.ods` and `.odp`. */
export function flatFile({ kind, body, styles = '', automatic = '' }: FlatParts): Uint8Array {
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMES.join(' ')} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:styles>${styles}</office:styles><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`,
  )
}

/** A list of paragraphs; an array is a list within the item before it. */
export type Entry = string | readonly Entry[]

/** A list of a style. */
export function flatList(style: string, entries: readonly Entry[], more = ''): string {
  const items: string[] = []
  for (const entry of entries) {
    if (typeof entry === 'string') items.push(`<text:p>${entry}</text:p>`)
    else items.push(`${items.pop() ?? ''}${flatList(style, entry)}`)
  }
  const all = items.map((item) => `<text:list-item>${item}</text:list-item>`)
  return `<text:list text:style-name="${style}" ${more}>${all.join('')}</text:list>`
}
