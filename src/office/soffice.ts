import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Why LibreOffice gave no file: it is `not-installed`, took `too-long`, or `failed`, as with a password or a broken file. */
export class ConversionError extends Error {
  readonly kind: 'not-installed' | 'too-long' | 'failed'
  constructor(kind: ConversionError['kind']) {
    super(`LibreOffice: ${kind}`)
    this.name = 'ConversionError'
    this.kind = kind
  }
}

/** Milliseconds that it may take, with the start of the program. */
const TIME_LIMIT = 120_000
/** Bytes of the file that it makes. */
const SIZE_LIMIT = 256 * 1024 * 1024
/** Kilobytes of memory that it may ask for, where the shell can set a limit. */
const MEMORY_LIMIT = 6_000_000

/** What is written, and how: slides with tags, without notes, comments and hidden slides. */
const FILTERS = {
  docx: 'docx',
  pdf: `pdf:impress_pdf_Export:${JSON.stringify({
    UseTaggedPDF: { type: 'boolean', value: 'true' },
    ...Object.fromEntries(
      ['ExportNotes', 'ExportNotesPages', 'ExportHiddenSlides'].map((name) => [
        name,
        { type: 'boolean', value: 'false' },
      ]),
    ),
  })}`,
} as const

/** Where the program is: on the path, or where installers put it. */
const PROGRAMS = [
  'soffice',
  'libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
]

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

/**
 * Lets LibreOffice, if it is installed, write a file in another format. It has a profile of its own, runs no macros and
 * fetches nothing; a file that it did not write is an error, since its exit code is 0 then, too.
 *
 * @param from the ending of the file, with its dot
 * @param to the ending to be written, without one
 * @throws ConversionError
 */
export async function convertWithSoffice(
  bytes: Uint8Array,
  from: string,
  to: keyof typeof FILTERS,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-'))
  try {
    const profile = join(folder, 'profile')
    await mkdir(join(profile, 'user'), { recursive: true })
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), registry())
    await writeFile(join(folder, `paper${from}`), bytes)
    const options = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--convert-to', FILTERS[to], '--outdir', folder],
      join(folder, `paper${from}`),
    ]
    await runFirst(PROGRAMS, options, folder)
    return await outputOf(join(folder, `paper.${to}`))
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

async function outputOf(path: string): Promise<Uint8Array> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size === 0 || size > SIZE_LIMIT) throw new ConversionError('failed')
  return readFile(path)
}

async function runFirst(programs: readonly string[], options: readonly string[], home: string): Promise<void> {
  for (const program of programs) if (await wasRun(program, options, home)) return
  throw new ConversionError('not-installed')
}

/** Runs a program to its end, whatever its exit code. @returns false where there is no such program */
function wasRun(program: string, options: readonly string[], home: string): Promise<boolean> {
  const isWindows = process.platform === 'win32'
  const limited = `command -v "$0" >/dev/null || exit ${NOT_FOUND}; ulimit -v ${MEMORY_LIMIT} 2>/dev/null; exec "$0" "$@"`
  const [command, given] = isWindows ? [program, options] : ['/bin/sh', ['-c', limited, program, ...options]]
  // A group of its own: LibreOffice starts further processes, which have to end with it.
  const running = spawn(command, given, { stdio: 'ignore', env: environmentAt(home), detached: !isWindows, cwd: home })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end(running.pid, isWindows)
      reject(new ConversionError('too-long'))
    }, TIME_LIMIT)
    running.on('error', () => {
      clearTimeout(timer)
      resolve(false)
    })
    running.on('close', (code) => {
      clearTimeout(timer)
      resolve(code !== NOT_FOUND)
    })
  })
}

/** No more than programs need to run: passwords are in variables, too. */
function environmentAt(home: string): NodeJS.ProcessEnv {
  const needed = ['PATH', 'Path', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'ProgramFiles', 'APPDATA', 'LOCALAPPDATA']
  const kept = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(kept), HOME: home, LC_ALL: 'C.UTF-8' }
}

/** What a shell exits with where there is no such program (POSIX.1-2017, 2.8.2). */
const NOT_FOUND = 127

function end(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return
  try {
    process.kill(isWindows ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
