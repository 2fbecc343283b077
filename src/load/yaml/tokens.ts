import { CST, Lexer } from 'yaml'

/** A word, mark or line end, and its 0-based offsets. */
export interface YamlToken {
  type: CST.TokenType | null
  start: number
  end: number
}

/** The tokens of the YAML library's lexer, with their places. Control characters that it adds are left out. */
export function* tokens(text: string): Generator<YamlToken> {
  let start = 0
  let isScalar = false
  for (const token of new Lexer().lex(text)) {
    if (token === CST.SCALAR) isScalar = true
    if (token === CST.SCALAR || token === CST.DOCUMENT || token === CST.FLOW_END) continue
    const end = start + token.length
    yield { type: isScalar ? 'scalar' : CST.tokenType(token), start, end }
    isScalar = false
    start = end
  }
}
