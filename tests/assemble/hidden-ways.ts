import { deflateSync } from 'node:zlib'
import { type Objects, stream, writePdf } from '../attachments/write-pdf.ts'
import { picturesWith, profileOf } from '../support/pdf/pictures.ts'

/** How a file can hold words that none of its pages shows: parts of its one page, of its catalog, and objects. */
export interface Way {
  annotation?: string
  page?: string
  catalog?: string
  image?: string
  font?: string
  fonts?: string
  contents?: string
  properties?: string
  xObject?: string
  colours?: string
  objects?: Objects
}

const annotation = (kind: string, more: string) => `<< /Type /Annot /Subtype /${kind} /Rect [20 20 60 40] ${more} >>`
const field = (more: string) => annotation('Widget', `/FT /Tx /T (a) ${more}`)
const link = (action: string) => annotation('Link', `/Border [0 0 0] /A << ${action} >>`)

const jpeg = (filter: string, pack = (bytes: Buffer) => bytes.toString('latin1')) =>
  stream(
    pack(picturesWith('Canary').jpeg),
    `/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter ${filter.startsWith('[') ? filter : `/${filter}`}`,
  )
const unusedPicture = stream(
  'Canary',
  '/Type /XObject /Subtype /Image /Width 6 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
)

const look = (contents: string) => stream(contents, '/Type /XObject /Subtype /Form /BBox [0 0 9 9]')

/** Packed, with words after the end of what is packed. */
const withRest = (contents: string, entries: string) =>
  stream(`${deflateSync(contents).toString('latin1')}Canary`, `/Filter /FlateDecode ${entries}`)
const smallPicture = '/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray'
/** A font in tables, with words in one of names and in one that nobody knows. */
const tables = ['head', 'name', 'PfEd'].map((tag) => [tag, tag === 'head' ? 'measures' : 'Canary  '] as const)
const truetype = [
  '\0\x01\0\0\0\x03\0\0\0\0\0\0',
  ...tables.map(([tag], index) => `${tag}\0\0\0\0\0\0\0${String.fromCharCode(60 + 8 * index)}\0\0\0\x08`),
  ...tables.map(([, data]) => data),
].join('')
const descriptor = (key: string, object: number) =>
  `/FontDescriptor << /Type /FontDescriptor /FontName /Some /Flags 32 /${key} ${object} 0 R >>`

