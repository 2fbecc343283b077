/**
 * Fonts that draw signs in the place of letters. A sign is stored as the code of the letter, often moved to the private
 * area of Unicode (U+F000 more). Each table goes from code 0x20 on; a blank is a code without a sign in Unicode.
 */

/** Adobe's Symbol. */
const SYMBOL = [
  ' !∀#∃%&∋()∗+,−./0123456789:;<=>?',
  '≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_',
  '‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ ',
  '                                ',
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵',
  'ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓',
  '◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ ',
].join('')

/** Microsoft's Wingdings, as Unicode 7 names its signs; arrows and boxes by their plainest likeness. */
const WINGDINGS = [
  ' ✏✂✁👓🔔📖🕯☎✆✉🖂📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲💻🖴💾🖬✇✍',
  '🖎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉',
  '♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□🞐❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞ ',
  '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•',
  '▪○⭘🞊◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘',
  '🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮚⮛⮈⮊⮉⮋🡨',
  '→↑↓↖↗↙↘⬅➔⬆⬇⬉⬈⬋⬊⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑🪟',
].join('')

/** Signs of fonts of which only a few are met. */
const OTHERS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'wingdings 2': { 80: '✓', 79: '✗', 81: '☒', 82: '☑', 83: '☒', 84: '☒', 163: '□', 151: '•', 158: '·' },
  'wingdings 3': { 125: '▶', 124: '◀', 97: '▲', 112: '▲', 113: '▼', 132: '▶' },
  webdings: { 97: '✓', 114: '✗', 99: '□', 103: '■', 61: '●', 52: '▶', 53: '▲', 54: '▼', 252: '👁' },
}

const codes = new Map<string, readonly string[]>([
  ['symbol', [...SYMBOL]],
  ['wingdings', [...WINGDINGS]],
])

/** True for a font whose letters are signs. */
export function isSymbolFont(font: string | undefined): boolean {
  const name = font?.toLowerCase() ?? ''
  return codes.has(name) || Object.hasOwn(OTHERS, name)
}

/**
 * The sign that a font draws for a code.
 * @param code 0x20 to 0xFF, or the same in the private area
 * @returns undefined where nobody knows it
 */
export function signOf(code: number, font: string | undefined): string | undefined {
  const letter = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const name = font?.toLowerCase() ?? ''
  const sign = OTHERS[name]?.[letter] ?? codes.get(name)?.[letter - 0x20]
  return sign === undefined || (sign === ' ' && letter !== 0x20) ? undefined : sign
}

/**
 * A text in which the letters of a symbol font are the signs they draw. For one that is not known stands a square, as in Word
 * where the font has none, and `unknown` is called.
 */
export function withSigns(text: string, font: string | undefined, unknown: (code: number) => void): string {
  const drawn = isSymbolFont(font)
  if (!drawn && !/[\uf020-\uf0ff]/.test(text)) return text
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      const isPrivate = code >= 0xf020 && code <= 0xf0ff
      if (!isPrivate && !(drawn && code > 0x20 && code <= 0xff)) return character
      // Without a font of its own it is most often a bullet or a box of Symbol or Wingdings.
      const sign = signOf(code, drawn ? font : code === 0xf0b7 ? 'symbol' : 'wingdings')
      if (sign === undefined) unknown(code)
      return sign ?? '□'
    })
    .join('')
}
