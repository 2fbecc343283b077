import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathFrom } from '../host/paths.ts'
import { writeFileAtomic } from '../host/write.ts'
import { meetingSchema } from '../load/schema/meeting.ts'
import { readYaml } from '../load/yaml/yaml.ts'
import { parseManifest } from '../manifest/parse-manifest.ts'
import { manifestPath } from '../publish/edition-folder.ts'
import { lockPath } from '../publish/frozen.ts'
import { keptSourcesPath, keptSourcesText } from '../publish/kept-sources.ts'
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
    const definition = readYaml(path, await host.files.read(path), meetingSchema).value?.value
    const key = `${definition?.committee ?? ''}/${definition?.date ?? ''}`
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
    }
    terminal.print(`${lockPath(path, text ? 'public' : 'members')}: pages are frozen as published`)
  }
  return failed ? 1 : 0
}
