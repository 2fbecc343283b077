import type { Attachment } from '../../attachments/attachment.ts'
import type { Content } from '../../host/content.ts'
import type { Message } from '../../messages/message.ts'
import { Name } from '../../pdf/names.ts'
import { newDocument } from '../../pdf/write/new-document.ts'
import { savePdf } from '../../pdf/write/save.ts'
import { obstaclesOf } from '../assemble.ts'
import { droppedMessages } from '../dropped-messages.ts'
import { readSource } from '../files/source.ts'
import { openTarget } from '../files/target.ts'
import { finishTarget } from '../finish.ts'
import { graftAttachment } from '../graft-attachment.ts'
import type { AssembleDocument } from '../input.ts'
import { writeOutline } from '../outline/outline.ts'
import type { ExtractMetadata } from './extract.ts'

/**
 * Writes an attachment as a file of its own: its pages as they are, without stamps, and without what a pack leaves out, such
 * as scripts, comments and hidden fields.
 *
 * @param pages 0-based, those that are asked for
 */
export async function separateFile(
  id: string,
  attachment: Attachment,
  document: AssembleDocument,
  pages: readonly number[],
  metadata: ExtractMetadata,
): Promise<{ content: Content; messages: Message[] }> {
  const source = readSource(attachment.document)
  const { context, catalog, pages: refs } = newDocument(pages.length)
  const target = openTarget(context, catalog, metadata.wording)
  const root = context.obj({ Type: 'StructTreeRoot' })
  const rootRef = context.register(root)
  catalog.set(Name.StructTreeRoot, rootRef)
  const placements = pages.flatMap((page, index) => {
    const ref = refs[index]
    return ref ? [{ page, ref, index }] : []
  })
  const asItIs = { ...document, stamp: 'overlay' as const, private: false }
  const grafted = graftAttachment(target, source, attachment, asItIs, id, placements, rootRef)
  root.set(Name.K, context.obj([grafted.part]))
  writeOutline(target, grafted.outline)
  const isSound = obstaclesOf(attachment, document).length === 0
  finishTarget(target, { ref: rootRef, dict: root }, refs, { ...metadata, pdfUa: isSound })
  return { content: (await savePdf(context)).content, messages: droppedMessages(grafted.dropped, attachment, document) }
}
