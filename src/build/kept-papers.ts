import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { cachePath } from '../host/cache-path.ts'
import { writeFileAtomic } from '../host/write.ts'
import { type Message, message, type Place, severityOf } from '../messages/message.ts'

/** Names files of members: kept in the half of the cache that CI does not share. */
const FILE = 'papers.json'
/** Papers that are kept; the oldest go first. */
const MOST = 5000

/** Lines and offsets from where meeting.yaml names the paper, so that lines put in above it change nothing. */
const pointSchema = z.object({ line: z.number(), column: z.number(), offset: z.number() })
const messageSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  reason: z.string(),
  note: z.string().optional(),
  actual: z.string().optional(),
  expected: z.array(z.string()).optional(),
  start: pointSchema,
  end: pointSchema,
})
const paperSchema = z.object({
  pages: z.array(
    z.object({
      width: z.number(),
      height: z.number(),
      page: z.number(),
      label: z.string().optional(),
      isPrivate: z.boolean().optional(),
    }),
  ),
  leftOut: z.array(z.object({ before: z.number(), pages: z.number() })),
  messages: z.array(messageSchema),
})

/** What was found in a paper, and how its pages are. */
export type KeptPaper = z.infer<typeof paperSchema>

/** Papers that were opened before, by the hash of all that the findings depend on. */
export interface KeptPapers {
  get(key: string): KeptPaper | undefined
  set(key: string, paper: KeptPaper): void
  /** Writes down what is new; where that is impossible, the next check takes longer. */
  save(): Promise<void>
}

/** @param root absolute folder of the workspace */
export async function openKeptPapers(root: string): Promise<KeptPapers> {
  const file = cachePath(root, true, FILE)
  const papers = new Map(Object.entries(await readKept(file)))
  let isNew = false
  return {
    get: (key) => papers.get(key),
    set(key, paper) {
      papers.set(key, paper)
      isNew = true
    },
    async save() {
      if (!isNew) return
      const kept = Object.fromEntries([...papers].slice(-MOST))
      await writeFileAtomic(file, JSON.stringify(kept)).catch(() => undefined)
    },
  }
}

async function readKept(file: string): Promise<Record<string, KeptPaper>> {
  try {
    return z.record(z.string(), paperSchema).parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    // It only saves time.
    return {}
  }
}

/** Messages about a paper, without where in meeting.yaml it stands; those that are about another file are left out. */
export function withoutPlaces(messages: readonly Message[], of: Place): KeptPaper['messages'] {
  return messages.flatMap((made) => {
    const { place } = made
    if (made.file !== of.file || !place || !('start' in place)) return []
    const point = ({ line, column, offset = 0 }: Place['start']) => ({
      line: line - of.start.line,
      column,
      offset: offset - (of.start.offset ?? 0),
    })
    const { reason, note, actual, expected } = made
    const words = { reason, note: note ?? undefined, actual: actual ?? undefined, expected: expected ?? undefined }
    const rule = made.ruleId ?? ''
    return [{ rule, severity: severityOf(made), ...words, start: point(place.start), end: point(place.end) }]
  })
}

/** The messages as they are about a paper that stands at a place. */
export function withPlaces(kept: KeptPaper['messages'], of: Place): Message[] {
  const point = ({ line, column, offset }: KeptPaper['messages'][number]['start']) => ({
    line: line + of.start.line,
    column,
    offset: offset + (of.start.offset ?? 0),
  })
  return kept.map(({ start, end, note, actual, expected, ...words }) =>
    message({
      ...words,
      ...(note === undefined ? {} : { note }),
      ...(actual === undefined ? {} : { actual }),
      ...(expected === undefined ? {} : { expected }),
      place: { file: of.file, start: point(start), end: point(end) },
    }),
  )
}
