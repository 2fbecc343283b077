import type { Definition, Image, ImageReference, Root } from 'mdast'
import type { Files } from '../../host/host.ts'
import { folderOf, resolvePath } from '../../host/paths.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { decodedAddress } from '../address.ts'
import { fileStatus, readFile } from '../file-problem.ts'
import { eachNode } from '../text/each-node.ts'
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
  })
  for (const node of pictures) {
    const url = node.type === 'image' ? node.url : definitions.get(node.identifier)?.url
    if (url !== undefined) wanted.push({ url, place: placeOf(path, node) })
  }
  return wanted
}

function placeOf(file: string, node: Image | ImageReference): Place {
  const start = node.position?.start ?? { line: 1, column: 1, offset: 0 }
  return { file, start, end: node.position?.end ?? start }
}

type Found = { file: string } | { problem: (place: Place) => Message }

async function findImage(report: string, url: string, files: Files): Promise<Found> {
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(url)) {
    const reason = `Unexpected picture \`${shorten(url)}\` that is not a file, expected a path in the workspace`
    return refuse(reason, 'Save the picture beside the report and give its file name.')
  }
  for (const written of new Set([url, decodedAddress(url)])) {
    const file = resolvePath(folderOf(report), written)
    if (!file) {
      const reason = `Unexpected picture \`${shorten(url)}\` outside the workspace, expected a path inside it`
      return refuse(reason, 'Save the picture beside the report and give its file name.')
    }
    const nowhere = { file: report }
    const status = await fileStatus(files, file, nowhere)
    if (status === undefined) continue
    if ('reason' in status) return refuse(status.reason, status.note)
    if (status.size > SIZE_LIMIT) {
      return refuse(
        `Unexpected picture of ${status.size} bytes, expected at most 50 MiB`,
        'Save it at a lower resolution.',
      )
    }
    const bytes = await readFile(files, file, nowhere)
    if ('reason' in bytes) return refuse(bytes.reason, bytes.note)
    const problem = pictureProblem(file, bytes)
    return problem ? refuse(problem.reason, problem.note) : { file }
  }
  return refuse(
    `Unexpected path of a picture: \`${shorten(url)}\` does not exist`,
    'Correct the name, or put the file there.',
  )
}

function refuse(reason: string, note: string | undefined): Found {
  return {
    problem: (place) => message({ rule: 'image', severity: 'error', place, reason, note }),
  }
}

function shorten(url: string): string {
  return url.length > 80 ? `${url.slice(0, 80)}…` : url
}
