/** Objects of a PDF by number, as they are written between `obj` and `endobj`. */
export type Objects = Readonly<Record<number, string>>

/** A stream object with its length. */
export function stream(contents: string, entries = ''): string {
  return `<< /Length ${contents.length} ${entries} >>\nstream\n${contents}\nendstream`
}

/** A well-formed file of these objects; object 1 is the catalog. `trailer` adds entries to the trailer. */
export function writePdf(objects: Objects, trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n'
  const numbers = Object.keys(objects)
    .map(Number)
    .sort((a, b) => a - b)
  const size = (numbers.at(-1) ?? 0) + 1
  const offsets = new Map<number, number>()
  for (const number of numbers) {
    offsets.set(number, text.length)
    text += `${number} 0 obj\n${objects[number]}\nendobj\n`
  }
  const start = text.length
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number)
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  text += `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** One page that shows a line of text, in a font that is not embedded. */
export function onePage(text: string, page = ''): Objects {
  return {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    4: stream(`BT /F1 12 Tf 40 150 Td (${text}) Tj ET`),
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  }
}
