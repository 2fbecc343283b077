import { Argument, Command, Option } from 'commander'
import { builtInProfiles } from '../profiles/built-in.ts'
import { ownPackage } from '../version.ts'
import { SHELLS } from './completion/candidates.ts'
import { jobCount } from './shared/job-count.ts'

const FORMATS = ['pretty', 'json', 'github', 'sarif']

/**
 * The command line with all its commands. Each command loads its own parts, so that `--version` and `--help` answer at once.
 * @param finish is given the exit code of the command that ran
 */
export function commandLine(finish: (code: number) => void): Command {
  const set = async (run: Promise<number>) => finish(await run)
  const own = ownPackage()
  const program = new Command('agendapack')
    .description(own.description)
    .version(own.version, '-V, --version', 'print the version')
    .configureHelp({ sortSubcommands: false })
    .addHelpText('after', examples('agendapack init riverbank', 'agendapack build riverbank', 'agendapack help build'))

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
    .option('--large-print', 'make packs in large print as well', false)
    .option('--jobs <count>', 'meetings to build at once (default: by processors and memory)', jobCount)
    .option('--changed-since <revision>', 'only meetings that have changed since a revision of git')
    .option('--shard <part>', 'only one part of the meetings, such as 2/8')
    .addOption(format())
    .addHelpText(
      'after',
      examples(
        'agendapack build',
        'agendapack build meetings/2022-12-12-health-scrutiny',
        'agendapack build riverbank --audience public --out packs',
      ),
    )
    .action((given, options) => set(import('./build.ts').then(({ build }) => build(given, options))))

  program
    .command('check')
    .argument(paths, pathsHelp)
    .description('find mistakes before anything is built')
    .option('--strict', 'treat warnings as errors', false)
    .option('--balance', 'print the table of political balance', false)
    .option('--changed-since <revision>', 'only meetings that have changed since a revision of git')
    .addOption(format())
    .addHelpText('after', examples('agendapack check riverbank', 'agendapack check --strict --format github'))
    .action((given, options) => set(import('./check.ts').then(({ check }) => check(given, options))))

  program
    .command('preview')
    .argument(paths, pathsHelp)
    .description('show a meeting’s packs in the browser, as they look after each save')
    .option('--port <number>', 'port of the page (default: one that is free)')
    .option('--open', 'open the page in the browser', false)
    .option('--poll', 'look at every file again and again, for network drives that do not tell of changes', false)
    .addHelpText('after', examples('agendapack preview --open'))
    .action((given, options) => set(import('./preview.ts').then(({ preview }) => preview(given, options))))

  program
    .command('watch')
    .argument(paths, pathsHelp)
    .description('build, and build again whenever a file is saved')
    .option('-o, --out <folder>', 'folder for the packs (default: dist in the workspace)')
    .addOption(new Option('--audience <audience>', 'only this audience’s packs').choices(['public', 'members']))
    .option('--allow-missing', 'put a notice in place of a file that is missing or cannot be read', false)
    .option('--strict', 'treat warnings as errors', false)
    .option('--poll', 'look at every file again and again, for network drives that do not tell of changes', false)
    .addHelpText('after', examples('agendapack watch meetings/2022-12-12-health-scrutiny'))
    .action((given, options) => set(import('./watch.ts').then(({ watch }) => watch(given, options))))

  program
    .command('publish')
    .argument(paths, pathsHelp)
    .description('freeze packs as published: a later build that would change their pages is refused')
    .option('--freeze', 'keep packs as they were published, beside each meeting', false)
    .option('--packs <folder>', 'folder of the packs (default: dist in the workspace)')
    .addHelpText('after', examples('agendapack publish --freeze meetings/2022-12-12-health-scrutiny'))
    .action((given, options) => set(import('./publish.ts').then(({ publish }) => publish(given, options))))

  program
    .command('diff')
    .argument('<before>', 'an older pack, its pack.json or its folder')
    .argument('<after>', 'a newer pack, its pack.json or its folder')
    .description('say what has changed between two packs')
    .option('--json', 'print it as JSON', false)
    .option('--pdf <file>', 'write a sheet "What has changed"')
    .addHelpText(
      'after',
      examples(
        'agendapack diff old/public-pack.pdf dist/public/health-scrutiny/2022-12-12/public-pack.pdf',
        'agendapack diff old/pack.json new/pack.json --pdf changes.pdf',
      ),
    )
    .action((before, after, options) => set(import('./diff.ts').then(({ diff }) => diff(before, after, options))))

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
    .addHelpText(
      'after',
      examples(
        'agendapack site --base-url https://meetings.riverbank.example/',
        'agendapack site --shard 1/4 --out site-1',
        'agendapack site --merge site-1 site-2 site-3 site-4',
      ),
    )
    .action((given, options) => set(import('./site.ts').then(({ site }) => site(given, options))))

  program
    .command('verify')
    .argument('<pack>', 'a PDF that agendapack has built')
    .description('read a pack back and compare it with its manifest')
    .option('--manifest <file>', 'the manifest (default: pack.json or members-pack.json beside the pack)')
    .addOption(format())
    .addHelpText('after', examples('agendapack verify dist/public/health-scrutiny/2022-12-12/public-pack.pdf'))
    .action((pack, options) => set(import('./verify.ts').then(({ verify }) => verify(pack, options))))

  program
    .command('minutes')
    .argument('<meeting>', 'the folder of a meeting')
    .description('draft the minutes of a meeting from its agenda and register')
    .option('--print', 'print the draft instead of writing it beside the agenda', false)
    .addHelpText('after', examples('agendapack minutes meetings/2022-12-12-health-scrutiny'))
    .action((meeting, options) => set(import('./minutes.ts').then(({ minutes }) => minutes(meeting, options))))

  program
    .command('deadlines')
    .argument(paths, pathsHelp)
    .description('list every date of the meetings to come: notices, papers, publication, call-in, minutes, actions')
    .option('--from <date>', 'the first day, YYYY-MM-DD (default: today)')
    .option('--ics <file>', 'write a calendar instead')
    .addHelpText(
      'after',
      examples('agendapack deadlines --from 2027-01-01', 'agendapack deadlines --ics deadlines.ics'),
    )
    .action((given, options) => set(import('./coming/deadlines.ts').then(({ deadlines }) => deadlines(given, options))))

  program
    .command('notices')
    .argument('<body>', 'the name of a file in committees/, without .yaml')
    .description('write the notices that the meetings of a body need, with the last day for each')
    .option('-o, --out <folder>', 'folder for the notices (default: dist/notices in the workspace)')
    .option('--from <date>', 'leave out meetings before this day, YYYY-MM-DD (default: today)')
    .addHelpText('after', examples('agendapack notices cabinet'))
    .action((body, options) => set(import('./coming/notices.ts').then(({ notices }) => notices(body, options))))

  program
    .command('import')
    .argument('<files...>', 'a report (.docx, .xlsx), or tables (.csv) and saved OParl, Legistar or Modern.Gov data')
    .description('write a report as Markdown, or registers and meetings of another system as files of the workspace')
    .option('--into <folder>', 'the workspace for registers and meetings (default: this folder)')
    .addHelpText('after', examples('agendapack import report.docx', 'agendapack import members.csv meetings.csv'))
    .action((files, options) => set(import('./import.ts').then(({ importFiles }) => importFiles(files, options))))

  program
    .command('init')
    .argument('[folder]', 'a new or empty folder', '.')
    .description('create a workspace that builds, checks and publishes at once')
    .option('--name <organisation>', 'name of the organisation (default: from the folder)')
    .option('--profile <profile>', 'rules that apply (default: england-council)')
    .addHelpText('after', () => ['', 'Profiles:', ...builtInProfiles().map((name) => `  ${name}`)].join('\n'))
    .addHelpText(
      'after',
      examples(
        'agendapack init riverbank',
        'agendapack init hartwell-trust --profile nhs-board --name "Hartwell Trust"',
      ),
    )
    .action((folder, options) => set(import('./init.ts').then(({ init }) => init(folder, options))))

  program
    .command('explain')
    .argument('[rule]', 'a rule, a file such as meeting.yaml, notices or wording (default: list all rules)')
    .argument('[profile]', 'with notices: whose law (default: that of the workspace); with wording: a language')
    .option('--date <date>', 'with notices: the last days for a meeting on that day, YYYY-MM-DD')
    .description(
      'say what a rule is for, with examples and the law, which keys a file has, or which notices a meeting needs',
    )
    .addHelpText(
      'after',
      examples(
        'agendapack explain notice-clear-days',
        'agendapack explain meeting.yaml',
        'agendapack explain notices parish-council --date 2026-12-07',
      ),
    )
    .action((rule, profile, options) =>
      set(import('./explain.ts').then(({ explain }) => explain(rule, profile, options))),
    )

  program
    .command('schema')
    .argument('[kind]', 'agendapack, committee, meeting, decisions, report, profile or report-sections')
    .description('print the JSON Schema of a YAML file, for editors')
    .option('-o, --out <folder>', 'write all of them to a folder')
    .addHelpText('after', examples('agendapack schema meeting', 'agendapack schema --out schema'))
    .action((kind, options) => set(import('./schema.ts').then(({ schema }) => schema(kind, options))))

  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .argument('[words...]', 'what is typed so far: the shell asks with it')
    .description('print what makes a shell complete commands, options and names')
    .addHelpText(
      'after',
      examples(
        'source <(agendapack completion bash)        # in ~/.bashrc',
        'source <(agendapack completion zsh)         # in ~/.zshrc, after compinit',
        'agendapack completion fish > ~/.config/fish/completions/agendapack.fish',
      ),
    )
    .action((shell, words) =>
      set(import('./completion/completion.ts').then(({ completion }) => completion(program, shell, words))),
    )

  return program
}

/** Lines for the end of a command's help. */
function examples(...lines: readonly string[]): string {
  return ['', lines.length === 1 ? 'Example:' : 'Examples:', ...lines.map((line) => `  ${line}`)].join('\n')
}
