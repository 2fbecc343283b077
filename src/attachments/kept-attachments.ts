import { createHash } from 'node:crypto'
import type { Shelf } from '../kept/shelves.ts'
import type { Result } from '../load/result.ts'
import { copyMessage, type Message, moveMessage, type Place } from '../messages/message.ts'
import type { Attachment } from './attachment.ts'
import { openAttachment } from './opening/open.ts'

/** An attachment that was opened for a place of meeting.yaml. */
interface KeptAttachment {
  result: Result<Attachment>
  place: Place
}

/**
 * Gives a function that opens attachments as `openAttachment` does, but each file once, whichever audience it is for and
 * wherever in meeting.yaml it stands. What could not be opened is tried again.
 */
export function openingOnce(shelf: Shelf<string, KeptAttachment>): typeof openAttachment {
  return async (path, bytes, options) => {
    const { place, ...others } = options
    const digest = createHash('sha256').update(bytes).digest('hex')
    const key = JSON.stringify([path, digest, others])
    const kept = shelf.get(key)
    const moved = kept && movedTo(place, kept)
    if (moved) return moved
    const result = await openAttachment(path, bytes, options)
    const { value, messages } = result
    if (value) shelf.set(key, { result: { value, messages: messages.map(copyMessage) }, place })
    return result
  }
}

/**
 * Opens attachments as `openAttachment` does, and looks at the pages of each file once, whichever command asks.
 * @param root absolute folder of the workspace
 */
export function openingIn(root: string): typeof openAttachment {
  return (path, bytes, options) => openAttachment(path, bytes, { ...options, keptIn: root })
}

/** The attachment with its messages at another place; undefined where one of them stands elsewhere. */
function movedTo(place: Place, { result, place: before }: KeptAttachment): Result<Attachment> | undefined {
  const messages = result.messages.map(copyMessage)
  if (JSON.stringify(place) === JSON.stringify(before)) return { ...result, messages }
  const isThere = ({ file, line, column }: Message) =>
    file === before.file && line === before.start.line && column === before.start.column
  if (!messages.every(isThere)) return undefined
  for (const made of messages) moveMessage(made, place)
  return { ...result, messages }
}
