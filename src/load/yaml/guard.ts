import { tokens } from './tokens.ts'

/** Characters of a YAML file; a meeting of a hundred items needs a twentieth. */
const SIZE_LIMIT = 1024 * 1024
/** Levels of brackets, or of list markers on one line. */
const DEPTH_LIMIT = 50
/** Columns before the first word of a line: each level of a block takes at least one. */
const INDENTATION_LIMIT = 100
const ANCHOR_LIMIT = 100
/** Keys and commas: the parser compares each key of a mapping with all others. */
const VALUE_LIMIT = 20_000
/** Words, marks and line ends together. */
const TOKEN_LIMIT = 200_000

/** A stretch of text, and what is wrong there. */
export interface Refusal {
  start: number
  end: number
  reason: string
  note: string
}

/**
 * Finds, before YAML is parsed, nesting that overflows the parser's stack and anchors that take it quadratic time. Linear
 * in the length of the text.
 *
 * @returns the first such place, undefined where there is none
 */
export function refuseYaml(text: string): Refusal | undefined {
  if (text.length > SIZE_LIMIT) {
    const reason = `The file has ${text.length} characters; at most ${SIZE_LIMIT} are allowed.`
    return { start: 0, end: 0, reason, note: 'Put long texts into Markdown files beside it.' }
  }
  let brackets = 0
  let markers = 0
  let anchors = 0
  let values = 0
  let count = 0
  let lineStart = 0
  let atStart = true
  for (const { type, start, end } of tokens(text)) {
    if (type === 'flow-map-start' || type === 'flow-seq-start') brackets += 1
    else if (type === 'flow-map-end' || type === 'flow-seq-end') brackets = Math.max(0, brackets - 1)
    else if (type === 'anchor' || type === 'alias') anchors += 1
    else if (type === 'map-value-ind' || type === 'comma') values += 1
    count += 1
    if (values > VALUE_LIMIT || count > TOKEN_LIMIT) return tooManyValues(start, end)
    if (anchors > ANCHOR_LIMIT) return tooManyAnchors(start, end)
    if (type === 'newline') {
      lineStart = end
      markers = 0
      atStart = true
    } else if (atStart && type !== 'space') {
      const isMarker = type === 'seq-item-ind' || type === 'explicit-key-ind'
      if (isMarker) markers += 1
      else atStart = false
      const tooFar = brackets === 0 && type !== 'comment' && start - lineStart > INDENTATION_LIMIT
      if (markers > DEPTH_LIMIT || tooFar) return tooDeep(start, end)
    }
    if (brackets > DEPTH_LIMIT) return tooDeep(start, end)
  }
  return undefined
}

function tooManyValues(start: number, end: number): Refusal {
  const reason = `The file has too many values; at most ${VALUE_LIMIT} keys and entries are allowed.`
  return { start, end, reason, note: 'Split the file, or put long lists elsewhere.' }
}

function tooManyAnchors(start: number, end: number): Refusal {
  const reason = `The file has more than ${ANCHOR_LIMIT} anchors (&) and aliases (*).`
  return { start, end, reason, note: 'Write the values out where they are used.' }
}

function tooDeep(start: number, end: number): Refusal {
  const reason = `Values are nested more than ${DEPTH_LIMIT} levels deep.`
  return { start, end, reason, note: 'Check the indentation and brackets of this line.' }
}
