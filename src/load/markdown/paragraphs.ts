/** A line that begins a list, a quotation, a table or a box, or goes on with one. */
const BLOCK_LINE = /^(?:\s|[-*+>|:]|\d+[.)]\s|$)|\|/

/** Markdown of a short text, such as a note on the agenda, in which each line of plain text is a paragraph of its own. */
export function withParagraphs(text: string): string {
  const lines = text.trim().split(/\r?\n/)
  return lines
    .map((line, index) => {
      const next = lines[index + 1] ?? ''
      return BLOCK_LINE.test(line) || BLOCK_LINE.test(next) ? line : `${line}\n`
    })
    .join('\n')
}
