/** Tells each word of a text in order, without case and accents, with where it begins and ends in the text. */
export function eachWord(text: string, tell: (word: string, start: number, end: number) => void): void
