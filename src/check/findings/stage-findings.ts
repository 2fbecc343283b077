/**
 * Findings of other stages that are no reason to stop, by name, with what each says. As those of the rules here, they can
 * be set under `rules:` and accepted under `accept:`; an error of these stages stays one.
 */
export const stageFindings: Readonly<Record<string, string>> = {
  'attachment-alternatives': 'A tagged PDF has pictures without an alternative text. Its owner can describe them.',
  'attachment-covered': 'Stamps lie over something on a page of a PDF. `stamp: auto` makes room for them.',
  'attachment-cropped': 'A page of a PDF was cropped, and has words outside of what it shows, which can be searched.',
  'attachment-damaged': 'The contents of pages of a PDF are damaged: some of them may be missing in the pack, too.',
  'attachment-dropped': 'Something in a PDF is left out of the pack: scripts, launch actions, files, signatures, XFA.',
  'attachment-encrypted': 'A PDF was encrypted; the pack holds it decrypted.',
  'attachment-fonts': 'A PDF uses fonts that it does not hold; it may look different on other computers.',
  'attachment-headings': 'The headings of a tagged PDF skip a level.',
  'attachment-mended': 'A PDF could only be read after it was mended. Compare its pages in the pack with the file.',
  'attachment-pages': 'A PDF contradicts itself about how many pages it has. Look at its pages in the pack.',
  'attachment-redaction':
    'Words of a PDF lie under black, or are marked for redaction, and can still be copied. It is an error, unless it is accepted or set to be less.',
  'attachment-scanned': 'Pages of a PDF are pictures of text: nothing can be read out or searched.',
  'attachment-unexamined': 'Pages of a PDF could not be drawn, so that nobody has looked there for words under black.',
  'attachment-untagged': 'A PDF has no tags. In the pack each of its pages is one paragraph to a screen reader.',
  'character-missing': 'No bundled font has a character. It prints as its code point, such as [U+133C].',
  'consolidated-pack':
    'The agenda with all page ranges is longer than the pages it has: there is no consolidated pack.',
  directive: 'A directive of Markdown is not known, or is where it has no effect. Its text is printed.',
  file: 'A file is not there or cannot be read; or it is not used, because of its name.',
  'footnote-uncited': 'Nothing cites a footnote. It is printed at the end of the document.',
  'front-matter': 'Front matter has no end; or what looks like it is printed as text, because of how it ends.',
  html: 'An HTML element is not one that a pack can hold. Its text is kept.',
  'image-alt': 'A picture has no description for readers who cannot see it.',
  link: 'A reader of the pack could not follow a link. Its text is printed.',
  'markdown-node': 'Markdown that is neither CommonMark nor GFM. Its text is kept.',
  'page-reference': 'A text names a page that the pack does not have.',
  'single-tilde':
    'One tilde on each side strikes text out, right after a letter or a figure: it looks like a subscript, `<sub>2</sub>`.',
  'size-budget': 'A pack is larger than the `size_budget` in agendapack.yaml; the largest papers are named.',
  template:
    'A template uses a name that does not exist or is not closed; or its own name is that of none, and it is not used.',
  typesetting: 'Typst cannot set a passage, or warns about it.',
}

/** Those of them that are errors unless they are accepted or set to be less. */
export const stageErrors: ReadonlySet<string> = new Set(['attachment-redaction'])
