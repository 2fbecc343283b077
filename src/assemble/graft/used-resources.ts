import { decodePDFRawStream, PDFDict, PDFName, type PDFObject, PDFRawStream, PDFStream } from 'pdf-lib'
import { cleanOperators } from '../../pdf/content/clean-operators.ts'
import { createTokenizer } from '../../pdf/content/content-tokens.ts'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import { decodedStream } from '../../pdf/opening/decode.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import type { EntryRule } from '../../pdf/write/copier.ts'
import type { Source } from '../files/source.ts'

/** Packed contents beyond this are not unpacked by a filter that could make thousands of bytes of each. */
const mostPacked = 100_000

const PATTERN_TYPE = PDFName.of('PatternType')

/** What contents may use without naming it (ISO 32000-1, 8.6.5.6). */
const unnamed = new Set(['DefaultGray', 'DefaultRGB', 'DefaultCMYK'].map((text) => PDFName.of(text)))

/** Resources cut down to what is drawn with them. */
export interface UsedResources {
  ofPage(page: SourcePage): PDFDict | undefined
  /** The resources of a form, a pattern or a Type 3 font; undefined where `owner` is none of them. */
  of(owner: PDFDict): PDFDict | undefined
}

/**
 * Resources without what the contents that they belong to never name: a picture that no page draws can still be taken out of a
 * file. Where only some pages are published, pictures of the others must not come along in a dictionary that all pages share.
 *
 * @param partly only some pages of the file are published
 * @throws where contents of such a file cannot be unpacked: nobody knows then what they use
 */
export function usedResources({ document, reader }: Source, partly: boolean): UsedResources {
  const streams = new Map<PDFDict, PDFStream>()
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) streams.set(object.dict, object)
  }
  const contentsOf = (owner: PDFDict): PDFStream[] => {
    const glyphs = reader.dict(owner.get(Name.CharProcs))
    if (glyphs) return glyphs.values().flatMap((value) => reader.stream(value) ?? [])
    return [streams.get(owner) ?? []].flat()
  }
  const cut = (contents: readonly PDFStream[], resources: PDFDict | undefined): PDFDict | undefined => {
    if (!resources) return undefined
    const names = namesUsed(reader, contents, resources, contentsOf)
    if (!names && partly)
      throw new Error('contents of a page cannot be unpacked, and what they use cannot be told from what others use')
    return names && cutDown(reader, resources, names)
  }
  return {
    ofPage: ({ dict, inherited }) => {
      const contents = dict.get(Name.Contents)
      const values = reader.array(contents) ? elementsOf(reader, contents) : [contents]
      return cut(
        [...values.flatMap((value) => reader.stream(value) ?? []), ...bareLooks(reader, dict)],
        reader.dict(inherited.get(Name.Resources)),
      )
    },
    of: (owner) => {
      const contents = contentsOf(owner)
      return contents.length === 0 ? undefined : cut(contents, reader.dict(owner.get(Name.Resources)))
    },
  }
}

/** A rule that hands on resources cut down, and everything else to another rule. */
export function withUsedResources(rule: EntryRule, used: UsedResources, copy: (dict: PDFDict) => PDFObject): EntryRule {
  return (owner, key, value) => {
    const resources = key === Name.Resources ? used.of(owner) : undefined
    return resources ? copy(resources) : rule(owner, key, value)
  }
}

/** Looks of annotations that have no resources of their own: some programs draw them with those of the page. */
function bareLooks(reader: Reader, page: PDFDict): PDFStream[] {
  return elementsOf(reader, page.get(Name.Annots)).flatMap((annotation) => {
    const states = reader.dict(reader.dict(annotation)?.get(Name.AP))?.values() ?? []
    const looks = states.flatMap((state) => (reader.stream(state) ? [state] : (reader.dict(state)?.values() ?? [])))
    return looks.flatMap((look) => {
      const stream = reader.stream(look)
      return stream && !stream.dict.has(Name.Resources) ? [stream] : []
    })
  })
}

/**
 * Names that contents use, and those of forms, patterns and fonts that have no resources of their own; undefined where some of
 * them cannot be unpacked.
 */
function namesUsed(
  reader: Reader,
  contents: readonly PDFStream[],
  resources: PDFDict,
  contentsOf: (owner: PDFDict) => PDFStream[],
): ReadonlySet<PDFName> | undefined {
  const names = new Set<PDFName>()
  const seen = new Set<PDFStream>()
  const open = [...contents]
  const categories = resources.values().flatMap((value) => reader.dict(value) ?? [])
  for (let stream = open.pop(); stream; stream = open.pop()) {
    if (seen.has(stream)) continue
    seen.add(stream)
    const named = namesIn(reader, stream)
    if (!named) return undefined
    for (const name of named) {
      if (names.has(name)) continue
      names.add(name)
      for (const category of categories) {
        const user = reader.anyDict(category.get(name))
        if (user && !user.has(Name.Resources) && draws(user)) open.push(...contentsOf(user))
      }
    }
  }
  return names
}

/** True for forms, patterns and Type 3 fonts: what they draw can need resources. */
function draws(dict: PDFDict): boolean {
  return dict.get(Name.Subtype) === Name.Form || dict.has(PATTERN_TYPE) || dict.has(Name.CharProcs)
}

function namesIn(reader: Reader, stream: PDFStream): Set<PDFName> | undefined {
  const bytes = decodedStream(reader, stream) ?? unpacked(stream)
  if (!bytes) return undefined
  const names = new Set<PDFName>()
  const tokens = createTokenizer(cleanOperators(bytes))
  for (let token = tokens.next(); token; token = tokens.next()) {
    if (token.kind === 'name') names.add(PDFName.of(token.text))
  }
  return names
}

function unpacked(stream: PDFStream): Uint8Array | undefined {
  if (!(stream instanceof PDFRawStream) || stream.getContents().length > mostPacked) return undefined
  try {
    return decodePDFRawStream(stream).decode()
  } catch {
    return undefined
  }
}

function cutDown(reader: Reader, resources: PDFDict, names: ReadonlySet<PDFName>): PDFDict {
  const cut = PDFDict.withContext(reader.context)
  for (const [key, value] of resources.entries()) {
    const category = reader.dict(value)
    if (!category) {
      cut.set(key, value)
      continue
    }
    const kept = PDFDict.withContext(reader.context)
    for (const [name, object] of category.entries()) {
      if (names.has(name) || unnamed.has(name)) kept.set(name, object)
    }
    cut.set(key, kept)
  }
  return cut
}
