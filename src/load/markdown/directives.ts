import { directive } from 'micromark-extension-directive'
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'

/** Directives inside a line: `:redact[words]`, `:pages[5]`, `:label[Article 1]`. */
export const textDirectives: readonly string[] = ['redact', 'pages', 'label']

/** Directives that are blocks: `::page-break`, `:::landscape` … `:::`. */
export const blockDirectives: readonly string[] = [
  'recommendations',
  'recommendation',
  'landscape',
  'columns',
  'column',
  'exempt',
  'redact',
  'note',
  'page-break',
  'actions',
  'work-programme',
]

const COLON = 58
const OPENING_BRACKET = 91
const OPENING_BRACE = 123

/**
 * Directives for a Markdown parser, but only those that are known: in `12:30pm` and `:::warning` the colon stays text,
 * and what comes after it is read as if there were no directives at all. `::redact[…]` within a line is taken too, so
 * that a colon too many hides no less.
 */
export function knownDirectives(): Extension {
  const extension = directive()
  const text = constructs(extension.text?.[COLON]).map((construct) => wrap(construct, isTextDirective))
  const flow = constructs(extension.flow?.[COLON]).map((construct) => wrap(construct, isBlockDirective))
  return { ...extension, text: { [COLON]: [...text.map(afterColon), ...text] }, flow: { [COLON]: flow } }
}

function isTextDirective(name: string, next: Code): boolean {
  return textDirectives.includes(name) && (next === OPENING_BRACKET || next === OPENING_BRACE)
}

function isBlockDirective(name: string): boolean {
  return blockDirectives.includes(name)
}

/** The same construct, tried only where a look ahead finds a name that is known. */
function wrap(construct: Construct, isKnown: (name: string, next: Code) => boolean): Construct {
  const lookahead: Construct = { tokenize: nameReader(isKnown), partial: true }
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      return effects.check(lookahead, construct.tokenize.call(this, effects, ok, nok), nok)
    },
  }
}

/** The construct after one more colon, for `::redact[…]` within a line. */
function afterColon(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      // A directive may not follow a colon, except this one.
      const unseen: TokenizeContext = Object.create(this, { previous: { value: null } })
      return (code) => {
        effects.enter('escapeMarker')
        effects.consume(code)
        effects.exit('escapeMarker')
        return (next) => (next === COLON ? construct.tokenize.call(unseen, effects, ok, nok)(next) : nok(next))
      }
    },
  }
}

function nameReader(isKnown: (name: string, next: Code) => boolean): Construct['tokenize'] {
  return (effects, ok, nok) => {
    let name = ''
    const colons: State = (code) => {
      if (code === COLON) {
        effects.consume(code)
        return colons
      }
      return letters(code)
    }
    const letters: State = (code) => {
      if (isNameCharacter(code) && name.length < 40) {
        name += String.fromCharCode(code)
        effects.consume(code)
        return letters
      }
      effects.exit('data')
      return isKnown(name, code) ? ok(code) : nok(code)
    }
    return (code) => {
      effects.enter('data')
      effects.consume(code)
      return colons
    }
  }
}

/** A letter, digit, hyphen or underscore. */
function isNameCharacter(code: Code): code is NonNullable<Code> {
  if (code === null || code < 0) return false
  return /[\p{L}\p{N}_-]/u.test(String.fromCharCode(code))
}

function constructs(found: Construct | Construct[] | undefined): Construct[] {
  return found === undefined ? [] : Array.isArray(found) ? found : [found]
}
