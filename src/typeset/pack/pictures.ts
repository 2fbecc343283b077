import { FileError, type Host } from '../../host/host.ts'
import { type Message, message } from '../../messages/message.ts'
import type { Plan } from '../../plan/plan.ts'

/** Pictures of a pack: each file is read once, and Typst sees it under a name without surprises. */
export interface Pictures {
  /** Bytes by virtual path. */
  files: ReadonlyMap<string, Uint8Array>
  /** Virtual paths by path in the workspace. */
  names: ReadonlyMap<string, string>
  /** Virtual path of the organisation's crest. */
  crest: string | undefined
  messages: Message[]
}

/** Reads all the pictures that a plan shows. */
export async function readPictures(plan: Plan, host: Host): Promise<Pictures> {
  const files = new Map<string, Uint8Array>()
  const names = new Map<string, string>()
  const messages: Message[] = []
  const { logo } = plan.settings.style
  const paths = plan.documents.flatMap((paper) =>
    paper.visibility !== 'withheld' && paper.content.type === 'report' ? [...paper.content.report.images.values()] : [],
  )
  for (const path of new Set([...(logo === undefined ? [] : [logo]), ...paths])) {
    const extension = /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase() ?? 'bin'
    const name = `/picture-${names.size + 1}.${extension}`
    try {
      files.set(name.slice(1), await host.files.read(path))
      names.set(path, name)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      messages.push(unreadable(path, error.message))
    }
  }
  return { files, names, crest: logo === undefined ? undefined : names.get(logo), messages }
}

function unreadable(path: string, reason: string): Message {
  return message({
    rule: 'picture',
    severity: 'error',
    reason: `Unexpected picture ${path}: ${reason}`,
    place: { file: 'agendapack.yaml' },
    note: 'Give the path of a PNG, JPEG or SVG file inside the workspace.',
  })
}
