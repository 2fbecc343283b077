import { FileError, type Host } from '../../host/host.ts'
import { fileMessage } from '../../load/file-problem.ts'
import { cleanPicture } from '../../load/pictures/clean/clean.ts'
import type { Report } from '../../load/sources.ts'
import { eachNode } from '../../load/text/each-node.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import type { Plan } from '../../plan/plan.ts'
import { withBundledFonts } from './svg-fonts.ts'

/** Pictures of a pack: each file is read once, and Typst sees it under a name without surprises. */
export interface Pictures {
  /** Bytes by virtual path. */
  files: ReadonlyMap<string, Uint8Array>
  /** Virtual paths by path in the workspace. */
  names: ReadonlyMap<string, string>
  /** Where each picture is asked for, by virtual path. */
  places: ReadonlyMap<string, Place>
  /** Virtual path of the organisation's crest. */
  crest: string | undefined
  messages: Message[]
}

/** Reads all the pictures that a plan shows. */
export async function readPictures(plan: Plan, host: Host): Promise<Pictures> {
  const files = new Map<string, Uint8Array>()
  const names = new Map<string, string>()
  const places = new Map<string, Place>()
  const messages: Message[] = []
  const { logo } = plan.settings.style
  for (const [path, place] of wantedPictures(plan)) {
    try {
      const read = await host.files.read(path)
      const { format, bytes } = cleanPicture(read) ?? { format: 'png' as const, bytes: read }
      // Typst goes by the ending, which need not say what a file is.
      const name = `/picture-${names.size + 1}.${format}`
      const drawn = format === 'svg' ? drawing(bytes, place) : { bytes, messages: [] }
      files.set(name.slice(1), drawn.bytes)
      messages.push(...drawn.messages)
      names.set(path, name)
      places.set(name.slice(1), place)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      messages.push(fileMessage(error, place))
    }
  }
  return { files, names, places, crest: logo === undefined ? undefined : names.get(logo), messages }
}

/** Paths of pictures in the workspace, each with the first place that asks for it. */
function wantedPictures(plan: Plan): Map<string, Place> {
  const wanted = new Map<string, Place>()
  const { logo } = plan.settings.style
  if (logo !== undefined) wanted.set(logo, plan.places.logo)
  for (const paper of plan.documents) {
    if (paper.visibility === 'withheld' || paper.content.type !== 'report') continue
    for (const [path, place] of picturesOf(paper.content.report)) if (!wanted.has(path)) wanted.set(path, place)
  }
  return wanted
}

function picturesOf(report: Report): [string, Place][] {
  const start = { line: 1, column: 1 }
  const places = new Map<string, Place>()
  eachNode(report.tree, (node) => {
    if ((node.type !== 'image' && node.type !== 'definition') || !node.position) return
    if (!places.has(node.url)) places.set(node.url, { file: report.path, ...node.position })
  })
  return [...report.images].map(([url, path]) => [path, places.get(url) ?? { file: path, start, end: start }])
}

function drawing(bytes: Uint8Array, place: Place): { bytes: Uint8Array; messages: Message[] } {
  const { svg, missing } = withBundledFonts(new TextDecoder().decode(bytes))
  const messages = missing.map((character) =>
    message({
      rule: 'character-missing',
      severity: 'warning',
      place,
      reason: `The character ${character} in the drawing cannot be printed: no font has it.`,
      note: 'Its code is printed instead. Convert the text of the drawing to paths, or use other characters.',
    }),
  )
  return { bytes: new TextEncoder().encode(svg), messages }
}
