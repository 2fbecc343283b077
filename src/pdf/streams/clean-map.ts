import type { ContentToken } from '../content/content-tokens.ts'
import { blanked, type Fate } from './blanked.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** What maps of characters are written with (Adobe Technical Note 5014; ISO 32000-2, 9.7.5 and 9.10.3). */
const operators = words(
  'findresource dict begin end dup def pop currentdict defineresource begincmap endcmap usecmap usefont true false null array ' +
    'begincodespacerange endcodespacerange beginbfchar endbfchar beginbfrange endbfrange begincidchar endcidchar ' +
    'begincidrange endcidrange beginnotdefchar endnotdefchar beginnotdefrange endnotdefrange beginusematrix endusematrix ' +
    'beginrearrangedfont endrearrangedfont',
)
const names = words(
  '/CIDInit /ProcSet /CIDSystemInfo /Registry /Ordering /Supplement /CMapName /CMapVersion /CMapType /WMode /UIDOffset /XUID /CMap',
)
const systems = words('(Adobe) (UCS) (UCS2) (Identity) (Japan1) (Japan2) (GB1) (CNS1) (Korea1) (KR)')
/** Maps that fonts are based on: `Adobe-Japan1-UCS2`, `UniGB-UTF16-H`, `90ms-RKSJ-V`. */
const common = /^\/(?:Identity|Adobe-\w+-UCS2?|[\w]+(?:-[\w]+)*-[HV]|[HV])$/

/** A map of characters without comments, names of its own, and whatever else maps no character. */
export function cleanMap(bytes: Uint8Array): Uint8Array {
  let section = false
  return blanked(bytes, (token, text): Fate => {
    if (token.kind === 'operator') {
      if (!operators.has(text)) return 'blank'
      if (text.startsWith('begin')) section = text !== 'begin' && text !== 'begincmap'
      if (text.startsWith('end')) section = false
      return 'kept'
    }
    return section ? 'kept' : outside(token, text)
  })
}

function outside({ kind }: ContentToken, text: string): Fate {
  if (kind === 'name') return names.has(text) || common.test(text) ? 'kept' : 'crossed'
  if (kind === 'string') return systems.has(text) ? 'kept' : 'crossed'
  // Codes in hexadecimal belong into a section.
  return kind === 'other' && text.startsWith('<') ? 'blank' : 'kept'
}
