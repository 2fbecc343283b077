import type { Image, Paragraph, RootContent } from 'mdast'
import type { Files } from '../../host/host.ts'
import { hasErrors, type Message, message, type Place } from '../../messages/message.ts'
import { readFile } from '../file-problem.ts'
import type { Result } from '../result.ts'
import { frontMatterSchema } from '../schema/front-matter.ts'
import type { Report } from '../sources.ts'
import { findImages } from './images.ts'
import { shownSize } from './raster.ts'

/** Endings of files that are a page of their own. */
export const PICTURE_ENDINGS: readonly string[] = ['.jpg', '.jpeg', '.png', '.webp', '.gif', '.svg']

/** A picture that meeting.yaml lists. */
export interface ListedPicture {
  /** As written, relative to the file that lists it. */
  file: string
  /** Printed below it. */
  title?: string | undefined
  /** What it shows, for readers who cannot see it. */
  alt?: string | undefined
  /** Where it is listed. */
  place: Place
}

/** How many pictures a page can have: side by side, and the greatest height of each as a share of the page's text. */
const LAYOUTS = {
  1: { columns: 1, tallest: 0.84 },
  2: { columns: 1, tallest: 0.4 },
  4: { columns: 2, tallest: 0.38 },
  6: { columns: 2, tallest: 0.25 },
} as const

export type PicturesPerPage = keyof typeof LAYOUTS

/**
 * Makes a report of pictures: one on a page turned to its shape, or several on upright pages.
 *
 * @param title of the paper
 * @returns the report unless a picture cannot be printed; one without a description is told where it is listed
 */
export async function readPictures(
  pictures: readonly ListedPicture[],
  perPage: PicturesPerPage,
  title: string,
  files: Files,
): Promise<Result<Report>> {
  const nodes = pictures.map((picture) => ({ ...imageOf(picture, title), position: positionOf(picture.place) }))
  const [first] = pictures
  const source = first?.place.file ?? ''
  const found = await findImages(source, { type: 'root', children: nodes.map(paragraph) }, files)
  const messages = [...found.messages, ...pictures.flatMap(askForDescription)]
  const path = first && found.images.get(first.file)
  if (!first || path === undefined || hasErrors(messages)) return { value: undefined, messages }
  const isTurned = pictures.length === 1 && (await isWide(files, path, first.place))
  const images = pictures.map((picture) => imageOf(picture, title))
  const report: Report = {
    path,
    text: pictures.flatMap((picture) => [picture.title ?? [], picture.alt ?? []].flat()).join('\n'),
    frontMatter: frontMatterSchema.parse({ title, ...(isTurned ? { orientation: 'landscape' } : {}) }),
    place: () => first.place,
    tree: { type: 'root', children: pagesOf(images, perPage) },
    images: found.images,
  }
  return { value: report, messages }
}

/** Without a position: what there is to say of it stands where meeting.yaml lists it. */
function imageOf({ file, title, alt }: ListedPicture, paper: string): Image {
  return { type: 'image', url: file, title: title ?? null, alt: alt ?? title ?? paper }
}

function paragraph(image: Image): Paragraph {
  return { type: 'paragraph', children: [image] }
}

function positionOf({ start, end }: Place): NonNullable<Image['position']> {
  return { start, end }
}

/** PDF/UA-1 asks for an alternative description of every figure (ISO 14289-1, 7.3). */
function askForDescription({ file, alt, place }: ListedPicture): Message[] {
  if (alt !== undefined) return []
  const reason = 'The picture has no description.'
  const note = 'Say what it shows, for readers who cannot see it: `alt: The east gate from Mill Road`.'
  return [message({ rule: 'image-alt', severity: 'warning', place, reason, note, actual: file })]
}

async function isWide(files: Files, path: string, place: Place): Promise<boolean> {
  const bytes = await readFile(files, path, place)
  const size = 'reason' in bytes ? undefined : shownSize(bytes)
  return size !== undefined && size.width > size.height
}

/** Pages of so many pictures each, in rows. */
function pagesOf(images: readonly Image[], perPage: PicturesPerPage): RootContent[] {
  const { columns, tallest } = LAYOUTS[perPage]
  const fitted = images.map((image) => paragraph({ ...image, data: { tallest } }))
  return chunks(fitted, perPage).flatMap((page, index): RootContent[] => [
    ...(index === 0 ? [] : [pageBreak()]),
    ...(columns === 1 ? page : chunks(page, columns).map(sideBySide)),
  ])
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

function pageBreak(): RootContent {
  return { type: 'leafDirective', name: 'page-break', attributes: {}, children: [] }
}

function sideBySide(row: readonly Paragraph[]): RootContent {
  return {
    type: 'containerDirective',
    name: 'columns',
    attributes: {},
    children: row.map((picture) => ({
      type: 'containerDirective',
      name: 'column',
      attributes: {},
      children: [picture],
    })),
  }
}
