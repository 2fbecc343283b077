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
  keepFiles: boolean
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
