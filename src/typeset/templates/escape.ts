/**
 * Writes a value so that Markdown prints it as itself: every ASCII punctuation mark escaped (CommonMark 2.4), line
 * ends and runs of white space folded into one space.
 */
export function escapeMarkdown(value: string): string {
  return escapeMarks(value.replace(/\s+/gu, ' ').trim())
}

/** Every ASCII punctuation mark escaped; white space stays as it is. */
export function escapeMarks(value: string): string {
  return value.replace(/[!-/:-@[-`{-~]/g, '\\$&')
}
