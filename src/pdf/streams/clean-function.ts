import { blanked } from './blanked.ts'

/** ISO 32000-2, 7.10.5.2 */
const operators: ReadonlySet<string> = new Set(
  (
    'abs add atan ceiling cos cvi cvr div exp floor idiv ln log mod mul neg round sin sqrt sub truncate ' +
    'and bitshift eq false ge gt le lt ne not or true xor if ifelse copy dup exch index pop roll'
  ).split(' '),
)

/** A function that is written in PostScript, without comments and whatever else computes nothing. */
export function cleanFunction(bytes: Uint8Array): Uint8Array {
  return blanked(bytes, ({ kind }, text) => {
    if (kind === 'number' || text === '{' || text === '}') return 'kept'
    return kind === 'operator' && operators.has(text) ? 'kept' : 'blank'
  })
}
