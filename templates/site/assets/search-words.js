// What a word is for the search: the same for agendapack, which makes the index, and for the page that asks it.

/** A number with its decimals ("310,000", "2.5"), or letters and figures with the apostrophes among them. */
const WORD = /\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)?(?!\p{N})|\p{N}+(?:\.\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
/** Numbers of letters are longer only where something is not a word. */
const LONGEST = 60
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
const ASCII = /^[\u0000-\u007f]*$/

/** A word without case, accents, the commas of thousands and the "'s" of a genitive. */
function foldWord(text) {
  const small = ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return small
    .replace(/['’]s$/u, '')
    .replace(/['’,]/gu, '')
    .slice(0, LONGEST)
}

/** Tells each word of a text in order, with where it begins and ends in it. */
export function eachWord(text, tell) {
  for (const match of text.matchAll(WORD)) {
    const word = foldWord(match[0])
    if (word !== '') tell(word, match.index, match.index + match[0].length)
  }
}
