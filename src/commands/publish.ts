import { readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathFrom, resolvePath } from '../host/paths.ts'
import { writeFileAtomic } from '../host/write.ts'
import { meetingKey } from '../load/meeting/key.ts'
import { meetingSchema } from '../load/schema/meeting.ts'
import { EVERY_LANGUAGE } from '../load/yaml/languages.ts'
import { readYaml } from '../load/yaml/yaml.ts'
import { parseManifest } from '../manifest/parse-manifest.ts'
import { editionFolder, manifestPath } from '../publish/edition-folder.ts'
import { keptSourcesPath, keptSourcesText } from '../publish/frozen/kept-sources.ts'
import { lockPath, publishedFolder } from '../publish/frozen/locks.ts'
import { tidyPacks } from './shared/packs-folder.ts'
import { leave } from './shared/report.ts'
import { openSession } from './shared/session.ts'

/** `agendapack publish --freeze`: keeps the manifest of each pack beside its meeting, as what was published. */
export async function publish(paths: readonly string[], options: { freeze: boolean; packs?: string }): Promise<number> {
  const session = await openSession(paths)
  if (!('workspace' in session)) return leave(session, { format: 'pretty', strict: false })
  const { root, terminal, host, meetings } = session
  if (!options.freeze) {
    terminal.report(
      'agendapack: Add --freeze: agendapack publish --freeze keeps packs as published. To make a website, use agendapack site.',
    )
    return 2
  }
  const packs = resolve(options.packs ?? join(root, 'dist'))
  await tidyPacks(packs, pathFrom(process.cwd(), packs) || '.', terminal)
  let failed = false
  for (const path of meetings) {
    const definition = readYaml(path, await host.files.read(path), meetingSchema, EVERY_LANGUAGE).value?.value
    if (!definition) {
      failed = true
      terminal.report(`${path}: This file has mistakes. Run agendapack check first.`)
      continue
    }
    const key = meetingKey({ committeeSlug: definition.committee, ...definition })
    const manifest = join(packs, manifestPath('public', key))
    const text = await readFile(manifest).catch(() => undefined)
    // Members hold their papers, too: nothing may change under their hands because it is private.
    const members = await readFile(join(packs, manifestPath('members', key))).catch(() => undefined)
    if (!text && !members) {
      failed = true
      terminal.report(`${path}: There is no ${pathFrom(process.cwd(), manifest)}. Build the meeting first.`)
      continue
    }
    const published = parseManifest(new TextDecoder().decode(members ?? text))
    if (!published) {
      failed = true
      terminal.report(`${path}: ${pathFrom(process.cwd(), manifest)} is not complete. Build the meeting again.`)
      continue
    }
    await writeFileAtomic(join(root, keptSourcesPath(path)), await keptSourcesText(path, published, host))
    for (const [audience, content] of [['public', text] as const, ['members', members] as const]) {
      const lock = join(root, lockPath(path, audience))
      await (content ? writeFileAtomic(lock, content) : rm(lock, { force: true }))
      await keepFiles(content, join(packs, editionFolder(audience, key)), join(root, publishedFolder(path, audience)))
    }
    terminal.print(`${lockPath(path, text ? 'public' : 'members')}: pages are frozen as published`)
  }
  return failed ? 1 : 0
}

/** Copies the files of an edition to where they stay, then takes away those of an earlier one. */
async function keepFiles(manifest: Uint8Array | undefined, from: string, to: string): Promise<void> {
  const outputs = manifest ? (parseManifest(new TextDecoder().decode(manifest))?.outputs ?? []) : []
  const paths = outputs.flatMap(({ path }) => resolvePath('', path) ?? [])
  for (const path of paths) await writeFileAtomic(join(to, path), await readFile(join(from, path)))
  const there = await readdir(to, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of there.filter((found) => found.isFile())) {
    const file = join(entry.parentPath, entry.name)
    if (!paths.includes(pathFrom(to, file))) await rm(file)
  }
}
