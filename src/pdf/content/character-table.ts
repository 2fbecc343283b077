/** A table by byte with 1 at each of the characters, which are of Latin-1. */
export function characterTable(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}
