/** A PDF that the second engine cannot read, with a reason for people: "Unexpected X, expected Y". */
export class PdfError extends Error {
  override readonly name = 'PdfError'
}
