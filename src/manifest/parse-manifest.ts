import * as z from 'zod'
import type { Manifest } from './manifest.ts'

/** Enough to tell a manifest from another JSON file; the rest is as this program wrote it. */
const shape = z.looseObject({
  agendapack: z.string(),
  audience: z.enum(['public', 'members']),
  meeting: z.looseObject({ committeeSlug: z.string(), date: z.string() }),
  agenda: z.array(z.looseObject({ kind: z.string() })),
  packs: z.array(z.looseObject({ pageCount: z.number(), file: z.looseObject({ path: z.string() }) })),
  outputs: z.array(z.looseObject({ path: z.string() })),
})

/** Reads the text of a `pack.json`; undefined for anything else. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isManifest(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isManifest(value: unknown): value is Manifest {
  return shape.safeParse(value).success
}
