import { type PDFDict, PDFName, PDFNumber, type PDFRef } from 'pdf-lib'
import { Name } from '../pdf/names.ts'
import { buildNameTree, buildNumberTree } from '../pdf/write/trees.ts'
import type { Target } from './files/target.ts'
import { writeForm } from './graft/form-fields.ts'
import { writeLayers } from './graft/layers.ts'
import { type Metadata, writeMetadata } from './metadata.ts'
import { hasSoundStructure } from './structure/sound-structure.ts'

/**
 * Writes all that was gathered into the catalog: structure, names, layers, form, metadata. It says PDF/UA where the metadata
 * ask for it and the structure as it was written allows it.
 */
export function finishTarget(
  target: Target,
  root: { ref: PDFRef; dict: PDFDict },
  pages: readonly PDFRef[],
  metadata: Metadata,
): void {
  const { context, catalog } = target
  writeStructureRoot(target, root.dict)
  const named = context.obj({})
  if (target.destinations.size > 0) named.set(Name.Dests, buildNameTree(context, target.destinations))
  if (target.files.size > 0) named.set(Name.EmbeddedFiles, buildNameTree(context, target.files))
  catalog.delete(Name.Dests)
  if (named.keys().length > 0) catalog.set(Name.Names, named)
  else catalog.delete(Name.Names)
  writeLayers(target)
  writeForm(target)
  writeMetadata(target, { ...metadata, pdfUa: metadata.pdfUa && hasSoundStructure(target, pages) })
}

function writeStructureRoot(target: Target, root: PDFDict): void {
  const { context, catalog } = target
  root.set(Name.ParentTree, buildNumberTree(context, target.parentTree))
  root.set(Name.ParentTreeNextKey, PDFNumber.of(target.nextKey))
  const dictOf = <T>(
    values: ReadonlyMap<string, T>,
    write: (dict: PDFDict, key: PDFName, value: T) => void,
  ): PDFDict => {
    const dict = context.obj({})
    for (const [key, value] of values) write(dict, PDFName.of(key), value)
    return dict
  }
  if (target.roles.size > 0) {
    root.set(
      Name.RoleMap,
      dictOf(target.roles, (dict, key, value) => dict.set(key, PDFName.of(value))),
    )
  }
  if (target.classes.size > 0)
    root.set(
      Name.ClassMap,
      dictOf(target.classes, (dict, key, value) => dict.set(key, value)),
    )
  if (target.namespaces.length > 0) root.set(Name.Namespaces, context.obj(target.namespaces))
  if (target.identifiers.size > 0) root.set(Name.IDTree, buildNameTree(context, target.identifiers))
  catalog.set(Name.MarkInfo, context.obj({ Marked: true }))
}