/** Each of them holds the word "Canary". */
export const ways: Readonly<Record<string, Way>> = {
  'a note': { annotation: annotation('Text', '/Contents (Canary) /T (Canary)') },
  'a note with a pop-up': {
    annotation: annotation('Text', '/Popup 21 0 R'),
    objects: { 21: annotation('Popup', '/Contents (Canary)') },
  },
  'an answer to a note': {
    annotation: annotation('FreeText', '/IRT 22 0 R /Contents (Canary)'),
    objects: { 22: '<< >>' },
  },
  'words of a highlight': { annotation: annotation('Highlight', '/QuadPoints [0 9 9 9 0 0 9 0] /Contents (Canary)') },
  'a caret': { annotation: annotation('Caret', '/RC (<p>Canary</p>)') },
  'words of a drawn square': { annotation: annotation('Square', '/Contents (Canary) /Subj (Canary) /T (Canary)') },
  'the author of a typed text': { annotation: annotation('FreeText', '/Contents (Seen) /T (Canary) /RC (Canary)') },
  'a hidden text': { annotation: annotation('FreeText', '/F 2 /Contents (Canary)') },
  'a text that is not to be viewed': { annotation: annotation('FreeText', '/F 32 /Contents (Canary)') },
  'a text in a layer that is off': {
    annotation: annotation('FreeText', '/OC 23 0 R /Contents (Canary)'),
    catalog: '/OCProperties << /OCGs [23 0 R] /D << /OFF [23 0 R] >> >>',
    objects: { 23: '<< /Type /OCG /Name (Canary) >>' },
  },
  'a hidden field': { annotation: field('/F 2 /V (Canary) /TU (Canary)') },
  'a field off the page': {
    annotation: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (b) /V (Canary) /Rect [900 0 990 9] >>',
  },
  'a field of no size': {
    annotation: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (b) /V (Canary) /Rect [9 9 9 9] >>',
  },
  'a default': { annotation: field('/V (Seen) /DV (Canary) /RV (Canary) /TM (Canary)') },
  'a password': { annotation: field('/Ff 8192 /V (Canary)') },
  'a look under the mouse': {
    annotation: field('/V (Seen) /AP << /N 34 0 R /R 35 0 R /D << /On 35 0 R >> >>'),
    objects: { 34: look('0 g 0 0 9 9 re f'), 35: look('BT /F1 9 Tf (Canary) Tj ET') },
  },
  'another state of a stamp': {
    annotation: annotation('Stamp', '/AS /On /AP << /N << /On 34 0 R /Off 35 0 R >> >>'),
    objects: { 34: look('0 g 0 0 9 9 re f'), 35: look('BT /F1 9 Tf (Canary) Tj ET') },
  },
  'a private key of an annotation': { annotation: field('/V (Seen) /AcmeKey (Canary)') },
  'a link to a file': { annotation: link('/S /URI /URI (file:///C:/Users/Canary/plan.docx)') },
  'a link to a folder': { annotation: link('/S /URI /URI (C:\\\\Users\\\\Canary\\\\plan.docx)') },
  'a link to another document': { annotation: link('/S /GoToR /F (../Canary.pdf) /D [0 /Fit]') },
  'a private key of a page': { page: '/AcmeKey (Canary)' },
  'an original': {
    page: '/PieceInfo << /Illustrator << /Private << /AIData 24 0 R >> >> >>',
    objects: { 24: stream('Canary') },
  },
  'metadata of a page': {
    page: '/Metadata 25 0 R',
    objects: { 25: stream('<x>Canary</x>', '/Type /Metadata /Subtype /XML') },
  },
  'metadata of a picture': {
    image: '/Metadata 26 0 R',
    objects: { 26: stream('<x>Canary</x>', '/Type /Metadata /Subtype /XML') },
  },
  'another version of a picture': {
    image: '/Alternates [<< /Image 27 0 R >>]',
    objects: {
      27: stream(
        'Canary',
        '/Type /XObject /Subtype /Image /Width 6 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      ),
    },
  },
  'the place of a picture’s original': { image: '/OPI << /2.0 << /F (Canary.tif) >> >>' },
  'a comment among the operators of a page': { contents: '% Canary )\n BT /F1 9 Tf (100 % Seen) Tj ET' },
  'a comment among the operators of a form': {
    contents: '/Y Do',
    xObject: '/Y 28 0 R',
    objects: { 28: stream('0 g % Canary', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]') },
  },
  'a private key of a property list': {
    contents: '/P << /MCID 99 /AcmeKey (Canary) /Acme << /B [(Canary)] >> >> BDC EMC',
  },
  'a point of a program': { contents: '/Acme << /Note (Canary) >> DP' },
  'a private key of a picture among the operators': {
    contents: 'q 9 0 0 9 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G /Acme (Canary) ID x EI Q',
  },
  'a private key of a named property list': {
    contents: '/P /L BDC EMC',
    properties: '/L << /MCID 98 /AcmeKey (Canary) >>',
  },
  'a comment among the operators of a glyph': {
    contents: 'BT /T3 9 Tf (a) Tj ET',
    fonts: '/T3 29 0 R',
    objects: {
      29: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /CharProcs << /a 30 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] /Resources << >> >>',
      30: stream('9 0 d0 % Canary\n0 0 5 5 re f'),
    },
  },
  'the Exif of a picture': {
    contents: 'q 9 0 0 9 20 20 cm /J Do Q',
    xObject: '/J 31 0 R',
    objects: { 31: jpeg('DCTDecode') },
  },
  'the Exif of a picture that is packed again': {
    contents: 'q 9 0 0 9 20 20 cm /J Do Q',
    xObject: '/J 31 0 R',
    objects: { 31: jpeg('[/ASCIIHexDecode /DCTDecode]', (bytes) => `${bytes.toString('hex')}>`) },
  },
  'a picture that no page draws': { xObject: '/U 32 0 R', objects: { 32: unusedPicture } },
  'a form that no page draws': {
    xObject: '/V 33 0 R',
    objects: { 33: stream('BT /F1 9 Tf (Canary) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]') },
  },
  'a comment in a map of characters': {
    font: '/ToUnicode 39 0 R',
    objects: {
      39: stream(
        '% Canary\n/CMapName /Canary def (Canary) pop <43616e617279> Canary 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <53> <0053> endbfchar',
      ),
    },
  },
  'a function': {
    contents: '/Spot cs 0 scn 0 0 1 1 re f',
    colours: '/Spot [/Separation /All /DeviceGray 40 0 R]',
    objects: { 40: stream('{ % Canary\n (Canary) pop 1 exch sub }', '/FunctionType 4 /Domain [0 1] /Range [0 1]') },
  },
  'a colour profile': {
    contents: '/Icc cs 0 0 0 scn 0 0 1 1 re f',
    colours: '/Icc [/ICCBased 41 0 R]',
    objects: { 41: stream(profileOf('Canary').toString('latin1'), '/N 3') },
  },
  'tables of a font': { font: descriptor('FontFile2', 42), objects: { 42: stream(truetype) } },
  'notices of a font': {
    font: descriptor('FontFile', 43),
    objects: {
      43: stream(
        '%!PS-AdobeFont-1.0: Canary\n/FontInfo 2 dict dup begin /Notice (Canary) def end % Canary\neexec abc 0000 cleartomark Canary',
      ),
    },
  },
  'bytes after the end of a form': {
    contents: '/R44 Do',
    xObject: '/R44 44 0 R',
    objects: { 44: withRest('0 0 1 1 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]') },
  },
  'bytes after the end of a picture': {
    contents: '/R45 Do',
    xObject: '/R45 45 0 R',
    objects: { 45: withRest('ab', smallPicture) },
  },
  'bytes after the end of what is written in hexadecimal': {
    contents: '/R46 Do',
    xObject: '/R46 46 0 R',
    objects: { 46: stream('6162>Canary', `${smallPicture} /Filter /ASCIIHexDecode`) },
  },
  'rows below a picture': {
    contents: '/R47 Do',
    xObject: '/R47 47 0 R',
    objects: { 47: stream('abCanary', smallPicture) },
  },
  'packed rows below a picture': {
    contents: '/R48 Do',
    xObject: '/R48 48 0 R',
    objects: {
      48: stream(deflateSync('abCanary').toString('latin1'), `${smallPicture} /Filter /FlateDecode`),
    },
  },
  'an operator that nobody knows': { contents: '(Canary) Acme' },
  'a string that no operator uses': { contents: '(Canary) 0 g <43616e617279> 0 G' },
  'a string before the one that is shown': { contents: 'BT /F1 9 Tf (Canary) (Seen) Tj [(Canary)] [(Seen)] TJ ET' },
  'words for nothing': { contents: '/Span << /ActualText (Canary) >> BDC EMC /Span << /Alt (Canary) >> DP' },
  'named words for nothing': { contents: '/Span /L2 BDC EMC', properties: '/L2 << /ActualText (Canary) >>' },
  'a title of the structure': {
    contents: '/P << /MCID 0 >> BDC 0 0 1 1 re f EMC',
    page: '/StructParents 0',
    catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 37 0 R',
    objects: {
      37: '<< /Type /StructTreeRoot /K 38 0 R /ParentTree << /Nums [0 [38 0 R]] >> >>',
      38: '<< /Type /StructElem /S /P /P 37 0 R /Pg 3 0 R /K 0 /T (Canary) /Phoneme (Canary) >>',
    },
  },
  'a private key of a font': { font: '/AcmeKey (Canary)' },
  'what a program keeps of the file': { catalog: '/AcmeKey (Canary) /PieceInfo << /Acme << /Private (Canary) >> >>' },
}

/** A file of one page that shows "Seen" and holds words in these ways. */
export function fileWith(hidden: readonly Way[]): Uint8Array {
  const all = (part: keyof Omit<Way, 'objects'>): string => hidden.flatMap((way) => way[part] ?? []).join(' ')
  return writePdf({
    1: `<< /Type /Catalog /Pages 2 0 R ${all('catalog')} >>`,
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Annots [${all('annotation')}]
      /Resources << /Font << /F1 5 0 R ${all('fonts')} >> /XObject << /X 6 0 R ${all('xObject')} >> /Properties << ${all('properties')} >> /ColorSpace << ${all('colours')} >> >> ${all('page')} >>`,
    4: stream(`BT /F1 12 Tf 40 150 Td (Seen) Tj ET q 20 0 0 20 100 100 cm /X Do Q ${all('contents')}`),
    5: `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding ${all('font')} >>`,
    6: stream(
      '\0\xff',
      `/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray ${all('image')}`,
    ),
    ...Object.assign({}, ...hidden.map(({ objects = {} }) => objects)),
  })
}
