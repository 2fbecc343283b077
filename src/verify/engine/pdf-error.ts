/** A PDF that the second engine cannot read, with a sentence that says why. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
  /** True where the engine hung or failed, so that it had to be stopped: it will do so again with the same pages. */
  readonly isStuck: boolean

  constructor(message: string, { isStuck = false }: { isStuck?: boolean } = {}) {
    super(message)
    this.isStuck = isStuck
  }
}
