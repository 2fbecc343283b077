/** Text that Markdown prints as it is, with no more escapes than somebody who edits it needs to see. */
export function inMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>~|&{}]/g, '\\$&')
}
