import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { processTerminal } from '../host/terminal.ts'
import type { MessageFormat } from '../messages/format/format.ts'
import { sha256 } from '../publish/digest.ts'
import type { FrontMatterRanges, Manifest, ManifestPack } from '../publish/manifest.ts'
import { parseManifest } from '../publish/parse-manifest.ts'
import { expectationOf } from '../verify/expect-manifest.ts'
import { verifyPack } from '../verify/verify.ts'
import { reportMessages } from './report.ts'

/** `agendapack verify pack.pdf`: reads a pack back and compares it with the manifest beside it. */
export async function verify(file: string, options: { manifest?: string; format: MessageFormat }): Promise<number> {
  const terminal = processTerminal()
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes) {
    terminal.report(`agendapack: Unexpected file ${file}, expected a pack that can be read.`)
    return 2
  }
  const found = await findPack(file, options.manifest)
  if (!found) {
    terminal.report(
      `agendapack: Unexpected pack ${file}, expected a pack.json beside it that names it. Use --manifest.`,
    )
    return 2
  }
  const { manifest, pack } = found
  terminal.status(`Verifying ${file}`)
  const messages = await verifyPack(bytes, expectationOf(manifest, pack), { file })
  terminal.status('')
  const failed = reportMessages(messages, process.cwd(), terminal, { format: options.format, strict: false })
  const changed = sha256(bytes) !== pack.file.sha256
  if (changed) terminal.report(`${file}: Unexpected bytes, expected those that pack.json has the SHA-256 of.`)
  if (failed || changed) return 1
  const { first, last } = pack.numbers
  terminal.print(`${file}: ${pack.pageCount} pages, numbered ${first} to ${last}, as pack.json says.`)
  return 0
}

async function findPack(
  file: string,
  given: string | undefined,
): Promise<{ manifest: Manifest; pack: ManifestPack & { frontMatter?: FrontMatterRanges } } | undefined> {
  const candidates =
    given === undefined
      ? [dirname(file), dirname(dirname(file))].flatMap((folder) =>
          ['pack.json', 'members-pack.json'].map((name) => join(folder, name)),
        )
      : [given]
  for (const candidate of candidates) {
    const text = await readFile(candidate, 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const manifest = parseManifest(text)
    const packs = manifest ? [...manifest.packs, ...(manifest.consolidated ? [manifest.consolidated] : [])] : []
    const pack = packs.find(({ file: { path } }) => basename(path) === basename(file))
    if (manifest && pack) return { manifest, pack }
  }
  return undefined
}
