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
      'Unexpected --profile englnd, expected `england-council` or `england-executive`.',
    ],
    [['init', 'NEW', '--profile', 'nhs-bord'], 'expected `nhs-board`.'],
    [['init', 'NEW', '--profile', 'zzz'], '`england-council`, `england-executive`'],
    [
      ['site', 'W', '--base-url', 'rb.example'],
      'Unexpected --base-url rb.example, expected an address such as https://rb.example.',
    ],
    [['site', 'W', '--base-url', 'ftp://'], 'expected an address such as https://meetings.council.example/.'],
    [['site', 'W', '--base-url', ''], 'Unexpected --base-url that is empty, expected an address such as https://'],
    [['init', 'NEW', '--profile', 'charity'], 'For a body under none of these laws, such as a charity: plain.'],
    [['verify', 'W/none.pdf'], '/none.pdf: there is no such file, expected a pack that was built.'],
    [['verify', 'W'], ', expected a pack in it, such as '],
    [['diff', 'W', 'W'], 'expected a pack.json, a folder that has one, or a pack with one beside it.'],
    [['site', 'W', '--out', 'W/meetings'], 'which holds files of the workspace, expected one for output alone'],
    [['site', 'W', '--out', 'W'], 'which holds files of the workspace, expected one for output alone'],
    [['build', 'W', '--out', 'W/templates/x'], 'which holds files of the workspace, expected one for output alone'],
    [['build', 'W', '--shard', '3/2'], 'Unexpected shard 3/2, expected a part such as 2/8.'],
    [['build', 'W', '--audience', 'press'], 'Allowed choices are public, members'],
    [['schema', 'meting'], 'agendapack: Unexpected kind meting, expected `meeting`.'],
    [['explain', 'yaml-shcema'], 'Unexpected rule yaml-shcema, expected yaml-schema.'],
    [['verify', 'W/agendapack.yaml', '--manifest', 'W/none.json'], 'Unexpected manifest'],
  ])('%j', async (args, told) => {
    const folder = await workspace()
    const before = await readdir(folder, { recursive: true })
    const inFolder = (arg: string) => arg.replace(/^W(?=$|\/)/, folder).replace('NEW', join(folder, 'new'))
    const { code, out, err } = await run(...args.map(inFolder))
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(told)
    expect(await readdir(folder, { recursive: true })).toEqual(before)
  })
})
