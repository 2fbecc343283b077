import { PDFNull } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { flattenTree } from '../../pdf/pages/flatten-tree.ts'
import type { Copier } from '../../pdf/write/copier.ts'
import type { Source } from '../files/source.ts'
import type { Target } from '../files/target.ts'

/** Files embedded in the document as a whole, by name. */
export function embeddedFiles(source: Source): ReturnType<typeof flattenTree> {
  const trees = source.reader.dict(source.catalog.get(Name.Names))
  return flattenTree(source.reader, trees?.get(Name.EmbeddedFiles), Name.Names)
}

/** Brings embedded files along, for a document that asks for it. */
export function graftFiles(target: Target, source: Source, copier: Copier, prefix: string): void {
  for (const [key, value] of embeddedFiles(source)) {
    const name = source.reader.key(key)
    const copy = copier.copy(value)
    if (name !== undefined && copy !== PDFNull) target.files.set(prefix + name, copy)
  }
}
