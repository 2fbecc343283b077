import type { LoadedDocument } from '../../pdf/opening/load-document.ts'
import { takeInventory } from './inventory.ts'

/**
 * True for a file that two parsers may well understand differently: added to after it was written, without a proper
 * ending or header, with objects that cannot be parsed, are defined twice or of a later generation, with streams that are
 * not as long as they say, with pages that no tree leads to.
 */
export function isUnusual(bytes: Uint8Array, loaded: LoadedDocument): boolean {
  const { document, tree, invalidObjects } = loaded
  if (tree.guessed || invalidObjects.length > 0) return true
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = all.indexOf('%PDF-', 0, 'latin1')
  if (start !== 0) return true
  const endings = countOf(all, 'startxref', 3)
  const isLinearized = all.subarray(0, 2048).includes('/Linearized')
  if (endings !== (isLinearized ? 2 : 1) || !leadsToTable(all)) return true
  if (document.context.enumerateIndirectObjects().some(([ref]) => ref.generationNumber !== 0)) return true
  const inventory = takeInventory(document, all)
  return !inventory.complete || !inventory.trueLengths
}

function countOf(bytes: Buffer, text: string, most: number): number {
  let count = 0
  for (let at = bytes.indexOf(text); at >= 0 && count < most; at = bytes.indexOf(text, at + 1)) count += 1
  return count
}

/** True if the last `startxref` gives the offset of a cross-reference table or stream. */
function leadsToTable(bytes: Buffer): boolean {
  const last = bytes.lastIndexOf('startxref')
  const offset = Number(/^startxref\s+(\d{1,12})/.exec(bytes.toString('latin1', last, last + 40))?.[1] ?? Number.NaN)
  return /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(bytes.toString('latin1', offset, offset + 40))
}
