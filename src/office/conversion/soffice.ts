import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FILTERS, type Target } from './targets.ts'

/** Why LibreOffice gave no file: it is `not-installed`, took `too-long`, or `failed`, as with a password or a broken file. */
export class ConversionError extends Error {
  readonly kind: 'not-installed' | 'too-long' | 'failed'
  constructor(kind: ConversionError['kind']) {
    super(`LibreOffice: ${kind}`)
    this.name = 'ConversionError'
    this.kind = kind
  }
}

/** A file to be converted. */
export interface Source {
  bytes: Uint8Array
  /** Of its name, with its dot. */
  ending: string
}

/** Milliseconds that it may take, with the start of the program; and for each further file. */
const TIME_LIMIT = 120_000
const FURTHER_TIME = 30_000
/** Bytes of the file that it makes. */
const SIZE_LIMIT = 256 * 1024 * 1024
/** Kilobytes of memory that it may ask for, where the shell can set a limit. */
const MEMORY_LIMIT = 6_000_000

/** Settings of a profile: no macros, nothing fetched that a file links to, and a proxy that leads nowhere. */
const SETTINGS: readonly (readonly [path: string, name: string, value: string])[] = [
  ['/org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['/org.openoffice.Inet/Settings', 'ooInetProxyType', '2'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPProxyPort', '9'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPSProxyPort', '9'],
]

/** Runs a program with a limit of memory and, where the system lets it, in a network of its own, from which nothing can be reached. */
const LIMITED = `ulimit -v ${MEMORY_LIMIT} 2>/dev/null
for apart in -rn -n; do unshare $apart true 2>/dev/null && exec unshare $apart "$0" "$@"; done
exec "$0" "$@"`

/**
 * Lets LibreOffice write files in another format, all in one run. It has a profile of its own, runs no macros and fetches
 * nothing. Its exit code is 0 for files that it could not read, too, so that what it made is looked for.
 *
 * @param program absolute path
 * @returns what it made of each file, undefined where it made nothing
 * @throws ConversionError where it took too long
 */
export async function convertWithSoffice(
  program: string,
  sources: readonly Source[],
  to: Target,
): Promise<(Uint8Array | undefined)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-'))
  const made = join(folder, 'made')
  try {
    const profile = join(folder, 'profile')
    await mkdir(join(profile, 'user'), { recursive: true })
    await mkdir(made)
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), registry())
    const inputs = sources.map(({ ending }, index) => join(folder, `paper${index}${ending}`))
    for (const [index, { bytes }] of sources.entries()) await writeFile(inputs[index] ?? '', bytes)
    const options = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--convert-to', FILTERS[to], '--outdir', made],
      ...inputs,
    ]
    await run(program, options, folder, TIME_LIMIT + FURTHER_TIME * (sources.length - 1))
    return await Promise.all(sources.map((_, index) => outputOf(join(made, `paper${index}.${to}`))))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function registry(): string {
  const items = SETTINGS.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${items.join('')}</oor:items>
`
}

async function outputOf(path: string): Promise<Uint8Array | undefined> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  return size === 0 || size > SIZE_LIMIT ? undefined : readFile(path)
}

/** Runs a program to its end, whatever its exit code. @throws ConversionError */
function run(program: string, options: readonly string[], home: string, limit: number): Promise<void> {
  const isWindows = process.platform === 'win32'
  const [command, given] = isWindows ? [program, options] : ['/bin/sh', ['-c', LIMITED, program, ...options]]
  // A group of its own: LibreOffice starts further processes, which have to end with it.
  const running = spawn(command, given, { stdio: 'ignore', env: environmentAt(home), detached: !isWindows, cwd: home })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end(running.pid, isWindows)
      reject(new ConversionError('too-long'))
    }, limit)
    running.on('error', () => {
      clearTimeout(timer)
      reject(new ConversionError('not-installed'))
    })
    running.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** No more than programs need to run: passwords are in variables, too. */
function environmentAt(home: string): NodeJS.ProcessEnv {
  const needed = ['PATH', 'Path', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'ProgramFiles', 'APPDATA', 'LOCALAPPDATA']
  const kept = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(kept), HOME: home, LC_ALL: 'C.UTF-8' }
}

function end(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return
  try {
    process.kill(isWindows ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
