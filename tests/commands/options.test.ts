import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { folderOf, run } from './run.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function workspace(): Promise<string> {
  const folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/harbour.yaml': 'name: Harbour Panel\nmembers: [{ name: Cllr Ada Lock, role: chair }]\n',
    'meetings/a/meeting.yaml': 'committee: harbour\ndate: 2022-12-12\ntime: "13:30"\nagenda: [{ title: Footpaths }]\n',
  })
  folders.push(folder)
  return folder
}

describe('an option that cannot be right is refused, with what would be', () => {
  it.each([
    [
      ['init', 'NEW', '--profile', 'englnd'],
      'There is no profile englnd. Use `england-council` or `england-executive`.',
    ],
    [['init', 'NEW', '--profile', 'nhs-bord'], 'Did you mean `nhs-board`?'],
    [['init', 'NEW', '--profile', 'zzz'], /There is no profile zzz\. Use .*`england-council`/],
    [
      ['site', 'W', '--base-url', 'rb.example'],
      'is not a web address: rb.example. Use an address such as https://rb.example.',
    ],
    [['site', 'W', '--base-url', 'ftp://'], 'Use an address such as https://meetings.council.example/.'],
    [['site', 'W', '--base-url', ''], '--base-url is empty. Use an address such as https://'],
    [['init', 'NEW', '--profile', 'charity'], 'such as a charity, use plain.'],
    [['verify', 'W/none.pdf'], /There is no file .*none\.pdf/],
    [['verify', 'W'], 'is a folder. Give a PDF that agendapack has built'],
    [['diff', 'W', 'W'], 'Give a pack.json, its folder, or a pack beside it.'],
    [['site', 'W', '--out', 'W/meetings'], 'holds files of the workspace'],
    [['site', 'W', '--out', 'W'], 'holds files of the workspace'],
    [['build', 'W', '--out', 'W/templates/x'], 'holds files of the workspace'],
    [['build', 'W', '--shard', '3/2'], '--shard 3/2 is not a part such as 2/8.'],
    [['build', 'W', '--jobs', '0'], 'Use a number from 1 to 99.'],
    [['build', 'W', '--audience', 'press'], 'Allowed choices are public, members'],
    [['schema', 'meting'], 'agendapack: There is no schema meting. Did you mean `meeting`?'],
    [['explain', 'yaml-shcema'], 'There is no rule called yaml-shcema. Did you mean yaml-schema?'],
    [['verify', 'W/agendapack.yaml', '--manifest', 'W/none.json'], /none\.json is not a pack\.json/],
  ])('%j', async (args, told) => {
    const folder = await workspace()
    const before = await readdir(folder, { recursive: true })
    const inFolder = (arg: string) => arg.replace(/^W(?=$|\/)/, folder).replace('NEW', join(folder, 'new'))
    const { code, out, err } = await run(...args.map(inFolder))
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(told)
    expect(await readdir(folder, { recursive: true })).toEqual(before)
  })
})
