import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeFolders } from '../../src/host/write-folders.ts'
import { riverbank } from '../support/workspace.ts'
import { lap } from './benchmark.ts'

export const run = promisify(execFile)

/** Milliseconds of a process from cold, and bytes of resident memory at its highest. */
export interface ColdProcess {
  milliseconds: number
  memory: number
}

/** Does some work in a temporary folder, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The command itself on a workspace that is written to `folder`; packs go to `out` there, rules are those without law. */
export async function coldBuild(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<ColdProcess> {
  const encoder = new TextEncoder()
  const settings = (riverbank['agendapack.yaml'] ?? '').replace('england-council', 'plain')
  const all = Object.entries({ ...riverbank, 'agendapack.yaml': settings, ...files }).map(
    ([path, content]): [string, Uint8Array] => [path, typeof content === 'string' ? encoder.encode(content) : content],
  )
  await writeFolders([{ target: join(folder, 'workspace'), files: new Map(all) }], async () => [])
  const bin = new URL('../../bin/agendapack.js', import.meta.url).pathname
  return coldRun(process.execPath, [bin, 'build', join(folder, 'workspace'), '--out', join(folder, 'out')])
}

/** Runs a program to its end, whatever its exit code. */
export async function coldRun(program: string, options: readonly string[]): Promise<ColdProcess> {
  const [{ stderr }, milliseconds] = await lap(() =>
    run('/usr/bin/env', ['time', '-f', 'peak=%M', program, ...options], { maxBuffer: 1 << 28 }).catch(
      (error: { stderr: string }) => error,
    ),
  )
  return { milliseconds, memory: Number(/peak=(\d+)/.exec(stderr)?.[1] ?? 0) * 1024 }
}
