import type { Nodes, Parents, Root } from 'mdast'
import type { Files } from '../../host/host.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { eachNode } from '../text/each-node.ts'
import { findImages } from './images.ts'

/** How a picture that cannot be printed is told: the name of the rule, and what to do in the program that made the file. */
interface Telling {
  rule: string
  note: string
}

/**
 * Finds the pictures inside an office file. Those that cannot be printed are taken out of the tree and said: that does not
 * stop the build, if somebody accepts that they are missing.
 *
 * @param path of the file
 */
export async function settlePictures(
  path: string,
  tree: Root,
  files: Files,
  telling: Telling,
): Promise<{ images: ReadonlyMap<string, string>; messages: Message[] }> {
  const { images, messages } = await findImages(path, tree, files)
  takeOutPictures(tree, images)
  return { images, messages: messages.map((found) => withoutPicture(found, telling)) }
}

function withoutPicture(found: Message, { rule, note }: Telling): Message {
  const at = { line: found.line ?? 1, column: found.column ?? 1 }
  const place: Place = { file: found.file ?? '', start: at, end: at }
  const reason = 'The picture here cannot be read.'
  return message({ rule, severity: 'warning', place, reason, note, cause: found })
}

function takeOutPictures(tree: Nodes, images: ReadonlyMap<string, string>): void {
  eachNode(tree, (node) => {
    if (!('children' in node)) return undefined
    const parent: Parents = node
    const kept = parent.children.filter((child) => child.type !== 'image' || images.has(child.url))
    if (kept.length < parent.children.length) Object.assign(parent, { children: kept })
    return undefined
  })
}
