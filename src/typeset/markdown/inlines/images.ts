import type { Image, ImageReference, Paragraph, PhrasingContent } from 'mdast'
import { points, quote } from '../../typst-syntax.ts'
import { printable } from '../characters/printable.ts'
import type { State } from '../context.ts'
import { fail, warn } from '../tree.ts'
import { call, named } from '../write.ts'

/** A picture among words. */
export function image(node: Image, state: State): string {
  const source = picture(node, state)
  return source === undefined ? replacement(node, state) : call('box', source)
}

export function imageReference(node: ImageReference, state: State): string {
  const found = resolved(node, state)
  return found ? image(found, state) : quote(printable(node.alt ?? '', node, state))
}

/** The pictures of a paragraph that holds nothing else; undefined if it holds words. */
export function picturesOf(node: Paragraph, state: State): Image[] | undefined {
  const children = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const pictures = children.flatMap((child) => asImage(child, state) ?? [])
  return pictures.length > 0 && pictures.length === children.length ? pictures : undefined
}

/** A picture by itself, with its title as the caption. */
export function standalonePicture(node: Image, state: State): string {
  const source = picture(node, state)
  if (source === undefined) return call('body-paragraph', replacement(node, state))
  const caption = node.title ? quote(printable(node.title, node, state)) : undefined
  const tallest = node.data?.tallest === undefined ? undefined : `${node.data.tallest * 100}%`
  return call('picture', named('caption', caption), named('tallest', tallest), source)
}

function asImage(node: PhrasingContent, state: State): Image | undefined {
  if (node.type === 'image') return node
  return node.type === 'imageReference' ? resolved(node, state) : undefined
}

function resolved(node: ImageReference, state: State): Image | undefined {
  const definition = state.definitions.get(node.identifier)
  return definition && { ...node, type: 'image', url: definition.url, title: definition.title }
}

/** The call is in the document's own source, so that Typst's error about a broken picture points to its line. */
function picture(node: Image, state: State): string | undefined {
  const path = state.context.image(node.url)
  if (path === undefined) {
    fail(
      state,
      node,
      'image-missing',
      `There is no PNG, JPEG, SVG, WebP or GIF picture "${node.url.slice(0, 60)}" in the workspace.`,
      'Put the file beside the report and give its file name. Pictures are not downloaded from the internet.',
    )
    return undefined
  }
  const width = named('width', widthOf(node, state))
  if (node.data?.decorative) return call('pdf.artifact', call('image', quote(path), width))
  return call('image', quote(path), width, named('alt', quote(alternative(node, state))))
}

/** Points in an em of the smallest type that a table has. */
const SMALLEST_EM = 6.5

function widthOf({ data }: Image, { width, columnWidth }: State): string | undefined {
  if (data?.width === undefined) return undefined
  const room = columnWidth === undefined ? width : columnWidth * SMALLEST_EM
  return points(Math.max(1, Math.min(data.width, room)))
}

/** PDF/UA-1 asks for an alternative description of every figure (ISO 14289-1, 7.3). */
function alternative(node: Image, state: State): string {
  const text = printable(node.alt ?? '', node, state).trim()
  if (text !== '') return text
  warn(
    state,
    node,
    'image-alt',
    'The picture has no description.',
    'Write what it shows in the square brackets, for readers who cannot see it: ![Bar chart: waiting times fell by a third](chart.png)',
  )
  return state.context.wording.text('pack.picture')
}

/** The description in the place of a picture that is not there. */
function replacement(node: Image, state: State): string {
  const words = printable(node.alt ?? '', node, state).trim()
  return quote(words === '' ? `[${printable(node.url, node, state)}]` : `[${words}]`)
}
