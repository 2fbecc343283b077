interface Advice {
  reason: string
  note: string
}

const AS_PDF = 'export it as a PDF, with tags where it offers that'

/** What a file of another program is, and what to do, by the ending of its name. */
const ADVICE: readonly (readonly [endings: string, what: string, note: string])[] = [
  ['.dot .dotx .dotm', 'a Word template', 'Open it in Word and save it as a Word document (.docx).'],
  ['.xlsb .xlt .xltx', 'a workbook of another kind', 'Open it in Excel and save it as an Excel workbook (.xlsx).'],
  ['.csv .tsv', 'a list without a layout', 'Open it in Excel, set the widths and headings, and save it as .xlsx.'],
  [
    '.key .ppsx .pps',
    'a presentation',
    'Export it as a PDF with tags (in PowerPoint: Save as, PDF, Options, Document structure tags). Leave out hidden slides, notes and comments.',
  ],
  ['.zip .7z .rar .tar .gz', 'an archive of files', 'Unpack it and list each paper in it under `documents:`.'],
  [
    '.msg .eml',
    'an e-mail',
    'Save what was attached to it and list that. If the e-mail itself is the paper, print it as a PDF, without private addresses.',
  ],
  ['.pages', 'a document of Apple Pages', 'In Pages, choose File, Export to, Word, and list the .docx.'],
  ['.numbers', 'a spreadsheet of Apple Numbers', 'In Numbers, choose File, Export to, Excel, and list the .xlsx.'],
  [
    '.heic .heif .avif',
    'a picture of a telephone',
    'Export it as JPEG (in Photos: File, Export; on Windows: open it in Paint and save it as JPEG).',
  ],
  ['.tif .tiff .bmp', 'a picture that browsers cannot show', 'Save it as PNG, or a scan of several pages as PDF.'],
  ['.psd .ai .eps .indd .pub', 'a file of a design program', `Open it in that program and ${AS_PDF}.`],
  ['.vsd .vsdx .drawio', 'a diagram', 'Export it as SVG or PDF.'],
  ['.mpp', 'a project plan', `Open it in Microsoft Project and ${AS_PDF}.`],
  ['.dwg .dxf', 'a drawing of a CAD program', 'Plot it to PDF.'],
  ['.xps .oxps', 'an XPS document', 'Open it in the XPS viewer and print it as a PDF.'],
  ['.html .htm .mht .mhtml', 'a web page', 'Print it as a PDF in the browser, or write it as a Word document.'],
  ['.txt .text', 'plain text', 'Give it the ending .md, or save it as a Word document (.docx).'],
  ['.mp3 .mp4 .mov .wav .m4a .avi', 'a recording', 'Publish it on a website, and put its address into a paper.'],
  ['.lnk .url .webloc', 'a shortcut', 'Copy the file that it leads to into the folder of the meeting.'],
]

const byEnding: ReadonlyMap<string, Advice> = new Map(
  ADVICE.flatMap(([endings, what, note]) =>
    endings.split(' ').map((ending) => [ending, { reason: `is ${what}`, note }] as const),
  ),
)

/**
 * Why a file cannot be a paper, and what to do.
 *
 * @param file as the meeting file names it
 * @param ending of its name in lower case, with its dot
 */
export function otherFormat(file: string, ending: string): Advice {
  const known = byEnding.get(ending)
  if (known) return { reason: `\`${file}\` ${known.reason}.`, note: known.note }
  return {
    reason: `\`${file}\` is none of the kinds of files that can be a paper: Word, Excel, PowerPoint, Markdown, PDF, pictures.`,
    note: 'Save it as a Word document (.docx) or as a PDF.',
  }
}
