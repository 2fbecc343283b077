import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Milliseconds that `qpdf` may take. */
const timeLimit = 8_000
/** Bytes that it may write: as many as a file of a workspace may have. */
const sizeLimit = 256 * 1024 * 1024

/**
 * Lets `qpdf`, if it is installed, rewrite a file, without encryption; undefined where there is none or it fails. Password
 * and result go through pipes: nothing but the encrypted file is on the disk, wherever the run is stopped.
 */
export async function rewriteWithQpdf(bytes: Uint8Array, password: string): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-'))
  const encrypted = join(folder, 'encrypted.pdf')
  try {
    await writeFile(encrypted, bytes)
    const options = ['--decrypt', '--warning-exit-0', '--password-file=-', encrypted, '-']
    const limits = { timeout: timeLimit, killSignal: 'SIGKILL', maxBuffer: sizeLimit, encoding: 'buffer' } as const
    const running = run('qpdf', options, limits)
    // Without qpdf there is nobody to read it.
    running.child.stdin?.on('error', () => undefined).end(`${password}\n`)
    return (await running).stdout
  } catch {
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
