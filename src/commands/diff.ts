import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type DocumentTexts, diffManifests } from '../diff/diff.ts'
import { differenceMarkdown } from '../diff/render-markdown.ts'
import { differenceJson, differenceText } from '../diff/render-text.ts'
import { nodeHost } from '../host/node.ts'
import { pathFrom } from '../host/paths.ts'
import { processTerminal } from '../host/terminal.ts'
import { writeFileAtomic } from '../host/write.ts'
import { type Settings, settingsSchema } from '../load/schema/settings.ts'
import { loadWorkspace } from '../load/workspace.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { parseManifest } from '../manifest/parse-manifest.ts'
import { MANIFEST_NAMES } from '../publish/edition-folder.ts'
import { typesetSheet } from '../typeset/sheet.ts'
import { PdfError } from '../verify/engine/pdf-error.ts'
import { type PdfReader, startReader } from '../verify/engine/reading-threads.ts'
import { builtInWording } from '../wording/built-in.ts'
import { reportMessages } from './shared/report.ts'
import { selectWorkspace } from './shared/workspace.ts'

/** `agendapack diff A B`: what has changed between two packs, given as PDFs, as their manifests or as their folders. */
export async function diff(
  given: string,
  givenAfter: string,
  options: { json: boolean; pdf?: string },
): Promise<number> {
  const terminal = processTerminal()
  const [before, after] = [await manifestIn(given), await manifestIn(givenAfter)]
  const [foundBefore, foundAfter] = [await findManifest(before), await findManifest(after)]
  if (!foundBefore || !foundAfter) {
    const wrong = foundBefore ? after : before
    terminal.report(
      `agendapack: No pack.json was found for ${wrong}. Give a pack.json, its folder, or a pack beside it.`,
    )
    return 2
  }
  if (foundBefore.path === foundAfter.path && before !== after) {
    terminal.report(
      `agendapack: ${before} and ${after} are from the same build, ${pathFrom(process.cwd(), foundBefore.path)}. ` +
        'Compare it with the pack.json of an earlier build, such as one kept with --out.',
    )
    return 2
  }
  const [older, newer] = [foundBefore.manifest, foundAfter.manifest]
  const reader = startReader()
  const texts: DocumentTexts = {
    before: await documentTexts(before, older, reader),
    after: await documentTexts(after, newer, reader),
  }
  await reader.close()
  const difference = diffManifests(older, newer, texts)
  terminal.print(options.json ? differenceJson(difference) : differenceText(difference))
  if (options.pdf === undefined) return 0
  const { organisation, meeting } = newer
  const settings = await settingsAround(after, organisation.name)
  const wording = builtInWording()
  const date = wording.longDate(meeting.date)
  const isPrivate = [older, newer].some(({ audience }) => audience === 'members')
  const about = [`${meeting.committee}, ${date}`, ...(isPrivate ? ['For members: not for publication.'] : [])]
  const sheet = await typesetSheet(differenceMarkdown(difference, about), {
    title: `What has changed: ${meeting.committee}, ${date}`,
    author: organisation.name,
    language: wording.language,
    wording,
    style: settings.style,
    running: `${organisation.name} · ${meeting.committee} · ${wording.date(meeting.date)}`,
  })
  if (!sheet.value) {
    reportMessages(sheet.messages, process.cwd(), terminal, { format: 'pretty', strict: false })
    return 1
  }
  await writeFileAtomic(options.pdf, sheet.value)
  return 0
}

/** The settings of the workspace that a pack lies in; those of a workspace that says nothing where it is elsewhere. */
async function settingsAround(file: string, name: string): Promise<Settings> {
  const selection = selectWorkspace([dirname(file)], process.cwd())
  const loaded = 'root' in selection ? await loadWorkspace(nodeHost(selection.root)) : undefined
  return loaded?.value?.settings.value ?? settingsSchema.parse({ organisation: { name } })
}

/** The manifest in a folder, the public one where there are two; any other path is what it is. */
async function manifestIn(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  )
  if (!isFolder) return path
  const names = await readdir(path)
  return join(path, Object.values(MANIFEST_NAMES).find((name) => names.includes(name)) ?? MANIFEST_NAMES.public)
}

/** The manifest that a path names, or that stands beside the pack that it names. */
async function findManifest(file: string): Promise<{ path: string; manifest: Manifest } | undefined> {
  const isPdf = file.endsWith('.pdf')
  const name = MANIFEST_NAMES[basename(file).startsWith('members') ? 'members' : 'public']
  const path = resolve(isPdf ? join(dirname(file), name) : file)
  const isThere = await stat(file).then(
    () => true,
    () => false,
  )
  const text = isThere ? await readFile(path, 'utf8').catch(() => undefined) : undefined
  const manifest = text === undefined ? undefined : parseManifest(text)
  return manifest && { path, manifest }
}

/** Words of each document without the feet of pages, taken from the packs beside the manifest, as far as they are there. */
async function documentTexts(file: string, manifest: Manifest, reader: PdfReader): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const foot = `${manifest.meeting.committee} · ${builtInWording(manifest.language).date(manifest.meeting.date)}`
  for (const pack of manifest.packs) {
    const bytes = await readFile(join(dirname(file), pack.file.path)).catch(() => undefined)
    if (!bytes) continue
    const pages = await reader.read(bytes).catch((error: unknown) => {
      if (error instanceof PdfError) return undefined
      throw error
    })
    const numbers = (pack.runs ?? [pack.numbers]).flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
    )
    for (const entry of manifest.agenda) {
      if (entry.kind !== 'item') continue
      for (const { id, supplement, pages: range } of entry.documents) {
        if (supplement !== pack.supplement || !range) continue
        const words = (pages?.pages ?? []).filter((_, index) => {
          const number = numbers[index] ?? 0
          return range.first <= number && number <= range.last
        })
        texts.set(id, words.map(({ text }) => text.replaceAll(foot, '').replace(/\bPage \d+\b/g, '')).join('\n'))
      }
    }
  }
  return texts
}
