import type { PDFDict, PDFDocument, PDFObject, PDFRef } from 'pdf-lib'
import { createReader, type Reader } from '../../pdf/objects.ts'
import { pageIndexes, type SourcePage, walkPageTree } from '../../pdf/pages/page-tree.ts'
import { readStructure, type Structure } from '../../pdf/structure/structure.ts'
import { destinationPage, explicitDestination, readNamedDestinations } from './destinations.ts'

/** A file that pages are taken from, read once for any number of graftings. */
export interface Source {
  document: PDFDocument
  reader: Reader
  catalog: PDFDict
  pages: readonly SourcePage[]
  /** 0-based index by page object, the first where a page stands twice. */
  pageOf: ReadonlyMap<PDFRef, number>
  treeNodes: ReadonlySet<PDFDict>
  named: ReadonlyMap<string, PDFObject>
  /** Undefined for a file without a structure tree. */
  structure: Structure | undefined
}

/** Reads what a grafting needs to know of a file: pages, named destinations, structure. */
export function readSource(document: PDFDocument): Source {
  const reader = createReader(document.context)
  const { catalog, pages, nodes } = walkPageTree(document)
  const pageOf = pageIndexes(pages)
  const structure = readStructure(reader, catalog, pageOf)
  return {
    document,
    reader,
    catalog,
    pages,
    pageOf,
    treeNodes: nodes,
    named: readNamedDestinations(reader, catalog),
    structure,
  }
}

/** 0-based page that a destination of any form shows, undefined where it leads nowhere. */
export function pageOfDestination(source: Source, value: PDFObject | undefined): number | undefined {
  const explicit = explicitDestination(source.reader, source.named, value)
  return destinationPage(source.reader, source.pageOf, source.pages.length, explicit)
}
