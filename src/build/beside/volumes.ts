import { sourceDate } from '../../assemble/input.ts'
import { extractPages, loadPack } from '../../assemble/parts/extract.ts'
import { leadToFiles } from '../../assemble/parts/lead-to-files.ts'
import { lengthOf, sharedBytesOf } from '../../host/content.ts'
import type { Host } from '../../host/host.ts'
import type { Result } from '../../load/result.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { sizeInWords } from '../../messages/sizes.ts'
import { packStem, packTitle } from '../../plan/naming.ts'
import { AGENDA, FRONT_SHEET } from '../../plan/plan.ts'
import type { CompiledPack, Volume } from '../../publish/edition.ts'
import { sheetsOf } from '../../typeset/result.ts'
import type { PdfReader } from '../../verify/engine/reading-threads.ts'
import { fingerprintOf } from '../../verify/reading/fingerprint.ts'

/** What volumes are made with. */
interface VolumeTools {
  /** Bytes that a volume may have, and where the settings say so. */
  most: number
  place: Place
  reader: PdfReader
  host: Host
}

/**
 * A pack that is larger than a volume may be, in volumes: each has the front sheet and the agenda, then papers with the numbers
 * that they have in the pack. Links between them lead from file to file. Papers stay whole where one fits into a volume.
 */
export async function volumesOf(
  pack: CompiledPack,
  tools: VolumeTools,
): Promise<Result<Volume[]> & { value: Volume[] }> {
  if (pack.bytes.length <= tools.most) return { value: [], messages: [] }
  tools.host.progress(`Dividing ${packTitle(pack.plan)}`)
  let runs = estimatedRuns(pack, tools.most)
  for (;;) {
    const made = await write(pack, runs, tools)
    const tooLarge = made.findIndex(
      ({ content }, index) => lengthOf(content) > tools.most && (runs[index]?.length ?? 0) > 1,
    )
    if (tooLarge < 0) return { value: made, messages: await problemsOf(pack, runs, made, tools) }
    runs = runs.flatMap((run, index) => (index === tooLarge ? halves(run) : [run]))
  }
}

function frontOf({ typeset }: CompiledPack): number[] {
  return typeset.spans.filter(({ id }) => id === FRONT_SHEET || id === AGENDA).flatMap(sheetsOf)
}

/** Runs of sheets (0-based) that should fit into a volume each, by the bytes that each document takes. */
function estimatedRuns(pack: CompiledPack, most: number): number[][] {
  const { spans, pageCount } = pack.typeset
  const front = new Set(frontOf(pack))
  const known = [...pack.bytesByDocument.values()].reduce((sum, bytes) => sum + bytes, 0)
  const shared = (pack.bytes.length - known) / pageCount
  const room = most - shared * front.size
  const runs: number[][] = []
  let left = 0
  for (const span of spans) {
    const sheets = sheetsOf(span).filter((sheet) => !front.has(sheet))
    if (sheets.length === 0) continue
    const each = shared + (pack.bytesByDocument.get(span.id) ?? 0) / sheets.length
    const isWhole = each * sheets.length <= room
    if (isWhole && each * sheets.length > left) left = 0
    for (const sheet of sheets) {
      const last = runs.at(-1)
      if (last && each <= left) last.push(sheet)
      else {
        runs.push([sheet])
        left = room
      }
      left -= each
    }
  }
  return runs
}

function halves(run: readonly number[]): number[][] {
  const middle = Math.ceil(run.length / 2)
  return [run.slice(0, middle), run.slice(middle)]
}

async function write(pack: CompiledPack, runs: readonly number[][], { host }: VolumeTools): Promise<Volume[]> {
  const { plan, typeset } = pack
  const { wording } = plan
  const front = frontOf(pack)
  const pathOf = (index: number) => `${packStem(plan)}-volume-${index + 1}.pdf`
  const addresses = new Map(
    runs.flatMap((run, index) =>
      run.map((sheet, at) => [sheet, `${pathOf(index)}#page=${front.length + at + 1}`] as const),
    ),
  )
  const made: Volume[] = []
  for (const [index, run] of runs.entries()) {
    const sheets = [...front, ...run]
    const inside = new Set(sheets)
    // Links are led elsewhere in the pack itself, so that each volume needs one of its own.
    const whole = await loadPack(pack.bytes)
    leadToFiles(whole, sheets, (sheet) => (inside.has(sheet) ? undefined : addresses.get(sheet)))
    const [first, last] = [typeset.numbers[run[0] ?? 0] ?? 1, typeset.numbers[run.at(-1) ?? 0] ?? 1]
    const title = wording.text('pack.volume', { title: packTitle(plan), number: index + 1, count: runs.length })
    const content = await extractPages(whole, sheets, {
      ...{ title, wording, language: plan.language },
      author: plan.settings.organisation.name,
      date: sourceDate(host),
    })
    const numbers = { first, last }
    made.push({
      supplement: plan.supplement?.number ?? 0,
      path: pathOf(index),
      pageCount: sheets.length,
      numbers,
      content,
    })
  }
  return made
}

/** Reads volumes back, each against the pages of the pack, and says which sheet alone is too large. */
async function problemsOf(
  pack: CompiledPack,
  runs: readonly number[][],
  volumes: readonly Volume[],
  { most, place, reader }: VolumeTools,
): Promise<Message[]> {
  const front = frontOf(pack)
  const messages: Message[] = []
  for (const [index, { path, content, numbers }] of volumes.entries()) {
    const { pages } = await reader.read(sharedBytesOf(content))
    const expected = [...front, ...(runs[index] ?? [])].map((sheet) => pack.fingerprints[sheet])
    if (expected.length !== pages.length || pages.some((page, at) => fingerprintOf(page) !== expected[at]))
      messages.push(
        message({
          ...{ rule: 'verify-page-content', severity: 'error', place },
          reason: `${path} would not show the pages of the pack.`,
          note: 'Report it as a fault of agendapack.',
        }),
      )
    if (lengthOf(content) > most)
      messages.push(
        message({
          ...{ rule: 'size-budget', severity: 'warning', place },
          reason: `Page ${numbers.first} alone makes a volume of ${sizeInWords(lengthOf(content))}.`,
          note: 'Ask the author of the paper for a smaller file, or allow larger volumes.',
        }),
      )
  }
  return messages
}
