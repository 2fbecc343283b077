import { type Objects, stream, writePdf } from '../attachments/write-pdf.ts'

const helvetica = '/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding'

/** Three pages that take size, turn and resources from their ancestors; the first is cropped, the second of larger units. */
const pages: Objects = {
  2: `<< /Type /Pages /Kids [3 0 R] /Count 3 /MediaBox [10 20 210 320] /Resources << /Font << /F1 9 0 R >>
    /XObject << /Fx 17 0 R >> /Properties << /L1 50 0 R /L2 51 0 R /L3 52 0 R >> >> >>`,
  3: '<< /Type /Pages /Parent 2 0 R /Kids [10 0 R 11 0 R 12 0 R] /Count 3 /Rotate 90 >>',
  9: `<< ${helvetica} >>`,
  10: `<< /Type /Page /Parent 3 0 R /Contents [13 0 R 14 0 R] /StructParents 0 /CropBox [30 40 190 300]
    /Annots [80 0 R 81 0 R 82 0 R 83 0 R 84 0 R 71 0 R 72 0 R 76 0 R 77 0 R 78 0 R 79 0 R] >>`,
  11: '<< /Type /Page /Parent 3 0 R /Contents 15 0 R /UserUnit 2 /Rotate 0 >>',
  12: '<< /Type /Page /Parent 3 0 R /Contents 16 0 R /Rotate 270 /StructParents 2 >>',
  14: stream(`/OC /L1 BDC /P <</MCID 1>> BDC BT /F1 12 Tf 50 230 Td (Streets) Tj ET EMC EMC
    /OC /L2 BDC /P <</MCID 2>> BDC BT /F1 12 Tf 50 210 Td (Flood) Tj ET EMC EMC
    /OC /L3 BDC /P <</MCID 3>> BDC BT /F1 12 Tf 50 190 Td (Both) Tj ET EMC EMC`),
  15: stream('/Artifact BMC q 0.5 w 20 30 50 20 re S Q EMC q 1 0 0 1 50 100 cm /Fx Do Q'),
  16: stream(`/TH <</MCID 0>> BDC BT /F1 12 Tf 50 250 Td (Head) Tj ET EMC
    /TD <</MCID 1>> BDC BT /F1 12 Tf 50 230 Td (Data) Tj ET EMC`),
  17: stream(
    '/P <</MCID 0>> BDC BT /F1 12 Tf 0 0 Td (Within) Tj ET EMC /P <</MCID 1>> BDC BT /F1 12 Tf 0 20 Td (a form) Tj ET EMC',
    '/Type /XObject /Subtype /Form /BBox [0 -20 150 100] /StructParents 3 /Resources << /Font << /F1 9 0 R >> >>',
  ),
}

/** A heading, text on two layers, text within a form XObject, a table with a header and a link. */
const structure: Objects = {
  21: '<< /Type /StructElem /S /Document /P 20 0 R /K [22 0 R 23 0 R 24 0 R 25 0 R 29 0 R] >>',
  22: '<< /Type /StructElem /S /Head /P 21 0 R /Pg 10 0 R /K 0 /ID (head) /C /Wide >>',
  23: '<< /Type /StructElem /S /P /P 21 0 R /Pg 10 0 R /K [1 2 3] /C [/Wide 0] /Lang (fr) >>',
  24: `<< /Type /StructElem /S /P /P 21 0 R /K [<< /Type /MCR /Pg 11 0 R /Stm 17 0 R /MCID 0 >>
    << /Type /MCR /Pg 11 0 R /Stm 17 0 R /MCID 1 >>] >>`,
  25: '<< /Type /StructElem /S /Table /P 21 0 R /K [26 0 R] >>',
  26: '<< /Type /StructElem /S /TR /P 25 0 R /K [27 0 R 28 0 R] >>',
  27: '<< /Type /StructElem /S /TH /P 26 0 R /Pg 12 0 R /K 0 /ID (cell) /A << /O /Table /Scope /Row >> >>',
  28: '<< /Type /StructElem /S /TD /P 26 0 R /Pg 12 0 R /K 1 /A << /O /Table /Headers [(cell)] >> >>',
  29: '<< /Type /StructElem /S /Link /P 21 0 R /Pg 10 0 R /K [<< /Type /OBJR /Obj 80 0 R /Pg 10 0 R >>] >>',
}

/** Three levels, by a name of the new kind, one of the old kind and an action; one that leads to the web. */
const bookmarks: Objects = {
  30: '<< /Title (One) /Parent 33 0 R /Next 34 0 R /First 31 0 R /Last 31 0 R /Count -1 /Dest (new) >>',
  31: '<< /Title (Two) /Parent 30 0 R /First 32 0 R /Last 32 0 R /Count 1 /Dest /old >>',
  32: '<< /Title (Three) /Parent 31 0 R /A << /S /GoTo /D (both) >> >>',
  33: '<< /Type /Outlines /First 30 0 R /Last 34 0 R /Count 2 >>',
  34: '<< /Title (Web) /Parent 33 0 R /Prev 30 0 R /A << /S /URI /URI (annex.html) >> >>',
  40: '<< /Limits [(both) (new)] /Names [(both) [12 0 R /FitR 20 30 100 200] (new) << /D [10 0 R /XYZ 40 290 null] >>] >>',
}

