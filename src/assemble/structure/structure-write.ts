import { PDFArray, PDFDict, PDFName, PDFNull, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { stringOfKey } from '../../pdf/objects.ts'
import type { Structure, StructureElement, StructureKid } from '../../pdf/structure/structure.ts'
import type { Copier } from '../../pdf/write/copier.ts'
import type { Source } from '../files/source.ts'
import { registerParents, type Target, targetDict } from '../files/target.ts'
import { cutElements, keptElements } from './structure-prune.ts'
import { typesFor } from './structure-types.ts'

export interface StructureOptions {
  /** Put before identifiers and clashing names. */
  prefix: string
  /** What an identifier of an element is called in the target. */
  identifier: (own: string) => string
  /** Target page by 0-based source page; pages that are not here are left out with all that is on them. */
  pages: ReadonlyMap<number, PDFRef>
  /** Makes levels of headings follow one another without a gap. */
  relevelHeadings: boolean
  /** What is on other pages is not for the reader, nor are the words for something of which a part is there. */
  partly?: boolean
  /** The element, or the tree's root, that the copied top elements hang on. */
  parent: PDFRef
  copier: Copier
}

/** What an element says of its content in words that a reader is given. */
const wordy: ReadonlySet<PDFName> = new Set([Name.ActualText, Name.Alt, Name.E])

/**
 * Keys that are copied (ISO 32000-2, 14.7.2). No page shows what stands under others: titles for those who edit the file, how words are
 * pronounced, and notes of programs.
 */
const known: ReadonlySet<PDFName> = new Set([...wordy, Name.A, Name.Lang, PDFName.of('NS')])

/**
 * Copies the structure of the chosen pages and registers its content in the parent tree (ISO 32000-1, 14.7.4.4), which is
 * rebuilt from the elements and never copied. Returns the top elements, in reading order, and the pages that have structure.
 */
export function writeStructure(
  target: Target,
  source: Source,
  structure: Structure,
  options: StructureOptions,
): { top: PDFRef[]; pages: ReadonlySet<number> } {
  const isCopied = (object: PDFRef): boolean => (options.copier.copied(object) ?? PDFNull) !== PDFNull
  const kept = keptElements(structure, options.pages, isCopied)
  const cut = options.partly ? cutElements(structure, options.pages) : undefined
  const types = typesFor(target, source, structure, kept, { ...options, isCopied })
  const refs = new Map<StructureElement, PDFRef>()
  for (const element of structure.elements) {
    const ref = kept.has(element) ? target.context.nextRef() : undefined
    if (ref) refs.set(element, ref)
    if (element.ref) options.copier.assign(element.ref, ref ?? PDFNull)
  }
  const root = source.catalog.get(Name.StructTreeRoot)
  if (root instanceof PDFRef) options.copier.assign(root, options.parent)
  const content = createContentRegister(target, options)
  const pages = new Set<number>()
  for (const [element, ref] of refs) {
    const dict = PDFDict.withContext(target.context)
    target.context.assign(ref, dict)
    dict.set(Name.Type, Name.StructElem)
    dict.set(Name.S, PDFName.of(types.role(element)))
    dict.set(Name.P, (element.parent && refs.get(element.parent)) ?? options.parent)
    // What has no content has nothing that words could be for.
    const leftOut = cut?.has(element) || element.kids.length === 0 ? wordy : undefined
    copyAttributes(target, source, element, { ref, dict, leftOut }, types.className, options)
    writeKids(target, element, dict, ref, refs, content, pages)
  }
  content.finish()
  return { top: structure.top.flatMap((element) => refs.get(element) ?? []), pages }
}

function copyAttributes(
  target: Target,
  source: Source,
  element: StructureElement,
  { ref, dict, leftOut }: { ref: PDFRef; dict: PDFDict; leftOut: ReadonlySet<PDFName> | undefined },
  className: (name: string) => string,
  options: StructureOptions,
): void {
  const { reader } = source
  for (const [key, value] of element.dict.entries()) {
    if (!known.has(key) || leftOut?.has(key)) continue
    const copy = options.copier.copy(value)
    if (copy !== PDFNull) dict.set(key, copy)
  }
  const own = reader.key(element.dict.get(Name.ID))
  const identifier = own === undefined ? undefined : options.identifier(own)
  if (identifier !== undefined && !target.identifiers.has(identifier)) {
    dict.set(Name.ID, stringOfKey(identifier))
    target.identifiers.set(identifier, ref)
  }
  const classes = element.dict.get(Name.C)
  if (classes === undefined) return
  const listed = reader.array(classes)?.asArray() ?? [classes]
  const renamed = PDFArray.withContext(target.context)
  for (const value of listed) {
    const name = reader.name(value)
    if (name) renamed.push(PDFName.of(className(name.decodeText())))
  }
  if (renamed.size() > 0) dict.set(Name.C, renamed)
}

function writeKids(
  target: Target,
  element: StructureElement,
  dict: PDFDict,
  ref: PDFRef,
  refs: ReadonlyMap<StructureElement, PDFRef>,
  content: ContentRegister,
  pages: Set<number>,
): void {
  const kids = PDFArray.withContext(target.context)
  for (const kid of element.kids) {
    const written = kid.kind === 'element' ? refs.get(kid.element) : content.register(kid, ref, dict)
    if (written === undefined) continue
    kids.push(written)
    if (kid.kind === 'content') pages.add(kid.page)
  }
  if (kids.size() > 0) dict.set(Name.K, kids.size() === 1 ? kids.get(0) : kids)
}

interface ContentRegister {
  /** The kid as it is written; undefined where its page or annotation is not there. */
  register(kid: Exclude<StructureKid, { kind: 'element' }>, owner: PDFRef, dict: PDFDict): PDFObject | undefined
  finish(): void
}

/** Beyond this number the array of a page in the parent tree would only be padding. */
const highestMarkedContent = 500_000

function createContentRegister(target: Target, options: StructureOptions): ContentRegister {
  const { context } = target
  const owners = new Map<PDFRef, Map<number, PDFRef>>()
  const objects = new Set<PDFObject>()
  const claim = (holder: PDFRef, mcid: number, owner: PDFRef): boolean => {
    const claimed = owners.get(holder) ?? new Map<number, PDFRef>()
    owners.set(holder, claimed)
    if (claimed.has(mcid) || mcid > highestMarkedContent) return false
    claimed.set(mcid, owner)
    return true
  }
  return {
    register: (kid, owner, dict) => {
      const page = kid.page === undefined ? undefined : options.pages.get(kid.page)
      if (kid.kind === 'object') {
        const object = options.copier.copied(kid.object) ?? PDFNull
        if (object === PDFNull || objects.has(object)) return undefined
        objects.add(object)
        targetDict(target, object).set(Name.StructParent, PDFNumber.of(registerParents(target, owner)))
        const reference = context.obj({ Type: 'OBJR', Obj: object })
        if (page) reference.set(Name.Pg, page)
        return reference
      }
      if (!page) return undefined
      const stream = kid.stream ? options.copier.copy(kid.stream) : undefined
      const holder = stream instanceof PDFRef && target.reader.stream(stream) ? stream : page
      if (!claim(holder, kid.mcid, owner)) return undefined
      if (!dict.has(Name.Pg)) dict.set(Name.Pg, page)
      if (holder === page && dict.get(Name.Pg) === page) return PDFNumber.of(kid.mcid)
      const reference = context.obj({ Type: 'MCR', MCID: kid.mcid, Pg: page })
      if (holder !== page) reference.set(Name.Stm, holder)
      return reference
    },
    finish: () => {
      for (const [holder, claimed] of owners) {
        const parents = PDFArray.withContext(context)
        const last = [...claimed.keys()].reduce((most, mcid) => Math.max(most, mcid), -1)
        for (let mcid = 0; mcid <= last; mcid += 1) parents.push(claimed.get(mcid) ?? PDFNull)
        const key = registerParents(target, context.register(parents))
        targetDict(target, holder).set(Name.StructParents, PDFNumber.of(key))
      }
    },
  }
}
