import { PDFName, type PDFObject } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { type Reader, stringOfKey } from '../../pdf/objects.ts'
import type { Source } from '../files/source.ts'
import type { Target } from '../files/target.ts'

/** New names of fonts of a form that another form in the target has under the same name, by their own names. */
export type FontNames = ReadonlyMap<PDFName, PDFName>

/** Which fonts of a file's form have to be called something else, so that its fields are not filled in with others. */
export function clashingFonts(target: Target, source: Source, prefix: string): FontNames {
  const form = source.reader.dict(source.catalog.get(Name.AcroForm))
  const fonts = source.reader.dict(source.reader.dict(form?.get(Name.DR))?.get(Name.Font))
  const taken = target.reader.dict(target.formResources?.get(Name.Font))
  const names = new Map<PDFName, PDFName>()
  for (const [name, font] of fonts?.entries() ?? []) {
    const other = target.reader.dict(taken?.get(name))
    if (other && other.toString() !== source.reader.dict(font)?.toString())
      names.set(name, PDFName.of(prefix + name.decodeText()))
  }
  return names
}

/** A default appearance (ISO 32000-1, 12.7.3.3) with the new names of its fonts; undefined where it can stay as it is. */
export function renamedAppearance(
  reader: Reader,
  names: FontNames,
  value: PDFObject | undefined,
): PDFObject | undefined {
  const operators = names.size > 0 ? reader.key(value) : undefined
  if (operators === undefined) return undefined
  const renamed = operators.replace(
    /\/[^\s/[\]()<>{}%]+/g,
    (text) => names.get(PDFName.of(text.slice(1)))?.asString() ?? text,
  )
  return renamed === operators ? undefined : stringOfKey(renamed)
}