const layers: Objects = {
  50: '<< /Type /OCG /Name (Streets) /Usage << /Print << /PrintState /ON >> >> >>',
  51: '<< /Type /OCG /Name (Flood) /Intent [/View /Design] >>',
  52: '<< /Type /OCMD /OCGs [50 0 R 51 0 R] /P /AnyOn /VE [/Or 50 0 R [/Not 51 0 R]] >>',
}

/** A text field of two widgets, two radio buttons, a field that is its own widget, and one that the form does not list. */
const fields: Objects = {
  70: '<< /FT /Tx /T (name) /V (Ada) /Kids [71 0 R 72 0 R] /AA << /C << /S /JavaScript /JS (sum) >> >> >>',
  71: '<< /Type /Annot /Subtype /Widget /Parent 70 0 R /Rect [40 50 90 70] /P 10 0 R /F 4 /AP << /N 73 0 R >> >>',
  72: '<< /Type /Annot /Subtype /Widget /Parent 70 0 R /Rect [100 50 150 70] /P 10 0 R /F 4 /AP << /N 73 0 R >> >>',
  73: stream('/Tx BMC BT /Helv 10 Tf 2 5 Td (Ada) Tj ET EMC', '/Type /XObject /Subtype /Form /BBox [0 0 50 20]'),
  74: stream('0 0 10 10 re f', '/Type /XObject /Subtype /Form /BBox [0 0 10 10]'),
  75: '<< /FT /Btn /Ff 49152 /T (choice) /V /One /Kids [76 0 R 77 0 R] >>',
  76: '<< /Type /Annot /Subtype /Widget /Parent 75 0 R /Rect [40 80 50 90] /F 4 /AS /One /AP << /N << /One 74 0 R >> >> >>',
  77: '<< /Type /Annot /Subtype /Widget /Parent 75 0 R /Rect [60 80 70 90] /F 4 /AS /Off /AP << /N << /Two 74 0 R >> >> >>',
  78: `<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (reset) /Rect [40 100 90 110] /P 10 0 R /F 4
    /A << /S /ResetForm /Fields [(name) 75 0 R] >> >>`,
  79: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (unlisted) /Rect [100 100 150 110] /F 4 >>',
}

const annotations: Objects = {
  80: '<< /Type /Annot /Subtype /Link /Rect [40 240 90 260] /StructParent 4 /A << /S /URI /URI (maps/one.html) >> >>',
  81: '<< /Type /Annot /Subtype /Link /Rect [40 220 90 235] /A << /S /GoToR /F (other.pdf) /D (new) >> >>',
  82: '<< /Type /Annot /Subtype /Link /Rect [40 200 90 215] /Dest /old >>',
  83: '<< /Type /Annot /Subtype /Link /Rect [40 180 90 195] /A << /S /GoTo /D (both) >> >>',
  84: '<< /Type /Annot /Subtype /Text /Rect [40 160 60 180] /Contents (A note) /Popup 85 0 R >>',
  85: '<< /Type /Annot /Subtype /Popup /Rect [60 160 160 200] /Parent 84 0 R >>',
}

/**
 * A paper with everything that has a name or a number of its own: types, classes and identifiers of tags, destinations of
 * both kinds, bookmarks, layers, form fields, page labels, a base of addresses. `title` is its heading; `heading` is what
 * its type Head stands for, `space` what its class Wide means.
 */
export function richPaper(title: string, heading: 'H1' | 'P', space: number): Uint8Array {
  return writePdf({
    ...pages,
    ...structure,
    ...bookmarks,
    ...layers,
    ...fields,
    ...annotations,
    1: `<< /Type /Catalog /Pages 2 0 R /Lang (de) /URI << /Base (https://rb.example/papers/) >> /StructTreeRoot 20 0 R
      /MarkInfo << /Marked true >> /Dests << /old [11 0 R /XYZ 0 280 0] /both [12 0 R /FitH 200] >>
      /Names << /Dests << /Kids [40 0 R] >> >> /Outlines 33 0 R /PageLabels << /Nums [0 << /S /r >>] >>
      /OCProperties << /OCGs [50 0 R 51 0 R] /D << /BaseState /OFF /ON [50 0 R] /Order [[(Map) 50 0 R 51 0 R]]
        /RBGroups [[50 0 R 51 0 R]] /Locked [51 0 R] /AS [<< /Event /Print /OCGs [50 0 R] /Category [/Print] >>] >> >>
      /AcroForm << /Fields [70 0 R 75 0 R 78 0 R] /CO [70 0 R] /DA (/Helv 0 Tf 0 g) /DR << /Font << /Helv 9 0 R >> >> >> >>`,
    13: stream(`/Head <</MCID 0>> BDC BT /F1 12 Tf 50 250 Td (${title}) Tj ET EMC`),
    20: `<< /Type /StructTreeRoot /K [21 0 R] /RoleMap << /Head /${heading} >> /IDTree << /Names [(cell) 27 0 R (head) 22 0 R] >>
      /ClassMap << /Wide << /O /Layout /SpaceAfter ${space} >> >> /ParentTree << /Nums [0 [22 0 R 23 0 R 23 0 R 23 0 R]
      2 [27 0 R 28 0 R] 3 [24 0 R 24 0 R] 4 29 0 R] >> /ParentTreeNextKey 5 >>`,
  })
}
