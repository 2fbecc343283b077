import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Code, Construct, ConstructRecord, Extension, State, TokenizeContext } from 'micromark-util-types'
import { knownDirectives } from './directives.ts'
import { parseInParts } from './parse-in-parts.ts'

const GFM = gfm()
const DIRECTIVES = knownDirectives()
const NODES = [gfmFromMarkdown(), directiveFromMarkdown()]

/** The start of an address of the web. */
const WEB = /https?:\/\/|www\./gi
/** What comes before the `@` of an address of mail; the look back keeps it linear. */
const MAIL = /(?<![\w+.-])[\w+.-]+@/g
/** The line below the head of a table: hyphens, colons and bars, in a quotation perhaps. */
const BELOW_HEAD = /^[ \t>]*[|:-][ \t|:-]*$/
const BLANK = /^[ \t>]*$/

/**
 * Parses CommonMark with GFM and the known directives, as remark does, in about half of its time: GFM tries every word as
 * an address of mail and every line as the head of a table, which is done here only where there can be one.
 * @param lines that are parsed at once
 */
export function parseMarkdown(text: string, lines?: number): Root {
  return parseInParts(text, parsePart, lines)
}

function parsePart(text: string, extension: Extension): Root {
  return fromMarkdown(text, { extensions: [sparing(GFM, text), DIRECTIVES, extension], mdastExtensions: NODES })
}

/** GFM for one text. */
function sparing(extension: Extension, text: string): Extension {
  const addresses = addressStarts(text)
  const rows = tableLines(text)
  return {
    ...extension,
    text: mapConstructs(extension.text, (construct) =>
      isAutolink(construct) ? onlyAt(construct, addresses) : construct,
    ),
    flow: mapConstructs(extension.flow, (construct) =>
      construct.name === 'table' ? onlyOnLines(construct, rows) : construct,
    ),
  }
}

function isAutolink({ name }: Construct): boolean {
  return name === 'emailAutolink' || name === 'wwwAutolink' || name === 'protocolAutolink'
}

/** 0-based offsets where an address may start: any within the name in front of an `@`. */
function addressStarts(text: string): Set<number> {
  const starts = new Set<number>()
  for (const { index } of text.matchAll(WEB)) starts.add(index)
  for (const { 0: name, index } of text.matchAll(MAIL)) {
    for (let offset = index; offset < index + name.length; offset += 1) starts.add(offset)
  }
  return starts
}

/** 1-based lines that may be rows of a table: the head, and what comes below it up to a blank line. */
function tableLines(text: string): Set<number> {
  const rows = new Set<number>()
  let isBelow = false
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (BELOW_HEAD.test(line)) rows.add(index)
    isBelow = (isBelow && !BLANK.test(line)) || rows.has(index)
    if (isBelow) rows.add(index + 1)
  }
  return rows
}

/** The construct, begun at some offsets only; elsewhere the text is not even interrupted. */
function onlyAt(construct: Construct, offsets: ReadonlySet<number>): Construct | undefined {
  if (offsets.size === 0) return undefined
  return {
    ...construct,
    previous(this: TokenizeContext, code: Code): boolean {
      return offsets.has(this.now().offset) && (construct.previous?.call(this, code) ?? true)
    },
  }
}

function onlyOnLines(construct: Construct, lines: ReadonlySet<number>): Construct | undefined {
  if (lines.size === 0) return undefined
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects, ok, nok): State {
      const tokenize = construct.tokenize.call(this, effects, ok, nok)
      return (code) => (lines.has(this.now().line) ? tokenize(code) : nok(code))
    },
  }
}

function mapConstructs(
  record: ConstructRecord | undefined,
  change: (construct: Construct) => Construct | undefined,
): ConstructRecord {
  return Object.fromEntries(
    Object.entries(record ?? {}).flatMap(([code, found]) => {
      const changed = [found ?? []].flat().flatMap((construct) => change(construct) ?? [])
      return changed.length > 0 ? [[code, changed]] : []
    }),
  )
}
