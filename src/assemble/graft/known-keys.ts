import { type PDFDict, PDFName, type PDFObject } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'
import type { EntryRule } from '../../pdf/write/copier.ts'

/**
 * Keys of dictionaries that come along (ISO 32000-2). Programs keep whatever they like under other keys: drafts, originals,
 * names of people and files.
 */
const listed = {
  image:
    'Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte ' +
    'Filter DecodeParms OC AF',
  form: 'Type Subtype FormType BBox Matrix Resources Group OC Filter DecodeParms AF',
  annotation:
    'Type Subtype Rect F AP AS Border BS BE C IC OC AF ca CA BM Lang A AA Dest H PA MK QuadPoints FS Name L LE LL LLE Vertices ' +
    'InkList CL RD DA DS Q IT Sy Path',
  comment: 'T Subj RC IRT RT CreationDate M NM State StateModel Popup Open Parent',
  field: 'FT Parent Kids T TU Ff V Opt TI I MaxLen Lock',
  layer: 'Type Name Intent Usage',
  contents:
    'Type Subtype Filter DecodeParms Predictor Colors Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 ' +
    'DamagedRowsBeforeError JBIG2Globals ColorTransform ' +
    'Font XObject ExtGState ColorSpace Pattern Shading Properties ProcSet Resources ' +
    'BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo DW W DW2 W2 CIDToGIDMap ' +
    'FontBBox FontMatrix CharProcs FontName FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight ' +
    'XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet Style Panose Lang FD CIDSet Registry ' +
    'Ordering Supplement BaseEncoding Differences Length1 Length2 Length3 CMapName WMode UseCMap ' +
    'WhitePoint BlackPoint Gamma Matrix Range N Alternate Colorants Process MixingHints Components Solidities PrintingOrder DotGain ' +
    'FunctionType Domain Size BitsPerSample Order Encode Decode C0 C1 Functions Bounds ShadingType Background BBox AntiAlias Function ' +
    'Coords Extend BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow PatternType PaintType TilingType XStep YStep ' +
    'ExtGState LW LC LJ ML D RI OP op OPM BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM SMask CA ca AIS TK HalftoneType Frequency Angle ' +
    'SpotFunction AccurateScreens TransferFunction Xsquare Ysquare Default S G BC CS I Group ' +
    'MCID ActualText Alt E OC OCGs P VE Name Intent Usage Attached',
  usage:
    'Export Zoom Print View Language PageElement ViewState PrintState ExportState min max Preferred Event Category',
  actions:
    'A URI IsMap Next NewWindow Fields H T State PreserveRB Base R AN JS F SD Dest X U Fo Bl PO PC PV PI O C V WC WS DS WP DP SS ' +
    'CT MH BE SP M Volume AC RC BG CA RI IX TP SW FB A Z L SI IF',
  files: 'UF EF Desc AFRelationship Params CreationDate ModDate CheckSum',
  structure:
    'NS Schema RoleMapNS NSO Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color SpaceBefore ' +
    'SpaceAfter StartIndent EndIndent TextIndent TextAlign Width Height BlockAlign InlineAlign TBorderStyle TPadding BaselineShift ' +
    'LineHeight TextPosition TextDecorationColor TextDecorationThickness TextDecorationType RubyAlign RubyPosition ' +
    'GlyphOrientationVertical ColumnCount ColumnGap ColumnWidths ListNumbering ContinuedList ContinuedFrom Role Checked checked Desc ' +
    'RowSpan ColSpan Headers Scope Summary Short NoteType',
} as const

function keys(...lists: string[]): ReadonlySet<PDFName> {
  return new Set(lists.flatMap((list) => list.split(' ')).map((key) => PDFName.of(key)))
}

const ofImage = keys(listed.image)
const ofForm = keys(listed.form)
const ofAnnotation = keys(listed.annotation, 'Contents')
const ofComment = keys(listed.annotation, listed.comment, 'Contents')
const ofField = keys(listed.annotation, listed.field)
const ofLayer = keys(listed.layer)
const anywhere = keys(...Object.values(listed))

/** Dictionaries under these keys give names of their own to what is in them. */
const naming = keys(
  'Font XObject ExtGState ColorSpace Pattern Shading Properties CharProcs Colorants Solidities DotGain RoleMapNS',
)
const appearances = [Name.N, Name.R, Name.D]

const [LAYER, IMAGE] = [PDFName.of('OCG'), PDFName.of('Image')]

/** A rule that leaves out what is under a key that nobody knows, and asks another rule about the rest. */
export function withKnownKeys(reader: Reader, rule: EntryRule, keepComments: boolean): EntryRule {
  const named = new WeakSet<PDFDict>()
  let last: { owner: PDFDict; known: ReadonlySet<PDFName> } | undefined
  const name = (value: PDFObject | undefined): void => {
    const dict = reader.dict(value)
    if (dict) named.add(dict)
  }
  return (owner, key, value) => {
    if (!named.has(owner)) {
      // A dictionary is asked about key by key.
      if (last?.owner !== owner) last = { owner, known: knownKeys(reader, owner, keepComments) }
      if (!last.known.has(key)) return 'drop'
      if (naming.has(key)) name(value)
      // The looks of an annotation, each in several states or in one.
      const looks = key === Name.AP ? reader.dict(value) : undefined
      for (const look of appearances) name(looks?.get(look))
    }
    return rule(owner, key, value)
  }
}

function knownKeys(reader: Reader, owner: PDFDict, keepComments: boolean): ReadonlySet<PDFName> {
  const subtype = reader.name(owner.get(Name.Subtype))
  if (subtype === IMAGE) return ofImage
  if (subtype === Name.Form && owner.has(Name.BBox)) return ofForm
  if (reader.name(owner.get(Name.Type)) === LAYER) return ofLayer
  if (owner.has(Name.FT) || subtype === Name.Widget) return ofField
  if (owner.has(Name.Rect) && subtype !== undefined) return keepComments ? ofComment : ofAnnotation
  return anywhere
}
