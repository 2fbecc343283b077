import { spawn } from 'node:child_process'
import type { GreyPicture } from '../contents/ink.ts'

/** Milliseconds that a page may take. */
const timeLimit = 120_000
/** Bytes of what it says of a page. */
const sizeLimit = 32 * 1024 * 1024

/** What is installed: `Tesseract 5.3.0`, and the names of its data, such as `eng`. */
export interface Tesseract {
  name: string
  languages: readonly string[]
}

/** Undefined where Tesseract is not installed. */
export async function findTesseract(): Promise<Tesseract | undefined> {
  const version = await run(['--version'])
  const listed = await run(['--list-langs'])
  const number = /^tesseract v?(\S+)/m.exec(version ?? '')?.[1]
  if (number === undefined || listed === undefined) return undefined
  return {
    name: `Tesseract ${number}`,
    languages: listed
      .split('\n')
      .slice(1)
      .map((line) => line.trim()),
  }
}

/**
 * Lets Tesseract recognise the words of a picture: hOCR; undefined where it does not come to an end. The picture goes through a
 * pipe, so that nothing of it is on the disk.
 *
 * @param dpi dots per inch of the picture
 * @param languages names of its data
 */
export function recogniseWords(
  picture: GreyPicture,
  dpi: number,
  languages: readonly string[],
): Promise<string | undefined> {
  const head = Buffer.from(`P5\n${picture.width} ${picture.height}\n255\n`, 'latin1')
  const options = ['stdin', 'stdout', '-l', languages.join('+'), '--dpi', String(Math.round(dpi)), 'hocr']
  return run(options, Buffer.concat([head, picture.values]))
}

/** What the program says; undefined where it is not there, fails, says too much or takes too long. */
function run(options: readonly string[], input: Uint8Array = new Uint8Array()): Promise<string | undefined> {
  // On one thread, it takes no longer, and does the same on every machine.
  const env = { ...environment(), OMP_THREAD_LIMIT: '1' }
  return new Promise((resolve) => {
    const running = spawn('tesseract', options, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env,
      timeout: timeLimit,
      killSignal: 'SIGKILL',
    })
    const parts: Buffer[] = []
    let size = 0
    running.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > sizeLimit) running.kill('SIGKILL')
      else parts.push(part)
    })
    running.stdin.on('error', () => undefined).end(input)
    running.on('error', () => resolve(undefined))
    running.on('close', (code) => resolve(code === 0 ? Buffer.concat(parts).toString('utf8') : undefined))
  })
}

/** No more than it needs: passwords are in variables, too. */
function environment(): NodeJS.ProcessEnv {
  const needed = ['PATH', 'Path', 'TESSDATA_PREFIX', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  const kept = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(kept), LC_ALL: 'C.UTF-8' }
}
