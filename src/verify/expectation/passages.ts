import type { Nodes, Root } from 'mdast'

/** Words that stand together in a report: a paragraph, a title, a cell, a line of code, or what is between two pictures. */
export interface Passage {
  /** As `lettersOf` gives it; never empty. */
  letters: string
  /** As the author wrote it, for messages. */
  text: string
  /** Notes are printed at the foot of a page, wherever they stand in the report. */
  isNote: boolean
}

export interface Passages {
  passages: readonly Passage[]
  /** False where the report shows something that its words cannot prove: a picture, HTML, a script that PDFs give otherwise. */
  isAll: boolean
}

/** Letters of these scripts come out of a PDF as they went in. Others have marks and forms that depend on their neighbours. */
const SAFE = /^[0-9\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hangul}]+$/u

const INLINE = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference', 'styledText'])
/** What prints no words, or words of its own. */
const APART = new Set(['thematicBreak', 'definition', 'footnoteReference', 'yaml', 'toml'])

/** Letters and figures alone, without marks: spaces, hyphens and the forms of letters depend on the layout (Unicode NFKC). */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The words of a report that its pages have to show, in their order. The title, which the agenda can give otherwise, is left out. */
export function passagesOf(tree: Root): Passages {
  const passages: Passage[] = []
  let [text, isNote, isAll, hasTitle] = ['', false, true, false]
  const end = (): void => {
    const letters = lettersOf(text)
    if (SAFE.test(letters)) passages.push({ letters, text: text.trim(), isNote })
    else if (letters !== '') isAll = false
    text = ''
  }
  const read = (node: Nodes): void => {
    if (node.type === 'text' || node.type === 'inlineCode') {
      text += node.value
      return
    }
    if (node.type === 'break') {
      text += ' '
      return
    }
    const isInline = INLINE.has(node.type)
    if (!isInline) end()
    // Titles of boxes are printed in the language of the pack, and not below a heading that says the same.
    if (node.type === 'paragraph' && node.data?.directiveLabel) {
      isAll = false
      return
    }
    if (node.type === 'heading' && node.depth === 1 && !hasTitle) {
      hasTitle = true
      return
    }
    if (node.type === 'code') {
      for (const line of node.value.split('\n')) {
        text = line
        end()
      }
    } else if ('children' in node) {
      const outside = isNote
      isNote ||= node.type === 'footnoteDefinition'
      if (node.type.endsWith('Directive')) isAll = false
      for (const child of node.children) read(child)
      if (!isInline) end()
      isNote = outside
    } else if (!APART.has(node.type)) isAll = false
  }
  read(tree)
  return { passages, isAll }
}
