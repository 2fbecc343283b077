import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { noFiles } from '../../src/host/no-files.ts'
import { builtInProfiles } from '../../src/profiles/built-in.ts'
import { loadCalendar } from '../../src/profiles/calendar.ts'
import { deadlinesOf } from '../../src/profiles/deadlines.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'

/**
 * Around Easter, the bank holidays, 15 June 2026 (Scotland), Christmas and New Year. The table was checked by a second
 * program that counts forwards, over bank holidays and breaks typed from the calendars.
 */
const MEETINGS = [
  ...['2026-04-09', '2026-05-07', '2026-06-18', '2026-12-29', '2027-01-04', '2027-01-07'],
  ...['2027-03-31', '2027-12-30', '2028-01-06', '2028-04-19', '2028-05-04', '2028-08-30'],
]
const table = readFileSync(fileURLToPath(new URL('deadlines.txt', import.meta.url)), 'utf8')

it('gives the last day for every deadline of every profile, for twelve meetings', async () => {
  const lines: string[] = []
  for (const name of builtInProfiles()) {
    const { value: profile } = await loadProfile(name, noFiles, { file: 'agendapack.yaml' })
    if (!profile) throw new Error(`no profile ${name}`)
    const law = { profile, calendar: await loadCalendar(profile) }
    lines.push(name)
    for (const deadline of deadlinesOf(profile, '2028-01-01')) {
      const dates = MEETINGS.map((meeting) => deadline.latest(meeting, law))
      lines.push(`  ${deadline.title} (${deadline.period})`, `    ${dates.join(' ')}`)
    }
  }
  expect(`${lines.join('\n')}\n`).toBe(table)
})
