import { basename } from 'node:path'
import { CommanderError } from 'commander'
import { commandLine } from './commands/program.ts'
import { FileError } from './host/host.ts'

/**
 * Runs the command line.
 * @param argv as `process.argv`
 * @returns the exit code: 0 done, 1 findings of error severity, 2 could not run
 */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0
  const program = commandLine((given) => {
    code = given
  })
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ outputError: (text, write) => write(usageError(text)) })

  try {
    await program.parseAsync([...argv])
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(`agendapack: could not run: ${reasonOf(error) || 'unknown problem'}\n`)
    if (process.env.AGENDAPACK_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    return 2
  }
}

/** Why a command could not run, in one line. */
function reasonOf(error: unknown): string {
  const open = openFile(error)
  if (open !== undefined) return `${basename(open)} is open in another program. Close it there and try again.`
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}

/** The file that another program keeps open: Windows calls it busy. */
function openFile(error: unknown): string | undefined {
  if (error instanceof FileError) return error.problem === 'in-use' ? error.path : undefined
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EBUSY'
  return isBusy && 'path' in error ? String(error.path) : undefined
}

/** What commander says of a mistake on the command line, in one line like all other problems. */
function usageError(text: string): string {
  const reason = text
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .trim()
  return `agendapack: ${reason}${/[.?)]$/.test(reason) ? '' : '.'} Run agendapack --help for the commands.\n`
}
