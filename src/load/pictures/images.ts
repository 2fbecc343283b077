import type { Definition, Html, Image, ImageReference, Root } from 'mdast'
import type { Files } from '../../host/host.ts'
import { folderOf, nameOf, resolvePath } from '../../host/paths.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { decodedAddress } from '../address.ts'
import { fileStatus, readFile } from '../file-problem.ts'
import { htmlPictureAddresses } from '../markdown/html-pictures.ts'
import { eachNode } from '../text/each-node.ts'
import { suggest } from '../text/suggest.ts'
import { pictureProblem } from './picture.ts'

const SIZE_LIMIT = 50 * 1024 * 1024

interface Wanted {
  url: string
  place: Place
}

/**
 * Finds the files of all pictures of a report, relative to the report. Refused, each at its place: pictures of the web,
 * paths out of the workspace, missing files and files that are no PNG, JPEG, SVG, WebP or GIF.
 *
 * @param path of the report
 * @returns paths in the workspace by the address that the report gives
 */
export async function findImages(
  path: string,
  tree: Root,
  files: Files,
): Promise<{ images: Map<string, string>; messages: Message[] }> {
  const images = new Map<string, string>()
  const messages: Message[] = []
  const settled = new Map<string, { file: string } | { problem: (place: Place) => Message }>()
  for (const { url, place } of wantedImages(path, tree)) {
    const found = settled.get(url) ?? (await findImage(path, url, files))
    settled.set(url, found)
    if ('file' in found) images.set(url, found.file)
    else messages.push(found.problem(place))
  }
  return { images, messages }
}

function wantedImages(path: string, tree: Root): Wanted[] {
  const wanted: Wanted[] = []
  const definitions = new Map<string, Definition>()
  const pictures: (Image | ImageReference)[] = []
  eachNode(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'image' || node.type === 'imageReference') pictures.push(node)
    if (node.type === 'html') {
      for (const url of htmlPictureAddresses(node)) wanted.push({ url, place: placeOf(path, node) })
    }
  })
  for (const node of pictures) {
    const url = node.type === 'image' ? node.url : definitions.get(node.identifier)?.url
    if (url !== undefined) wanted.push({ url, place: placeOf(path, node) })
  }
  return wanted
}

function placeOf(file: string, node: Html | Image | ImageReference): Place {
  const start = node.position?.start ?? { line: 1, column: 1, offset: 0 }
  return { file, start, end: node.position?.end ?? start }
}

type Found = { file: string } | { problem: (place: Place) => Message }

async function findImage(report: string, url: string, files: Files): Promise<Found> {
  const refuse = (reason: string, note: string | undefined) => refused(shorten(url), reason, note)
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(url)) {
    const reason = `The picture \`${shorten(url)}\` is not a file in the workspace.`
    return refuse(reason, 'Save the picture beside the report and give its file name.')
  }
  for (const written of new Set([url, decodedAddress(url)])) {
    const file = resolvePath(folderOf(report), written)
    if (!file) {
      const reason = `The picture \`${shorten(url)}\` is outside the workspace.`
      return refuse(reason, 'Save the picture beside the report and give its file name.')
    }
    const nowhere = { file: report }
    const status = await fileStatus(files, file, nowhere)
    if (status === undefined) continue
    if ('reason' in status) return refuse(status.reason, status.note)
    if (status.size > SIZE_LIMIT) {
      return refuse(
        `The picture is ${Math.ceil(status.size / 1_000_000)} MB; at most 50 MB are allowed.`,
        'Save it at a lower resolution.',
      )
    }
    const bytes = await readFile(files, file, nowhere)
    if ('reason' in bytes) return refuse(bytes.reason, bytes.note)
    const problem = pictureProblem(file, bytes)
    return problem ? refuse(problem.reason, problem.note) : { file }
  }
  const near = await nearName(report, url, files)
  const note = near === undefined ? 'Correct the name, or add the file.' : `Did you mean \`${near}\`?`
  return refuse(`There is no picture \`${shorten(url)}\`.`, note)
}

/** The address with the name of a picture that is there and differs by case or a few letters. */
async function nearName(report: string, url: string, files: Files): Promise<string | undefined> {
  const written = decodedAddress(url)
  const file = resolvePath(folderOf(report), written)
  if (file === undefined) return undefined
  const pictures = (await files.list(folderOf(file))).filter((name) => /\.(?:png|jpe?g|svg|gif|webp)$/i.test(name))
  const meant = suggest(nameOf(file), pictures)
  return meant && `${written.slice(0, written.length - nameOf(file).length)}${meant}`
}

function refused(actual: string, reason: string, note: string | undefined): Found {
  return {
    problem: (place) => message({ rule: 'image', severity: 'error', place, reason, actual, note }),
  }
}

function shorten(url: string): string {
  return url.length > 80 ? `${url.slice(0, 80)}…` : url
}
