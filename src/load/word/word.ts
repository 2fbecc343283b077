import type { Files } from '../../host/host.ts'
import { nameOf } from '../../host/paths.ts'
import { hasErrors, type Message, message } from '../../messages/message.ts'
import { readWord, type WordReport } from '../../office/word/read-word.ts'
import { checkTree } from '../markdown/tree-limits.ts'
import { settlePictures } from '../pictures/in-package.ts'
import type { Result } from '../result.ts'
import { frontMatterSchema } from '../schema/front-matter.ts'
import type { Report } from '../sources.ts'
import { titleFromName } from '../text/title-from-name.ts'
import { messageOf, START } from './messages.ts'
import { refusalOf } from './refusal.ts'
import { withWhereabouts } from './whereabouts.ts'

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
  const found = await settlePictures(path, read.tree, files, MISSING_PICTURE)
  messages.push(...found.messages)
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
  // Of a report that is there, the check says where its author finds the places.
  if (!hasErrors(messages)) return { value: report, messages }
  return { value: undefined, messages: [...withWhereabouts(messages, report)] }
}

const EMPTY = { reason: 'This Word file has no words.', note: 'Write it, or say `to_follow` with a date.' }

const MISSING_PICTURE = { rule: 'word-missing', note: 'In Word, put it in again as PNG or JPEG.' }

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
  return message({ rule: 'word-file', severity: 'error', place: { file: path }, ...refusal })
}
