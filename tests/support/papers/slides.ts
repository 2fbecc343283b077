import { zipOf } from './zip.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMES = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"`

/** A slide by what readers do not see of it. */
interface Slide {
  isHidden?: boolean
  notes?: string
  comment?: string
}

/** A presentation made from strings. */
export function slidesFile(slides: readonly Slide[]): Uint8Array {
  const parts = slides.flatMap(({ isHidden, notes, comment }, at): [string, string][] => [
    [`ppt/slides/slide${at}.xml`, `<p:sld ${NAMES}${isHidden ? ' show="0"' : ''}/>`],
    [
      `ppt/slides/_rels/slide${at}.xml.rels`,
      rels([
        ...(notes === undefined ? [] : [['n', 'notesSlide', `../notesSlides/notes${at}.xml`] as const]),
        ...(comment === undefined ? [] : [['c', 'comments', `../comments/comment${at}.xml`] as const]),
      ]),
    ],
    [
      `ppt/notesSlides/notes${at}.xml`,
      `<p:notes ${NAMES}>${shape('body', notes ?? '')}${shape('sldNum', '1')}</p:notes>`,
    ],
  ])
  return zipOf({
    '_rels/.rels': rels([['main', 'officeDocument', 'ppt/presentation.xml']]),
    'ppt/presentation.xml': `<p:presentation ${NAMES}><p:sldIdLst>${slides.map((_, at) => `<p:sldId r:id="s${at}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': rels(
      slides.map((_, at) => [`s${at}`, 'slide', `slides/slide${at}.xml`] as const),
    ),
    ...Object.fromEntries(parts),
  })
}

function shape(placeholder: string, words: string): string {
  return `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${placeholder}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`
}

function rels(entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const all = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}
