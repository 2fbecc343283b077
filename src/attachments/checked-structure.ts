/** What meeting.yaml says of the structure of a document: that somebody compared it with its pages, and of which file. */
export type CheckedStructure = 'checked' | { checked: string }

/** First figures of a file's SHA-256 that tell it from any other version of it. */
const enoughFigures = 12

/** True where somebody has compared the structure with the pages of this very file. @param sha256 of the file as it was given */
export function isStructureChecked(structure: CheckedStructure | undefined, sha256: string): boolean {
  if (structure === undefined || structure === 'checked') return structure === 'checked'
  return sha256.startsWith(structure.checked.toLowerCase())
}

/** What to write at a document whose structure was checked. */
export function checkedText(sha256: string): string {
  return `structure: { checked: "${sha256.slice(0, enoughFigures)}" }`
}
