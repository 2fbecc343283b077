import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface PdfUaResult {
  path: string
  valid: boolean
  /** "7.1-3 (12 times): Content shall be marked as Artifact or tagged as real content @ root/…" */
  failures: string[]
}

/** JAXB, which veraPDF needs and newer Java runtimes lack: Debian's package libjaxb-java. */
const DEBIAN_JARS = ['jaxb-runtime', 'jaxb-core', 'istack-commons-runtime', 'javax.activation', 'txw2', 'FastInfoset']

const jars = [
  fileURLToPath(new URL('../../node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar', import.meta.url)),
  ...DEBIAN_JARS.map((name) => `/usr/share/java/${name}.jar`),
]

/** Names of the tools and files that are not there; empty where PDF/UA can be validated. */
export async function missingTools(): Promise<string[]> {
  const programs = await Promise.all(
    ['java', 'javac'].map(async (program) => {
      try {
        await run(program, ['-version'])
        return []
      } catch {
        return [program]
      }
    }),
  )
  return [...programs.flat(), ...jars.filter((jar) => !existsSync(jar))]
}

/**
 * Validates files against PDF/UA-1 (ISO 14289-1) with veraPDF's engine, in one run of Java.
 * Throws where a tool is missing; see `missingTools`.
 */
export async function validatePdfUa(paths: readonly string[]): Promise<PdfUaResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-verapdf-'))
  try {
    const source = fileURLToPath(new URL('UaReport.java', import.meta.url))
    const classPath = [...jars, folder].join(delimiter)
    await run('javac', ['-encoding', 'UTF-8', '-cp', classPath, '-d', folder, source])
    const { stdout } = await run('java', ['-Xshare:auto', '-cp', classPath, 'UaReport', ...paths], {
      maxBuffer: 64 * 1024 * 1024,
    })
    return parseReport(stdout)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function parseReport(report: string): PdfUaResult[] {
  const results: PdfUaResult[] = []
  for (const line of report.split('\n')) {
    const [kind, first = '', second = '', third = ''] = line.split('\t')
    if (kind === 'file') results.push({ path: first, valid: second === 'valid', failures: [] })
    if (kind === 'rule') results.at(-1)?.failures.push(`${first} (${second} times): ${third}`)
  }
  return results
}
