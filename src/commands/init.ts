import { readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { folderProblem, makeFolder } from '../host/folders.ts'
import { noFiles } from '../host/no-files.ts'
import { pathFrom } from '../host/paths.ts'
import { processTerminal } from '../host/terminal.ts'
import { DEFAULT_PROFILE, initWorkspace } from '../init/workspace-files.ts'
import { loadCalendar } from '../profiles/calendar.ts'
import { isWorkingDay } from '../profiles/clear-days.ts'
import { loadProfile } from '../profiles/load-profile.ts'
import { profileProblem } from './shared/options.ts'

/** `agendapack init`: a workspace that builds, checks and publishes at once. Overwrites no file. */
export async function init(folder: string, options: { name?: string; profile?: string }): Promise<number> {
  const terminal = processTerminal()
  const target = resolve(folder)
  const problem = profileProblem(options.profile) ?? folderProblem(target)
  if (problem !== undefined) {
    terminal.report(`agendapack: ${problem}`)
    return 2
  }
  const there = (await readdir(target).catch(() => [])).filter((name) => name !== '.git')
  if (there.length > 0) {
    terminal.report(`agendapack: ${folder} is not empty. Choose a new or an empty folder.`)
    return 2
  }
  const name = options.name ?? nameFrom(basename(target))
  const today = new Date().toISOString().slice(0, 10)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const files = initWorkspace(name, {
    today,
    isWorkingDay: await workingDaysOf(options.profile ?? DEFAULT_PROFILE),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(timeZone && timeZone !== 'UTC' ? { timezone: timeZone } : {}),
  })
  for (const [path, text] of files) {
    const file = join(target, path)
    makeFolder(dirname(file))
    await writeFile(file, text, { flag: 'wx' })
  }
  const where = pathFrom(process.cwd(), target) || '.'
  const typed = /\s/.test(where) ? `"${where}"` : where
  terminal.print(
    `Created a workspace for ${name} in ${where}. Next:\n  agendapack check ${typed}\n  agendapack build ${typed}`,
  )
  return 0
}

async function workingDaysOf(name: string): Promise<(day: string) => boolean> {
  const { value: profile } = await loadProfile(name, noFiles, { file: 'agendapack.yaml' })
  if (!profile) throw new Error(`No profile ${name}.`)
  const calendar = await loadCalendar(profile)
  return (day) => isWorkingDay(day, calendar)
}

/** `riverbank-council` as "Riverbank Council". */
function nameFrom(folder: string): string {
  return folder
    .split(/[-_\s]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
