import { createHash } from 'node:crypto'
import * as z from 'zod'
import { cachePath } from '../host/cache-path.ts'
import { readKept, writeKept } from '../kept/kept-files.ts'
import { ownPackage } from '../version.ts'
import type { PageContents } from './contents/page-contents.ts'
import type { KnownPage } from './opening/examining-messages.ts'

/** To be raised when the same page is seen otherwise. */
const VERSION = 2

/** Bytes of what is kept of all files: some 500,000 pages. */
const mostKept = 64 * 1024 * 1024

const clashes = z.strictObject({ item: z.boolean(), privacy: z.boolean(), number: z.boolean() })
const problem = z.enum(['unseen', 'pictured', 'tracked', 'marked', 'layered', 'cropped', 'unexamined'])
const contents: z.ZodType<PageContents> = z.strictObject({
  clashes,
  missingSaves: z.number(),
  closing: z.string(),
  marked: z.boolean(),
  artifactsAlone: z.boolean().optional(),
  damaged: z.boolean().optional(),
  freeContentId: z.number().optional(),
  redaction: z.array(problem).optional(),
  reachesBeyond: z.boolean().optional(),
})
const pagesSchema = z.array(
  z.strictObject({
    hasText: z.boolean().optional(),
    hasUnknownSigns: z.boolean().optional(),
    contents: contents.optional(),
  }),
)

/**
 * What was seen on the pages of a file before, by 0-based page: to draw each of them takes most of the time of opening it.
 * What is kept and cannot be understood is not used, and the pages are looked at again.
 *
 * @param root absolute folder of the workspace
 * @param sha256 of the file
 */
export async function keptPages(root: string, sha256: string): Promise<ReadonlyMap<number, KnownPage> | undefined> {
  try {
    const pages = pagesSchema.parse(JSON.parse((await readKept(pathOf(root, sha256))) ?? ''))
    return new Map(
      pages.map(({ hasText, hasUnknownSigns, contents: seen }, page) => [
        page,
        { hasText, hasUnknownSigns, contents: seen },
      ]),
    )
  } catch {
    return undefined
  }
}

/** Keeps what was seen on all pages of a file. Nothing is kept of a file with a page that took too long. */
export async function keepPages(
  root: string,
  sha256: string,
  pages: readonly (KnownPage | undefined)[],
): Promise<void> {
  if (pages.length === 0 || pages.some((page) => page === undefined || page === 'lost')) return
  try {
    await writeKept(pathOf(root, sha256), JSON.stringify(pages), mostKept)
  } catch {
    // It only saves time.
  }
}

function pathOf(root: string, sha256: string): string {
  const name = createHash('sha256').update(`${VERSION} ${ownPackage().version} ${sha256}`).digest('hex')
  return cachePath(root, true, `pages/${name}.json`)
}
