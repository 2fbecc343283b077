import {
  type PDFDict,
  type PDFDocument,
  PDFDropdown,
  type PDFFont,
  type PDFObject,
  PDFOptionList,
  PDFStream,
  PDFTextField,
  StandardFonts,
} from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { createReader, type Reader } from '../../pdf/objects.ts'
import { decodedStream } from '../../pdf/opening/decode.ts'

/** Fields beyond this keep what they show: nobody fills in so many by hand. */
const MOST_FIELDS = 5_000

type Drawable = PDFTextField | PDFDropdown | PDFOptionList

/**
 * Draws the fields of a form that leaves this to the viewer (ISO 32000-1, 12.7.2, NeedAppearances), where a field has a value,
 * or is a list, and shows no words. In a pack, that wish would make viewers redraw the fields of every other attachment as well.
 *
 * @returns true if anything was drawn
 */
export async function drawFields(document: PDFDocument, catalog: PDFDict): Promise<boolean> {
  const reader = createReader(document.context)
  const form = reader.dict(catalog.get(Name.AcroForm))
  if (!form || !reader.boolean(form.get(Name.NeedAppearances))) return false
  // pdf-lib takes an XFA form out and says so on the terminal; what is left out of the pack is reported elsewhere.
  const xfa = form.get(Name.XFA)
  form.delete(Name.XFA)
  let font: PDFFont | undefined
  for (const field of fieldsOf(document).slice(0, MOST_FIELDS)) {
    if (!isToDraw(reader, field)) continue
    font ??= await document.embedFont(StandardFonts.Helvetica)
    draw(field, font, form.get(Name.DA))
  }
  if (font) await document.flush()
  if (xfa) form.set(Name.XFA, xfa)
  return font !== undefined
}

/** Draws a field as its value has it, and leaves the font for what is typed into it later as it was. */
function draw(field: Drawable, font: PDFFont, common: PDFObject | undefined): void {
  const { dict } = field.acroField
  const typed = dict.get(Name.DA)
  // Size and colour of the form are those of a field that has none of its own.
  if (common && field.acroField.getDefaultAppearance() === undefined) dict.set(Name.DA, common)
  try {
    field.defaultUpdateAppearances(font)
  } catch {
    // A value in letters that the font does not have: the field keeps what it shows.
  }
  if (typed) dict.set(Name.DA, typed)
  else dict.delete(Name.DA)
}

function fieldsOf(document: PDFDocument): Drawable[] {
  try {
    return document.getForm().getFields().filter(isDrawable)
  } catch {
    return []
  }
}

function isDrawable(field: object): field is Drawable {
  return field instanceof PDFTextField || field instanceof PDFDropdown || field instanceof PDFOptionList
}

function isToDraw(reader: Reader, field: Drawable): boolean {
  try {
    return (
      shownBy(field).trim() !== '' &&
      field.acroField.getWidgets().some((widget) => !showsWords(reader, widget.getAppearances()?.normal))
    )
  } catch {
    return false
  }
}

/** A list shows all that can be chosen, whether something is or not. */
function shownBy(field: Drawable): string {
  if (field instanceof PDFTextField) return field.getText() ?? ''
  return (field instanceof PDFOptionList ? field.getOptions() : field.getSelected()).join('')
}

/** Operators that show text (ISO 32000-1, 9.4.3), or draw something else in which it may be. */
const SHOWS = /\b(?:Tj|TJ|Do)\b|['"]\s/

function showsWords(reader: Reader, appearance: unknown): boolean {
  if (!(appearance instanceof PDFStream)) return false
  const bytes = decodedStream(reader, appearance)
  return bytes === undefined || SHOWS.test(Buffer.from(bytes).toString('latin1'))
}
