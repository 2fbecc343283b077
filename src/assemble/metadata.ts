import { PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { Name } from '../pdf/names.ts'
import type { Target } from './files/target.ts'

export interface Metadata {
  title: string
  /** BCP 47. */
  language: string
  subject?: string | undefined
  author?: string | undefined
  /** Left out of the file where undefined, so that the same input gives the same bytes. */
  date?: Date | undefined
  /** Write the PDF/UA-1 identifier (ISO 14289-1, 5). */
  pdfUa: boolean
}

const producer = 'agendapack'

/** Writes XMP, the information dictionary, language and viewer preferences. */
export function writeMetadata(target: Target, metadata: Metadata): void {
  const { context, catalog } = target
  const xmp = context.stream(Buffer.from(xmpPacket(metadata), 'utf8'), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(Name.Metadata, context.register(xmp))
  catalog.set(Name.Lang, PDFString.of(metadata.language))
  const preferences = target.reader.dict(catalog.get(Name.ViewerPreferences)) ?? PDFDict.withContext(context)
  preferences.set(Name.DisplayDocTitle, context.obj(true))
  catalog.set(Name.ViewerPreferences, preferences)
  const info = PDFDict.withContext(context)
  const put = (key: string, value: string | undefined): void => {
    if (value) info.set(PDFName.of(key), PDFHexString.fromText(value))
  }
  put('Title', metadata.title)
  put('Author', metadata.author)
  put('Subject', metadata.subject)
  put('Producer', producer)
  if (metadata.date) {
    info.set(Name.CreationDate, PDFString.fromDate(metadata.date))
    info.set(Name.ModDate, PDFString.fromDate(metadata.date))
  }
  context.trailerInfo.Info = context.register(info)
}

function xmpPacket(metadata: Metadata): string {
  const { title, author, subject, language, date } = metadata
  const stamp = date?.toISOString().replace(/\.\d+Z$/, 'Z')
  const properties = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>`,
    author && `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
    subject &&
      `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(subject)}</rdf:li></rdf:Alt></dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>`,
    `<pdf:Producer>${producer}</pdf:Producer>`,
    stamp && `<xmp:CreateDate>${stamp}</xmp:CreateDate><xmp:ModifyDate>${stamp}</xmp:ModifyDate>`,
    metadata.pdfUa && `<pdfuaid:part>1</pdfuaid:part>`,
  ].filter(Boolean)
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${properties.join('\n')}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

/** Text for XML 1.0: markup escaped, characters it does not allow left out. */
function escaped(text: string): string {
  return Array.from(text)
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0
      return code >= 32 || code === 9 || code === 10 || code === 13
    })
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
