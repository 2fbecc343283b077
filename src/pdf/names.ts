import { PDFName } from 'pdf-lib'

const LINES = [
  'A AA AF AP AS AcroForm ActualText Alt Annot Annots Artifact Author B BBox BS Base BaseFont BaseState Border C',
  'CIDSet CL CO Catalog Category CharProcs ColSpan CharSet ClassMap Configs Contents Count CreationDate Creator',
  'CropBox D DA DPart DR Desc DescendantFonts Dest Dests Differences DisplayDocTitle DocMDP Document E EF',
  'EmbeddedFile EmbeddedFiles Encoding Event ExtGState F Ff FS FT Fields Figure FileAttachment Filespec Filter',
  'First FirstChar Flags Font FontDescriptor FontFile2 FontFile3 FontFile FontName Form GoTo H Headers Hide ID',
  'IDTree ImportData Image InkList JS JavaScript K Kids L Lang Last Launch Length Limits Link Locked MCID MCR',
  'MarkInfo Marked Matrix MediaBox Metadata ModDate N NS Name Names Namespaces NeedAppearances Next Nums O OBJR',
  'OC OCGs OCProperties OFF ON Obj ObjStm OpenAction Order Outlines P Page PageLabels Pages Parent ParentTree',
  'ParentTreeNextKey Pattern Pg PieceInfo Popup Prev PrinterMark Producer Q QuadPoints R',
  'RBGroups Rect Ref ResetForm Resources RoleMap Root Rotate RowSpan S SD SE Scope Shading Short Sig St Stamp Stm',
  'StructElem StructParent StructParents StructTreeRoot Subject SubmitForm Subtype Summary Suspects T TU Tabs',
  'Thumb Title ToUnicode Tx Type0 Type3 Type URI Usage UserUnit V Vertices ViewerPreferences W Widget Widths XFA',
  'XML XObject XRef XYZ',
] as const

type Words<Line extends string> = Line extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Line

/** Names of the PDF format that the code asks for, spelled as there. They are interned: compare with `===`. */
export const Name = Object.fromEntries(
  LINES.flatMap((line) => line.split(' ')).map((name) => [name, PDFName.of(name)]),
) as Readonly<Record<Words<(typeof LINES)[number]>, PDFName>>
