import { openPackage, partOf, type Relationships, relationshipsIn } from './parts.ts'
import { childrenNamed, descendants, ownText, type XmlElement } from './xml.ts'
import { type Archive, ArchiveError } from './zip.ts'

/** What slides hold that readers do not see, by the numbers of the slides, from 1. */
export interface HiddenInSlides {
  hiddenSlides: readonly number[]
  /** Slides with notes for the speaker. */
  notes: readonly number[]
  comments: readonly number[]
}

/**
 * Searches a presentation for what its author may not want to be read (ECMA-376-1, part 13).
 *
 * @throws ArchiveError, XmlProblem for a file that cannot be read, or holds no slides
 */
export function searchSlides(bytes: Uint8Array): HiddenInSlides {
  const archive = openPackage(bytes)
  const main = [...relationshipsIn(archive, '').values()].find((one) => one.type === 'officeDocument' && !one.external)
  const root = main && partOf(archive, main.target)
  if (!main || root?.name !== 'p:presentation') throw new ArchiveError('not-zip', 'no presentation')
  const relationships = relationshipsIn(archive, main.target)
  const [list] = childrenNamed(root, 'p:sldIdLst')
  const targets = childrenNamed(list, 'p:sldId').map(({ attributes }) =>
    relationships.get(attributes.get('r:id') ?? ''),
  )
  const slides = targets.map((found) => (found && !found.external ? readSlide(archive, found.target) : undefined))
  const numbers = (isMeant: (slide: NonNullable<(typeof slides)[number]>) => boolean): number[] =>
    slides.flatMap((slide, index) => (slide && isMeant(slide) ? [index + 1] : []))
  return {
    hiddenSlides: numbers(({ root: slide }) => ['0', 'false'].includes(slide?.attributes.get('show') ?? '1')),
    notes: numbers((slide) => slide.hasNotes),
    comments: numbers((slide) => slide.hasComments),
  }
}

function readSlide(archive: Archive, target: string) {
  const relationships = relationshipsIn(archive, target)
  const notes = ofType(relationships, 'notesSlide').flatMap((part) => partOf(archive, part) ?? [])
  return {
    root: partOf(archive, target),
    hasNotes: notes.some(hasWords),
    // `comments` since 2018, `comment` before ([MS-PPTX] 2.1.4).
    hasComments: ofType(relationships, 'comment').length > 0 || ofType(relationships, 'comments').length > 0,
  }
}

function ofType(relationships: Relationships, type: string): string[] {
  return [...relationships.values()].filter((one) => one.type === type && !one.external).map(({ target }) => target)
}

/** Words of the notes themselves: numbers, dates, headers and footers of the page have placeholders of their own. */
function hasWords(notes: XmlElement): boolean {
  return [...descendants(notes, 'p:sp')].some((shape) => {
    const [placeholder] = descendants(shape, 'p:ph')
    const isOwn = ['sldNum', 'dt', 'hdr', 'ftr', 'sldImg'].includes(placeholder?.attributes.get('type') ?? '')
    return !isOwn && [...descendants(shape, 'a:t')].some((text) => ownText(text).trim() !== '')
  })
}
