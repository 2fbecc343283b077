import { basename } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { FileError } from './host/host.ts'
import { builtInProfiles } from './profiles/built-in.ts'
import { ownPackage } from './version.ts'

const FORMATS = ['pretty', 'json', 'github', 'sarif']

/**
 * Runs the command line. Each command loads its own parts, so that `--version` and `--help` answer at once.
 * @param argv as `process.argv`
 * @returns the exit code: 0 done, 1 findings of error severity, 2 could not run
 */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0
  const set = async (run: Promise<number>) => {
    code = await run
  }
  const own = ownPackage()
  const program = new Command('agendapack')
    .description(own.description)
    .version(own.version, '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageError(text)) })
    .configureHelp({ sortSubcommands: false })

  const format = () => new Option('--format <format>', 'how to print messages').choices(FORMATS).default('pretty')
  const paths = '[paths...]'
  const pathsHelp = 'a workspace, or meetings in it (default: the workspace around the working directory)'

  program
    .command('build')
    .argument(paths, pathsHelp)
    .description('compile the packs of meetings: PDFs and pack.json')
    .option('-o, --out <folder>', 'folder for the packs (default: dist in the workspace)')
    .addOption(new Option('--audience <audience>', 'only this audience’s packs').choices(['public', 'members']))
    .option('--allow-missing', 'put a notice in place of a file that is missing or cannot be read', false)
    .option('--strict', 'treat warnings as errors', false)
    .option('--force', 'build meetings again that are up to date', false)
    .option('--reissue', 'replace a published pack with one that has different pages', false)
    .option('--changed-since <revision>', 'only meetings that have changed since a revision of git')
    .option('--shard <part>', 'only one part of the meetings, such as 2/8')
    .addOption(format())
    .action((given, options) => set(import('./commands/build.ts').then(({ build }) => build(given, options))))

  program
    .command('check')
    .argument(paths, pathsHelp)
    .description('find mistakes before anything is built')
    .option('--strict', 'treat warnings as errors', false)
    .option('--balance', 'print the table of political balance', false)
    .option('--changed-since <revision>', 'only meetings that have changed since a revision of git')
    .addOption(format())
    .action((given, options) => set(import('./commands/check.ts').then(({ check }) => check(given, options))))

  program
    .command('watch')
    .argument(paths, pathsHelp)
    .description('build, and build again whenever a file is saved')
    .option('-o, --out <folder>', 'folder for the packs (default: dist in the workspace)')
    .addOption(new Option('--audience <audience>', 'only this audience’s packs').choices(['public', 'members']))
    .option('--allow-missing', 'put a notice in place of a file that is missing or cannot be read', false)
    .option('--strict', 'treat warnings as errors', false)
    .option('--poll', 'look at every file again and again, for network drives that do not tell of changes', false)
    .action((given, options) => set(import('./commands/watch.ts').then(({ watch }) => watch(given, options))))

  program
    .command('publish')
    .argument(paths, pathsHelp)
    .description('freeze packs as published: a later build that would change their pages is refused')
    .option('--freeze', 'keep packs as they were published, beside each meeting', false)
    .option('--packs <folder>', 'folder of the packs (default: dist in the workspace)')
    .action((given, options) => set(import('./commands/publish.ts').then(({ publish }) => publish(given, options))))

  program
    .command('diff')
    .argument('<before>', 'an older pack, its pack.json or its folder')
    .argument('<after>', 'a newer pack, its pack.json or its folder')
    .description('say what has changed between two packs')
    .option('--json', 'print it as JSON', false)
    .option('--pdf <file>', 'write a sheet "What has changed"')
    .action((before, after, options) =>
      set(import('./commands/diff.ts').then(({ diff }) => diff(before, after, options))),
    )

  program
    .command('site')
    .argument(paths, pathsHelp)
    .description('write the website of public packs, with calendars and feeds')
    .option('-o, --out <folder>', 'folder for the site (default: site in the workspace)')
    .option('--packs <folder>', 'folder of the packs (default: dist in the workspace)')
    .option('--base-url <url>', 'where the site will be, for feeds, calendars and canonical links')
    .option('--strict', 'treat warnings as errors', false)
    .option('--changed-since <revision>', 'only meetings that have changed since a revision of git')
    .option('--shard <part>', 'only one part of the meetings, such as 2/8')
    .option('--merge <folders...>', 'join the sites of parts')
    .addOption(format())
    .action((given, options) => set(import('./commands/site.ts').then(({ site }) => site(given, options))))

  program
    .command('verify')
    .argument('<pack>', 'a PDF that agendapack has built')
    .description('read a pack back and compare it with its manifest')
    .option('--manifest <file>', 'the manifest (default: pack.json or members-pack.json beside the pack)')
    .addOption(format())
    .action((pack, options) => set(import('./commands/verify.ts').then(({ verify }) => verify(pack, options))))

  program
    .command('minutes')
    .argument('<meeting>', 'the folder of a meeting')
    .description('draft the minutes of a meeting from its agenda and register')
    .option('--print', 'print the draft instead of writing it beside the agenda', false)
    .action((meeting, options) => set(import('./commands/minutes.ts').then(({ minutes }) => minutes(meeting, options))))

  program
    .command('import')
    .argument('<file>', 'a report in Word (.docx)')
    .description('write a Word report as Markdown, with its pictures beside it')
    .action((file) => set(import('./commands/import.ts').then(({ importReport }) => importReport(file))))

  program
    .command('init')
    .argument('[folder]', 'a new or empty folder', '.')
    .description('create a workspace that builds, checks and publishes at once')
    .option('--name <organisation>', 'name of the organisation (default: from the folder)')
    .option('--profile <profile>', 'rules that apply (default: england-council)')
    .addHelpText(
      'after',
      () =>
        `\nProfiles:\n${builtInProfiles()
          .map((name) => `  ${name}\n`)
          .join('')}`,
    )
    .action((folder, options) => set(import('./commands/init.ts').then(({ init }) => init(folder, options))))

  program
    .command('explain')
    .argument('[rule]', 'a rule, a file such as meeting.yaml, or notices (default: list all rules)')
    .argument('[profile]', 'with notices: whose law (default: that of the workspace)')
    .option('--date <date>', 'with notices: the last days for a meeting on that day, YYYY-MM-DD')
    .description(
      'say what a rule is for, with examples and the law, which keys a file has, or which notices a meeting needs',
    )
    .action((rule, profile, options) =>
      set(import('./commands/explain.ts').then(({ explain }) => explain(rule, profile, options))),
    )

  program
    .command('schema')
    .argument('[kind]', 'agendapack, committee, meeting, report, profile or report-sections')
    .description('print the JSON Schema of a YAML file, for editors')
    .option('-o, --out <folder>', 'write all of them to a folder')
    .action((kind, options) => set(import('./commands/schema.ts').then(({ schema }) => schema(kind, options))))

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
