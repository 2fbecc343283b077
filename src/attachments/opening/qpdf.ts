import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Milliseconds that `qpdf` may take. */
const timeLimit = 8_000

/**
 * Lets `qpdf`, if it is installed, write a file anew, without encryption; undefined where there is none or it fails. It
 * works in a temporary folder of its own, and the password goes into a file there, not onto its command line.
 */
export async function rewriteWithQpdf(bytes: Uint8Array, password: string): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-'))
  const [before, after, secret] = ['in.pdf', 'out.pdf', 'password'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  try {
    await writeFile(before, bytes)
    await writeFile(secret, password, { mode: 0o600 })
    const options = ['--decrypt', '--warning-exit-0', `--password-file=${secret}`, before, after]
    await run('qpdf', options, { timeout: timeLimit, killSignal: 'SIGKILL', maxBuffer: 10_000_000 })
    return await readFile(after)
  } catch {
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
