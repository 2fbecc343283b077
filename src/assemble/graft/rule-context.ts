import type { PDFDict, PDFRef } from 'pdf-lib'
import type { Copier } from '../../pdf/write/copier.ts'
import type { PagePlace } from '../files/placement.ts'
import type { Source } from '../files/source.ts'
import type { Dropped } from './dropped.ts'
import type { FontNames } from './form-fonts.ts'

export interface RuleContext {
  source: Source
  /** By 0-based page of the source. */
  places: ReadonlyMap<number, PagePlace>
  prefix: string
  /** What an identifier of the file is called in the target: words of its maker's stay behind. */
  identifier: (own: string) => string
  keepFiles: boolean
  keepComments: boolean
  /** Some pages of the file stay behind, with all that is said of them. */
  partly: boolean
  fields: FieldSelection
  fontNames: FontNames
  dropped: Dropped
  copier: () => Copier
}

/** Fields of a form that have a widget on a chosen page, with their ancestors. */
export interface FieldSelection {
  top: readonly PDFRef[]
  kept: ReadonlySet<PDFDict>
}
