/**
 * The meaning of each finding of other stages that does not stop a build, by name. Like those of the rules, they can be
 * set under `rules:` and accepted under `accept:`; an error with one of these names stays an error.
 */
export const stageFindings: Readonly<Record<string, string>> = {
  'attachment-alternatives': 'A tagged PDF has pictures without alternative text. Ask its author to describe them.',
  'attachment-beyond-page':
    'Only some pages of a PDF are public, and one of them has content outside the part that shows, which may belong to the ' +
    'others. This is an error unless you accept it or set a lower severity.',
  'attachment-checked':
    'What was said to be checked of a PDF without tags may be another version of it: the file has changed since, or ' +
    '`structure: checked` does not say which file it was.',
  'attachment-covered':
    'A stamp, such as the item or page number, may cover content on a page of a PDF. Set `stamp: auto` to make room for it.',
  'attachment-cropped':
    'A page of a PDF has words outside the part that shows. They can be searched and read out. This is an error unless you ' +
    'accept it or set a lower severity.',
  'attachment-damaged': 'Pages of a PDF are damaged. Some of what they should show may be missing from the pack.',
  'attachment-downsampled':
    'Scanned pages of a PDF have fewer dots per inch in the pack, as `downsample:` asks. Compare small print and plans with the file.',
  'attachment-dropped':
    'Something in a PDF was left out of the pack, such as a script, a launch action, an embedded file, a signature or an XFA form.',
  'attachment-encrypted': 'A PDF was encrypted. In the pack it is not.',
  'attachment-fonts': 'A PDF uses fonts that are not embedded in it, so it may look different on another computer.',
  'attachment-headings': 'The headings of a tagged PDF skip a level. Ask its author to correct them.',
  'attachment-mended': 'A PDF had to be repaired before it could be read. Compare its pages in the pack with the file.',
  'attachment-pages': 'A PDF is not clear about how many pages it has. Check that all of them are in the pack.',
  'attachment-recognised':
    'The words of scanned pages were recognised by Tesseract. Compare names and figures with the pages.',
  'attachment-redaction':
    'A PDF has words that can be copied but not seen, something drawn over a scan, drawings in a layer that is off, or marks ' +
    'for redaction. This is an error unless you accept it or set a lower severity.',
  'attachment-scanned': 'Pages of a PDF are pictures of text, which cannot be searched or read out by a screen reader.',
  'attachment-title': 'A paper is listed under the name of its file, though the PDF has a title of its own.',
  'attachment-unexamined':
    'Pages of a PDF could not be checked for hidden words. Check them yourself. This is an error unless you accept it or set a ' +
    'lower severity.',
  'attachment-untagged':
    'A PDF has no tags. Its headings, lists and tables in the pack were worked out from how its pages look: check them and ' +
    'write what the message says at the document, or ask its author for a tagged PDF.',
  'attachment-words-in-clear':
    'Words of a private paper, or redacted words, stand in what the public gets of a PDF, or those of a private PDF in a public paper. This is an error unless you accept it.',
  'character-missing':
    'No font that is installed has a character. Its code is printed instead, such as [U+13A0]. Where a package has the font of its ' +
    'script, the message names it. Where most of a report is in such a script, this is an error.',
  'consolidated-pack':
    'With the page numbers of all supplements, the agenda no longer fits on its pages, so there is no consolidated pack.',
  directive: 'A Markdown directive, such as `:::note`, is unknown or has no effect where it is. Its text is printed.',
  file: 'A file is missing or cannot be read, or is not used because of its name.',
  'excel-comments': 'A workbook has comments. This is an error unless you accept it. Comments are never printed.',
  'excel-hidden':
    'A workbook has hidden sheets, rows or columns, or white words on white. This is an error unless you accept it: the pack is without them.',
  'excel-left-out': 'Part of a workbook is left out of the pack, such as cells outside a print area, or macros.',
  'excel-missing':
    'Something in a workbook cannot be printed, such as a chart or a text box. This is an error unless you accept it.',
  'excel-value': 'A formula in a workbook gives an error or has no result, or a number format is not understood.',
  'footnote-uncited': 'Nothing in the text refers to a footnote. It is printed at the end of the document.',
  'front-matter':
    'The front matter of a report has no closing `---`, or is printed as text because it does not end as it should.',
  html: 'A pack cannot show an HTML element. Its text is kept.',
  'image-alt': 'A picture has no description for people who cannot see it.',
  link: 'A link would not work in the pack. Its text is printed.',
  'markdown-node': 'A pack cannot show this kind of Markdown. Its text is kept.',
  'notice-contents':
    'A notice that `agendapack notices` writes does not say something that the law wants in it, such as the reasons why business is private.',
  'page-reference': 'A report refers to a page that is not in the pack.',
  'single-tilde':
    'Single tildes strike text out, but these follow a letter or figure and look like a subscript. Write a subscript as `<sub>2</sub>`.',
  'size-budget': 'A pack is larger than the `size_budget` in agendapack.yaml. The message names its largest papers.',
  template:
    'A template uses a name that does not exist, or has a part that is not closed. Or the file is not used, because no template has its name.',
  typesetting: 'Typst, which lays out the pages, cannot set a passage or warns about it.',
  translation:
    'A text or a paper of a workspace with several languages is not there in one of them. Write `title: { cy: …, en: … }`, put ' +
    '`report.cy.md` beside `report.md`, or add a line to translations/cy.yaml.',
  'slides-comments': 'Slides have comments. This is an error unless you accept it. They are not in the pack.',
  'slides-hidden': 'Some slides are hidden. This is an error unless you accept it. They are not in the pack.',
  'slides-notes': 'Slides have notes for the speaker. This is an error unless you accept it. They are not in the pack.',
  'word-changes':
    'A Word file has tracked changes that nobody has accepted. This is an error unless you accept it: the pack then has the changes made.',
  'word-comments': 'A Word file has comments. This is an error unless you accept it. Comments are never printed.',
  'word-field': 'A field in a Word file changes by itself, or shows one of Word’s own page numbers.',
  'word-headings': 'No paragraph of a Word file has a heading style, so its bold lines are taken as headings.',
  'word-hidden':
    'A Word file has hidden text, text covered in black, or a cropped picture. This is an error unless you accept it.',
  'word-left-out':
    'Part of a Word file is left out of the pack, such as headers and footers, the table of contents, macros or embedded files.',
  'word-missing':
    'Something in a Word file cannot be printed, such as a linked picture or a chart. This is an error unless you accept it.',
  'word-text':
    'Something in a Word file looks different in the pack, such as an equation, a symbol or a table in a table.',
  wording:
    'A language of the settings has no words, or lacks some, so that packs and pages are partly in English; or a file in ' +
    'templates/wording/ has a value that a text cannot have. `agendapack explain wording` lists the languages there are.',
}

/** Those that are errors unless they are accepted or given a lower severity. */
export const stageErrors: ReadonlySet<string> = new Set([
  'attachment-beyond-page',
  'attachment-cropped',
  'attachment-redaction',
  'attachment-unexamined',
  'attachment-words-in-clear',
  'excel-comments',
  'excel-hidden',
  'excel-missing',
  'slides-comments',
  'slides-hidden',
  'slides-notes',
  'word-changes',
  'word-comments',
  'word-hidden',
  'word-missing',
])
