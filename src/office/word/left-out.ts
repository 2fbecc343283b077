import { descendants, elements, type XmlElement } from '../xml.ts'
import { listing, quoted, type WordFinding } from './findings.ts'
import type { WordPackage } from './package.ts'
import { allWords } from './text/changes.ts'

/** Words that say who may read a paper, or that it is not final. */
const MARKING =
  /\b(?:restricted|confidential|official[ -]sensitive|secret|not for publication|exempt|private|embargo(?:ed)?|draft)\b/i

/** What a Word file holds besides its text, and no pack gets: macros, files in it, what it loads from elsewhere, headers. */
export function leftOut(pack: WordPackage): WordFinding[] {
  return [...macros(pack), ...embedded(pack), ...template(pack), ...contents(pack), ...headers(pack)]
}

function macros({ archive }: WordPackage): WordFinding[] {
  if (!archive.names.some((name) => /vbaproject\.bin$/i.test(name))) return []
  return [
    said(
      'warning',
      'The file has macros. They are not run, and no reader gets them.',
      'Save it as .docx, and ask whoever sent it why it has macros.',
    ),
  ]
}

function embedded({ archive }: WordPackage): WordFinding[] {
  const files = archive.names.filter((name) => /\/embeddings\//i.test(name))
  if (files.length === 0) return []
  const names = listing(files.map((name) => name.slice(name.lastIndexOf('/') + 1)))
  return [
    said(
      'warning',
      `${files.length === 1 ? 'Another file is' : `${files.length} other files are`} embedded in this one (${names}). Readers get its picture at most.`,
      'If readers need it, list it under `documents:` as a paper of its own.',
    ),
  ]
}

function template(pack: WordPackage): WordFinding[] {
  const settings = pack.relationshipsOf('settings')
  const outside = [...settings.values()].filter(({ type, external }) => external && type === 'attachedTemplate')
  return outside
    .filter(({ target }) => /^(?:https?|ftp|file:\/\/\/\\\\|\\\\)/i.test(target))
    .map(({ target }) =>
      said(
        'warning',
        `The file would load a template from ${target.slice(0, 100)}. It is not fetched.`,
        'Ask whoever sent it what the template is for. In Word, Developer, Document template shows it.',
      ),
    )
}

/** A list of contents has Word's page numbers, which are not those of the pack. */
function contents({ document }: WordPackage): WordFinding[] {
  const galleries = [...descendants(document, 'w:docPartGallery')].some(
    ({ attributes }) => attributes.get('w:val') === 'Table of Contents',
  )
  const fields = [...descendants(document, 'w:instrText')].some((one) => /^\s*TOC\b/.test(one.children.join('')))
  if (!galleries && !fields) return []
  return [
    said(
      'info',
      'The list of contents is left out: its page numbers are not those of the pack.',
      'Nothing needs to be done. The bookmarks of the pack have its headings.',
    ),
  ]
}

function headers(pack: WordPackage): WordFinding[] {
  const words = [...pack.allRelated('header'), ...pack.allRelated('footer')].flatMap((part) => wordsIn(part))
  const found = headerAdvice(words)
  return found ? [said(found.severity, found.reason, found.note)] : []
}

/**
 * What there is to say of the words of headers and footers, which no pack has.
 *
 * @param where such as ` of sheet “Plan”`
 */
export function headerAdvice(
  words: readonly string[],
  where = '',
): { severity: 'warning' | 'info'; reason: string; note: string } | undefined {
  const told = [...new Set(words)].filter(
    (text) => /\p{L}{2}/u.test(text) && !/^page\b[\s\d]*(?:of[\s\d]*)?$/i.test(text),
  )
  if (told.length === 0) return undefined
  const marking = told.find((text) => MARKING.test(text))
  if (marking !== undefined) {
    return {
      severity: 'warning',
      reason: `The header or footer${where} says ${quoted(marking)}. Headers and footers are left out, so that readers would not see it.`,
      note: 'Make sure that this is the final paper, and that the public may read it; otherwise mark the item `private:`.',
    }
  }
  return {
    severity: 'info',
    reason: `Headers and footers${where} are left out: ${told.slice(0, 3).map(quoted).join(', ')}.`,
    note: 'If readers need these words, put them in the text.',
  }
}

/** The words of a header, paragraph by paragraph, and those of a watermark. */
function wordsIn(part: XmlElement): string[] {
  const watermarks = [...descendants(part, 'v:textpath')].map(({ attributes }) => attributes.get('string') ?? '')
  const paragraphs = [...descendants(part, 'w:p')].filter((one) =>
    elements(one).every(({ name }) => name !== 'w:txbxContent'),
  )
  return [...paragraphs.map(allWords), ...watermarks]
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
}

function said(severity: WordFinding['severity'], reason: string, note: string): WordFinding {
  return { rule: 'word-left-out', severity, reason, note, position: undefined }
}
