import type { Image } from 'mdast'
import { descendants, elements, type XmlElement } from '../../xml.ts'
import { quoted, type WordFinding } from '../findings.ts'
import { alternative } from '../package.ts'
import type { Story } from '../reading.ts'

/** A picture of the tree, or what is to be said where there can be none; sometimes both. */
export interface Drawn {
  node?: Image
  finding?: WordFinding
}

/** Endings of pictures that can be printed. */
const PRINTABLE = /\.(?:png|jpe?g|gif|webp|svg)$/i

/** The pictures of `w:drawing`: those it holds, and the charts and diagrams that it would draw. */
export function drawingIn(element: XmlElement, story: Story): Drawn[] {
  const [properties] = [...descendants(element, 'wp:docPr')]
  const words = properties?.attributes.get('descr')?.trim() || properties?.attributes.get('title')?.trim() || ''
  const decorative = [...descendants(element, 'adec:decorative')].some(({ attributes }) =>
    /^(?:1|true)$/.test(attributes.get('val') ?? ''),
  )
  const pictures = [...within(element, 'a:blip')].flatMap(({ attributes }) => {
    const id = attributes.get('r:embed') ?? attributes.get('r:link')
    return id === undefined ? [] : picture(id, words, story, decorative)
  })
  const [extent] = within(element, 'wp:extent')
  sized(pictures, Number(extent?.attributes.get('cx')) / EMUS_IN_A_POINT)
  if (pictures.length > 0 && [...within(element, 'a:srcRect')].some(isCrop)) pictures.push({ finding: cropped(words) })
  if (pictures.length > 0) return pictures
  const kind =
    holds(element, 'c:chart') || /chart/.test(graphicOf(element))
      ? 'chart'
      : holds(element, 'dgm:relIds')
        ? 'SmartArt diagram'
        : undefined
  return kind === undefined ? [] : [{ finding: notDrawn(kind, words) }]
}

/** The pictures of `w:pict` and `w:object`, as older versions of Word wrote them. */
export function pictIn(element: XmlElement, story: Story): Drawn[] {
  const alternatives = [...descendants(element, 'v:shape'), ...descendants(element, 'v:rect')]
  const words =
    alternatives.map(({ attributes }) => attributes.get('alt')?.trim() ?? '').find((alt) => alt !== '') ?? ''
  const pictures = [...within(element, 'v:imagedata')].flatMap(({ attributes }) => {
    const id = attributes.get('r:id') ?? attributes.get('r:embed')
    return id === undefined ? [] : picture(id, words || (attributes.get('o:title') ?? ''), story, false)
  })
  const widths = alternatives.map(
    ({ attributes }) => /(?:^|;)\s*width:([\d.]+)pt/.exec(attributes.get('style') ?? '')?.[1],
  )
  sized(pictures, Number(widths.find((width) => width !== undefined)))
  const isObject = element.name === 'w:object' && holds(element, 'o:OLEObject')
  return pictures.length === 0 && isObject ? [{ finding: notDrawn('embedded object', words) }] : pictures
}

function picture(id: string, alt: string, { relationships, reading }: Story, decorative: boolean): Drawn[] {
  const found = relationships.get(id)
  if (!found) return []
  if (found.external) return [{ finding: outside(found.target, alt) }]
  if (!reading.pack.archive.has(found.target))
    return [{ finding: notDrawn('picture whose file is not in the document', alt) }]
  if (!PRINTABLE.test(found.target)) return [{ finding: otherKind(found.target, alt) }]
  const node: Image = { type: 'image', url: reading.pictureAddress(found.target), title: null, alt }
  return [{ node: decorative && alt === '' ? { ...node, data: { decorative: true } } : node }]
}

const EMUS_IN_A_POINT = 12_700

/** Gives a picture that is alone in its drawing the width that it has in Word, in points. */
function sized(pictures: readonly Drawn[], width: number): void {
  const [only, ...others] = pictures
  if (!only?.node || others.length > 0 || !(width >= 1 && width < 5000)) return
  only.node.data = { ...only.node.data, width: Math.round(width) }
}

/** The elements of a name in a drawing, but not in the text boxes in it, which are read for themselves. */
function* within(element: XmlElement, name: string): Generator<XmlElement> {
  for (const one of elements(element)) {
    if (one.name === name) yield one
    if (one.name === 'mc:AlternateContent') yield* within(alternative(one) ?? one, name)
    else if (one.name !== 'w:txbxContent') yield* within(one, name)
  }
}

function holds(element: XmlElement, name: string): boolean {
  return !within(element, name).next().done
}

/** Hundredths of a per cent that are cut off a side: more than what rounding leaves. */
const CROP = 1000

function isCrop({ attributes }: XmlElement): boolean {
  return ['l', 't', 'r', 'b'].some((side) => Number(attributes.get(side) ?? 0) > CROP)
}

function graphicOf(element: XmlElement): string {
  return [...descendants(element, 'a:graphicData')][0]?.attributes.get('uri') ?? ''
}

const SAVE = 'In Word, copy it, choose Paste special, Picture (PNG), and give it alternative text.'

function notDrawn(kind: string, alt: string): WordFinding {
  return missing(`The ${kind}${said(alt)} has no picture that can be printed.`, SAVE)
}

function otherKind(target: string, alt: string): WordFinding {
  const ending = target.slice(target.lastIndexOf('.') + 1).toUpperCase()
  return missing(`The picture${said(alt)} is of a kind (${ending}) that cannot be printed.`, SAVE)
}

function cropped(alt: string): WordFinding {
  return {
    rule: 'word-hidden',
    severity: 'acceptable',
    reason: `The picture${said(alt)} is cropped in Word, but all of it is still in the file, and would be printed.`,
    note: 'In Word, choose Picture format, Compress pictures, Delete cropped areas, and save.',
    position: undefined,
  }
}

function outside(target: string, alt: string): WordFinding {
  return missing(
    `The picture${said(alt)} is not in the file, but at ${target.slice(0, 100)}. It is not fetched.`,
    'In Word, choose File, Info, Edit links to files, Break link; or put the picture in again.',
  )
}

function missing(reason: string, note: string): WordFinding {
  return { rule: 'word-missing', severity: 'acceptable', reason, note, position: undefined }
}

function said(alt: string): string {
  return alt === '' ? '' : ` ${quoted(alt)}`
}
