import { PDFDocument, PDFHexString, PDFName, PDFStream, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { readTypeset } from '../../src/assemble/read-typeset.ts'
import { compileTypst } from '../../src/typeset/compile.ts'
import { installedFonts } from '../../src/typeset/fonts/fonts.ts'

/** Every object of a file as text, streams with their bytes, and where the file begins. */
function objectsOf({ context }: PDFDocument): unknown {
  const objects = context
    .enumerateIndirectObjects()
    .map(([ref, object]) => [
      String(ref),
      object instanceof PDFStream
        ? `${object.dict} ${Buffer.from(object.getContents()).toString('base64')}`
        : String(object),
    ])
  return { objects, root: String(context.trailerInfo.Root), info: String(context.trailerInfo.Info) }
}

const load = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false })

describe('the file of the typeset stage', () => {
  it('is read as pdf-lib reads it', async () => {
    const source = `#set document(title: "Ferry (late) \\\\ night", date: none)
#set page(numbering: "1")
#outline()
= Züge und Fähren
A #link("https://rb.example/a(b)")[link], a note#footnote[Below.], −0.5 and 1.
#table(columns: 2, table.header[Name][Seats], [Ada], [10])
#pagebreak()
= Second page <end>
#link(<end>)[To the end]`
    const { pdf, problems } = compileTypst({
      sources: new Map([['main.typ', `${source}\n#metadata(1)<layout>`]]),
      files: new Map(),
      fonts: installedFonts(),
    })
    if (!pdf) throw new Error(JSON.stringify(problems))
    expect(objectsOf(await readTypeset(pdf))).toEqual(objectsOf(await load(pdf)))
  })

  it('is left to pdf-lib where it has another form', async () => {
    const made = await PDFDocument.create({ updateMetadata: false })
    made.addPage([200, 100]).node.set(PDFName.of('Note'), PDFString.of('in an object stream'))
    const bytes = await made.save({ useObjectStreams: true })
    expect(objectsOf(await readTypeset(bytes))).toEqual(objectsOf(await load(bytes)))
  })

  it('may have strings with brackets, escapes and more bytes than letters', async () => {
    const made = await PDFDocument.create({ updateMetadata: false })
    const { node } = made.addPage([200.5, 0.25])
    node.set(PDFName.of('A b'), PDFString.of('two (nested (brackets)) and \\) one \\\\'))
    node.set(PDFName.of('C'), PDFHexString.fromText('Fähre'))
    node.set(PDFName.of('D'), made.context.obj([true, false, null, -3, 70_000, [1, 0, 'R'], [], {}]))
    const bytes = await made.save({ useObjectStreams: false })
    expect(objectsOf(await readTypeset(bytes))).toEqual(objectsOf(await load(bytes)))
  })

  it('is an error for bytes that are no PDF', async () => {
    await expect(readTypeset(new Uint8Array([1, 2, 3]))).rejects.toThrow()
  })
})
