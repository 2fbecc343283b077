import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import { cachePath } from '../../host/cache-path.ts'
import { writeFileAtomic } from '../../host/write.ts'
import type { PublishedName } from '../records/paper-names.ts'
import { itemsOf, type MeetingRecord } from '../records/record.ts'

const nameSchema = z.object({ name: z.string(), id: z.string(), source: z.string() })

/**
 * The names that the pages of a meeting's papers have had: what was published under an address stays there, whatever becomes of
 * its title, its number or its file. Kept where CI caches it; papers that are no longer public are not in it.
 * @param meeting path of the meeting file
 */
export async function publishedNames(root: string, meeting: string): Promise<PublishedName[]> {
  const text = await readFile(fileOf(root, meeting), 'utf8').catch(() => '[]')
  try {
    return z.array(nameSchema).parse(JSON.parse(text))
  } catch {
    return []
  }
}

/** Keeps the names of a meeting's papers for the next time. */
export async function keepNames(root: string, meeting: string, record: MeetingRecord): Promise<void> {
  const names = itemsOf(record).flatMap(({ papers }) =>
    papers.flatMap(({ id, page, text, source = '' }) => {
      const own = page ?? text?.page
      return own === undefined ? [] : [{ name: own.slice(record.page.length), id, source }]
    }),
  )
  await writeFileAtomic(fileOf(root, meeting), `${JSON.stringify(names)}\n`)
}

function fileOf(root: string, meeting: string): string {
  return cachePath(root, false, `site/${dirname(meeting)}/addresses.json`)
}
