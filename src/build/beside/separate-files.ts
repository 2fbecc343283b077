import { assembleDocument, sourceDate } from '../../assemble/input.ts'
import { separateFile } from '../../assemble/parts/separate-file.ts'
import type { OpenDocuments } from '../../attachments/open-documents.ts'
import { type Content, sharedBytesOf } from '../../host/content.ts'
import { isSeparate } from '../../load/meeting/separate.ts'
import type { DocumentSource } from '../../load/sources.ts'
import { type Message, message } from '../../messages/message.ts'
import type { Plan } from '../../plan/plan.ts'
import { separatePath } from '../../plan/separate.ts'
import { PdfError } from '../../verify/engine/pdf-error.ts'
import { readPaper } from '../../verify/prove.ts'
import { contentOf, holdsPrint, printOf } from '../../verify/reading/fingerprint.ts'
import type { PdfReading } from '../../verify/reading/reading.ts'
import type { PackCompiler } from '../options.ts'

export interface SeparateFiles {
  /** By path below the meeting's folder. */
  files: ReadonlyMap<string, Content>
  /** The papers as the second engine reads them, by document. */
  readings: ReadonlyMap<string, PdfReading>
  messages: readonly Message[]
}

/**
 * The papers of a pack that are files of their own, each read back by the second engine and held against what was given.
 * @param documents of the pack, bound or not
 */
export async function separateFiles(
  documents: readonly DocumentSource[],
  plan: Plan,
  opened: OpenDocuments,
  { options, host }: PackCompiler,
): Promise<SeparateFiles> {
  const files = new Map<string, Content>()
  const readings = new Map<string, PdfReading>()
  const messages: Message[] = []
  const listed = plan.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.separate : []))
  for (const paper of documents.filter(isSeparate)) {
    const attachment = opened.attachments.get(paper.id)
    const title = listed.find(({ id }) => id === paper.id)?.title
    if (!attachment || title === undefined) continue
    host.progress(`Writing ${attachment.path}`)
    const pages = opened.pages.get(paper.id)?.map(({ page }) => page) ?? []
    const metadata = {
      title,
      language: paper.entry.language ?? plan.language,
      wording: plan.wording,
      author: plan.settings.organisation.name,
      date: sourceDate(host),
    }
    const document = assembleDocument({ ...paper, title, itemLabel: '', visibility: 'public' })
    const made = await separateFile(paper.id, attachment, document, pages, metadata)
    messages.push(...made.messages)
    const before = await readPaper(attachment, paper.entry.password, options.reader, host)
    const after = await options.reader.read(sharedBytesOf(made.content))
    if (!(before instanceof PdfError)) readings.set(paper.id, before)
    const isWhole =
      !(before instanceof PdfError) &&
      after.pageCount === pages.length &&
      pages.every((page, sheet) => {
        const [given, written] = [before.pages[page], after.pages[sheet]]
        return (
          given &&
          written &&
          holdsPrint(
            contentOf(written),
            printOf(given, () => undefined),
          )
        )
      })
    if (isWhole) files.set(separatePath(paper.id, title), made.content)
    else messages.push(notTheSame(paper, attachment.path))
  }
  return { files, readings, messages }
}

function notTheSame({ place, title }: DocumentSource, path: string): Message {
  return message({
    rule: 'verify-page-content',
    severity: 'error',
    reason: `“${title}” would not show what ${path} shows.`,
    place,
    note: 'Ask its owner to print it to a new PDF.',
  })
}
