import { PDFArray, PDFDict, PDFHexString, type PDFName, PDFNull, type PDFObject, PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import type { Copier } from '../../pdf/write/copier.ts'
import type { Source } from '../files/source.ts'
import type { Target } from '../files/target.ts'
import { fieldAndAncestors } from './field-ancestors.ts'
import { type FontNames, renamedAppearance } from './form-fonts.ts'
import type { FieldSelection, RuleContext } from './rule-context.ts'

interface FieldNode {
  dict: PDFDict
  parent: FieldNode | undefined
}

/**
 * Walks the field tree without recursion and keeps what leads to one of `widgets`, which are given with the reference by
 * which their page names them. A field that no form lists is one, too: viewers fill it in all the same.
 */
export function selectFields(source: Source, widgets: ReadonlyMap<PDFDict, PDFRef | undefined>): FieldSelection {
  const { reader } = source
  const form = reader.dict(source.catalog.get(Name.AcroForm))
  const fields = elementsOf(reader, form?.get(Name.Fields))
  const kept = new Set<PDFDict>()
  const seen = new Set<PDFDict>()
  const open: { value: PDFObject; parent: FieldNode | undefined }[] = fields.map((value) => ({
    value,
    parent: undefined,
  }))
  for (let next = open.pop(); next; next = open.pop()) {
    const dict = reader.dict(next.value)
    if (!dict || seen.has(dict)) continue
    seen.add(dict)
    const node: FieldNode = { dict, parent: next.parent }
    if (widgets.has(dict)) {
      for (let above: FieldNode | undefined = node; above && !kept.has(above.dict); above = above.parent) {
        kept.add(above.dict)
      }
    }
    for (const value of elementsOf(reader, dict.get(Name.Kids))) open.push({ value, parent: node })
  }
  const top = fields.filter((value): value is PDFRef => {
    const dict = value instanceof PDFRef ? reader.dict(value) : undefined
    return dict !== undefined && kept.has(dict)
  })
  for (const [widget, ref] of widgets) {
    const field = kept.has(widget) ? undefined : unlistedField(reader, widget, ref, kept)
    if (field) top.push(field)
  }
  return { top: [...new Set(top)], kept }
}

/** Keeps a widget and its ancestors up to one that is kept; the topmost of them, where it is a field with a name. */
function unlistedField(
  reader: Reader,
  widget: PDFDict,
  ref: PDFRef | undefined,
  kept: Set<PDFDict>,
): PDFRef | undefined {
  const way = [...fieldAndAncestors(reader, widget, ref)]
  const joined = way.findIndex(({ dict }) => kept.has(dict))
  for (const { dict } of joined < 0 ? way : way.slice(0, joined)) kept.add(dict)
  const top = way.at(-1)
  const isField = top && !reader.dict(top.dict.get(Name.Parent)) && reader.text(top.dict.get(Name.T)) !== undefined
  return joined < 0 && isField ? top.ref : undefined
}

/** Kids of a field that lead to a chosen widget, for the copier's rule. */
export function keptKids(source: Source, selection: FieldSelection, kids: PDFObject, copier: Copier): PDFArray {
  const array = PDFArray.withContext(source.document.context)
  for (const value of elementsOf(source.reader, kids)) {
    const dict = source.reader.dict(value)
    if (!dict || !selection.kept.has(dict)) continue
    const copy = copier.copy(value)
    if (copy !== PDFNull) array.push(copy)
  }
  return array
}

/** Default values of a form that fields without their own fall back on. */
const defaults: readonly PDFName[] = [Name.DA, Name.Q]

/** Adds the chosen fields, their names made unique, and what the form lays down for all of them. */
export function graftFields(target: Target, context: RuleContext, partly = false): void {
  const { source, fields: selection, prefix, fontNames } = context
  const { reader } = source
  const copier = context.copier()
  const form = reader.dict(source.catalog.get(Name.AcroForm))
  if (selection.top.length === 0) return
  for (const field of selection.top) {
    const ref = copier.copy(field)
    const dict = target.reader.dict(ref)
    if (!(ref instanceof PDFRef) || !dict) continue
    const own = reader.text(reader.dict(field)?.get(Name.T)) ?? ''
    const name = freeName(target.fieldNames, prefix, own)
    target.fieldNames.add(name)
    dict.set(Name.T, PDFHexString.fromText(name))
    // Without a description, readers are told the name: it had better be the one that the form's maker gave.
    if (own !== '' && !dict.has(Name.TU)) dict.set(Name.TU, PDFHexString.fromText(own))
    for (const key of defaults) {
      const value = form?.get(key)
      if (value === undefined || dict.has(key)) continue
      dict.set(key, (key === Name.DA && renamedAppearance(reader, fontNames, value)) || copier.copy(value))
    }
    target.fields.push(ref)
  }
  if (!form) return
  const resources = partly ? fontsAlone(reader, form.get(Name.DR)) : form.get(Name.DR)
  mergeResources(target, copier, resources, fontNames)
}

/** What fields need to be filled in, without pictures that pages left out may have put there. */
function fontsAlone(reader: Reader, resources: PDFObject | undefined): PDFDict | undefined {
  const fonts = reader.dict(resources)?.get(Name.Font)
  const alone = PDFDict.withContext(reader.context)
  if (fonts !== undefined) alone.set(Name.Font, fonts)
  return fonts === undefined ? undefined : alone
}

/** A field's name with a prefix; periods in that would mean a hierarchy. */
export function fieldName(prefix: string, own: string): string {
  return `${prefix.replaceAll('.', '-')}${own}`
}

/** A name that no other field has. */
function freeName(taken: ReadonlySet<string>, prefix: string, own: string): string {
  const base = fieldName(prefix, own)
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base} (${count})`
    if (!taken.has(name)) return name
  }
}

/** Default resources of all forms together, fonts under their new names. */
function mergeResources(target: Target, copier: Copier, resources: PDFObject | undefined, fontNames: FontNames): void {
  if (resources === undefined) return
  const added = target.reader.dict(copier.copy(resources))
  if (!added) return
  target.formResources ??= PDFDict.withContext(target.context)
  for (const [key, value] of added.entries()) {
    const category = target.reader.dict(value)
    if (!category) continue
    const present = target.reader.dict(target.formResources.get(key)) ?? PDFDict.withContext(target.context)
    for (const [entry, object] of category.entries()) {
      const name = (key === Name.Font && fontNames.get(entry)) || entry
      if (!present.has(name)) present.set(name, object)
    }
    target.formResources.set(key, present)
  }
}

/**
 * Writes the catalog's AcroForm, without XFA, which would hide the fields, and without NeedAppearances, which would have
 * viewers redraw or blank the fields of every attachment because one of them asked for it.
 */
export function writeForm(target: Target): void {
  if (target.fields.length === 0) return
  const form = target.context.obj({ Fields: target.fields })
  if (target.formResources) form.set(Name.DR, target.formResources)
  target.catalog.set(Name.AcroForm, form)
}
