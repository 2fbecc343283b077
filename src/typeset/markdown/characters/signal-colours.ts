/** What stands for a colour in a table of risks or progress. */
interface SignalColour {
  /** RGB, dark enough beside black words. */
  colour: string
  /** Its key among the words for those who cannot tell it by its look. */
  word: string
  sign: '●' | '■'
}

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  red: ['#c0182c', '🔴🟥'],
  orange: ['#d4621a', '🟠🟧'],
  amber: ['#d99a00', '🟡🟨'],
  green: ['#1b7f3b', '🟢🟩'],
  blue: ['#1d5fa8', '🔵🟦'],
  purple: ['#6b3fa0', '🟣🟪'],
  brown: ['#7a4a21', '🟤🟫'],
  black: ['#1a1a1a', '⚫⬛'],
  white: ['#8a8a8a', '⚪⬜'],
}

const COLOURS: ReadonlyMap<string, SignalColour> = new Map(
  Object.entries(NAMES).flatMap(([word, [colour, signs]]) =>
    Array.from(signs, (sign, index): [string, SignalColour] => [sign, { colour, word, sign: index === 0 ? '●' : '■' }]),
  ),
)

const SIGNS = new RegExp(`([${[...COLOURS.keys()].join('')}])\\ufe0f?`, 'u')

/**
 * Separates signs of a colour from the words around them. The bundled fonts have them in black alone, where red, amber and
 * green look the same.
 */
export function signalColours(text: string): (string | SignalColour)[] {
  if (!SIGNS.test(text)) return [text]
  return text.split(SIGNS).flatMap((part) => (part === '' ? [] : [COLOURS.get(part) ?? part]))
}
