import { noShelves, openShelves, type Shelf, type Shelves } from '../kept/shelves.ts'
import { openTypst, type Typst, type TypstOutput } from './compile.ts'
import { installedFonts } from './fonts/fonts.ts'
import type { Conversions } from './pack/convert.ts'
import type { CompiledTemplate } from './templates/render.ts'

/** Typst, and what is kept from one pack to the next. */
export interface Typesetter {
  typst: Typst
  /** Templates by their text. */
  templates: Shelf<string, CompiledTemplate>
  /** Reports as Typst. */
  conversions: Conversions
  /** What Typst made, by the hash of all that it was made from; undefined where nobody asks for the same twice. */
  outputs: Shelf<string, TypstOutput> | undefined
}

/** Opens a typesetter for a run in which each pack is made once. */
export function openTypesetter(): Typesetter {
  return {
    typst: openTypst(installedFonts()),
    templates: openShelves().shelf(1),
    conversions: noShelves.shelf(0),
    outputs: undefined,
  }
}

/** Opens a typesetter for a process that stays, and makes the same packs again and again. */
export function openLastingTypesetter(shelves: Shelves): Typesetter {
  return {
    typst: openTypst(installedFonts()),
    templates: shelves.shelf(1),
    conversions: shelves.shelf(1),
    outputs: shelves.shelf(1),
  }
}
