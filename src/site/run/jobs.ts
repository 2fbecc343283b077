import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../../host/host.ts'
import { nodeHost } from '../../host/node.ts'
import { resolvePath } from '../../host/paths.ts'
import { fileWriter } from '../../host/write.ts'
import type { Committee } from '../../load/schema/committee.ts'
import type { Settings } from '../../load/schema/settings.ts'
import { loadWorkspace } from '../../load/workspace.ts'
import { type KeptFinding, keptFinding } from '../../messages/kept.ts'
import { withPackages } from '../../office/package-files.ts'
import { editionFolder } from '../../publish/edition-folder.ts'
import { startReader } from '../../verify/engine/reading-threads.ts'
import { contextOf } from '../build.ts'
import type { YearKind } from '../dates.ts'
import { meetingFiles } from '../meeting-files.ts'
import { wordsOfSite } from '../prepare/alongside.ts'
import { findPrepared } from '../prepare/kept.ts'
import { type PrepareTools, prepareFromSources } from '../prepare/prepare-from-sources.ts'
import type { MeetingHistory } from '../records/history.ts'
import type { SiteVersions } from '../templates/edition.ts'
import { loadSiteTemplates } from '../templates/templates.ts'

/** What every thread that makes a site has to know; it can be handed to another thread. */
export interface JobSetup {
  /** Absolute folders: the workspace, the packs, the site. */
  root: string
  packs: string
  out: string
  version: string
  settings: Settings
  committees: ReadonlyMap<string, Committee>
  versions?: SiteVersions | undefined
  years: YearKind
  /** True where nothing is known of an earlier build. */
  isFirst: boolean
  baseUrl: string | undefined
  now: Date
  /** Address of the crest from the root of the site. */
  crest: string | undefined
  /** Texts of the law: public words. */
  law: readonly string[]
  /** By committee: the law under which its papers can be private. */
  references: ReadonlyMap<string, string | undefined>
}

/** Something to do for one meeting, whose packs were made from `inputs`. */
export interface Job {
  /** `prepare`: make what takes its Markdown, and keep it. `files`: write its own files, and copy its PDFs. */
  task: 'prepare' | 'files'
  meeting: string
  inputs: string
  /** What the site had of it before. */
  before?: MeetingHistory | undefined
}

export interface JobDone {
  /** Files written. */
  written: number
  notes: readonly KeptFinding[]
}

/** The hands of one thread. */
export interface Jobs {
  /** Does jobs one after the other. */
  run(jobs: readonly Job[]): Promise<JobDone[]>
  close(): Promise<void>
}

function hostOf({ root, now }: JobSetup): Host {
  const host = nodeHost(root, { now: () => now })
  return { ...host, files: withPackages(host.files) }
}

/** Gets ready for jobs; each thing is loaded when it is first needed. */
export function openJobs(setup: JobSetup, host: Host = hostOf(setup)): Jobs {
  const reader = startReader({ threads: 1 })
  const write = fileWriter(setup.out)
  const templates = once(() => loadSiteTemplates(host.files))
  const context = once(async () => contextOf(setup, await templates(), setup.crest, setup.isFirst))
  const tools = once(async (): Promise<PrepareTools> => {
    const { value: workspace } = await loadWorkspace(host, [])
    if (!workspace) throw new Error('The workspace has gone')
    const around = [...setup.law, ...wordsOfSite(await templates())]
    return {
      workspace,
      context: await context(),
      around,
      packs: setup.packs,
      references: setup.references,
      reader,
      host,
    }
  })

  async function prepare({ meeting, inputs }: Job): Promise<JobDone> {
    const messages = await prepareFromSources({ meeting, inputs, version: setup.version }, await tools())
    return { written: 0, notes: messages.map(keptFinding) }
  }

  async function files({ meeting, inputs, before }: Job): Promise<JobDone> {
    const kept = await findPrepared(setup.root, { meeting, inputs, version: setup.version })
    if (!kept) throw new Error(`What was prepared of ${meeting} has gone`)
    const prepared = await kept.load()
    const { key, page } = prepared.record
    let written = 0
    for (const { path, content } of meetingFiles(await context(), prepared, before))
      if (write(path, content)) written += 1
    for (const path of kept.packs) {
      if (write(page + path, await readFile(packFile(`${editionFolder('public', key)}/${path}`)))) written += 1
    }
    return { written, notes: [] }
  }

  return {
    run: async (given) => {
      const done: JobDone[] = []
      for (const job of given) done.push(await (job.task === 'prepare' ? prepare(job) : files(job)))
      return done
    },
    close: () => reader.close(),
  }

  function packFile(path: string): string {
    if (!resolvePath('', path)) throw new Error(`${path} is not a path inside ${setup.packs}`)
    return join(setup.packs, path)
  }
}

/** A function that makes something once, and gives the same from then on. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
