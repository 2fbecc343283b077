import type { Nodes, Parents } from 'mdast'
import type { Files } from '../../host/host.ts'
import { nameOf } from '../../host/paths.ts'
import { hasErrors, type Message, message, type Place } from '../../messages/message.ts'
import { readWord, type WordReport } from '../../office/word/read-word.ts'
import { checkTree } from '../markdown/tree-limits.ts'
import { findImages } from '../pictures/images.ts'
import type { Result } from '../result.ts'
import { frontMatterSchema } from '../schema/front-matter.ts'
import type { Report } from '../sources.ts'
import { eachNode } from '../text/each-node.ts'
import { titleFromName } from '../text/title-from-name.ts'
import { messageOf, START } from './messages.ts'
import { refusalOf } from './refusal.ts'

/**
 * Reads a Word file as a report. Its text has a line for each paragraph, so that the line of a place is the number of a
 * paragraph. Pictures stay in the file: their paths lead into it, for files that know packages.
 *
 * @param path relative to the workspace
 * @returns the report unless the file cannot be read; what must not go out is said, and for the check to stop
 */
export async function readWordReport(path: string, bytes: Uint8Array, files: Files): Promise<Result<Report>> {
  const read = open(path, bytes)
  if ('reason' in read) return { value: undefined, messages: [read] }
  const messages: Message[] = read.findings.map((finding) => messageOf(path, finding))
  messages.push(...checkTree(path, read.tree))
  const found = await findImages(path, read.tree, files)
  messages.push(...found.messages.map(withoutPicture))
  takeOutPictures(read.tree, found.images)
  if (read.tree.children.length === 0) messages.push(refused(path, EMPTY))
  const report: Report = {
    path,
    text: read.text,
    frontMatter: frontMatterSchema.parse({
      title: read.title ?? titleFromName(path),
      ...(read.landscape ? { orientation: 'landscape' } : {}),
    }),
    place: () => ({ file: path, start: START, end: START }),
    tree: read.tree,
    images: found.images,
  }
  return { value: hasErrors(messages) ? undefined : report, messages }
}

const EMPTY = { reason: 'This Word file has no words.', note: 'Write it, or say `to_follow` with a date.' }

function open(path: string, bytes: Uint8Array): WordReport | Message {
  try {
    return readWord(bytes, (part) => `${nameOf(path)}/${part}`)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return refused(path, refusal)
  }
}

function refused(path: string, refusal: { reason: string; note: string }): Message {
  return message({ rule: 'word-file', severity: 'error', place: { file: path, start: START, end: START }, ...refusal })
}

/** A picture that cannot be printed does not stop the build, if somebody accepts that it is missing. */
function withoutPicture(found: Message): Message {
  const place: Place = {
    file: found.file ?? '',
    start: { line: found.line ?? 1, column: found.column ?? 1 },
    end: { line: found.line ?? 1, column: found.column ?? 1 },
  }
  return message({
    rule: 'word-missing',
    severity: 'warning',
    place,
    reason: 'The picture here cannot be read.',
    note: 'In Word, put it in again as PNG or JPEG.',
    cause: found,
  })
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
