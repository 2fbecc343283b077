import { type Benchmark, seconds, told, under } from './benchmark.ts'
import { coldBuild, inFolder } from './cold-process.ts'
import { report } from './reports.ts'

const MEETINGS = 60
const REPORTS = 3

/** A run over many meetings of about 12 pages, by meeting, against one of them by itself; both from cold. */
export async function benchmark(): Promise<Benchmark[]> {
  const alone = await inFolder((folder) => coldBuild(folder, meetings(1)))
  const all = await inFolder((folder) => coldBuild(folder, meetings(MEETINGS)))
  const each = all.milliseconds / MEETINGS
  return [
    {
      title: `A run of ${MEETINGS} meetings of ${REPORTS} reports`,
      figures: [
        under('a meeting of the run / the same by itself', each / alone.milliseconds, 0.15),
        told('whole run, and one meeting by itself', `${seconds(all.milliseconds)}, ${seconds(alone.milliseconds)}`),
      ],
    },
  ]
}

/** Meetings on days of their own, each with reports that no other has. */
function meetings(count: number): Record<string, string> {
  const files: Record<string, string> = {}
  for (let number = 0; number < count; number += 1) {
    const day = new Date(Date.UTC(2023, 0, 2 + 7 * number)).toISOString().slice(0, 10)
    const names = Array.from({ length: REPORTS }, (_, index) => `report-${index + 1}.md`)
    const agenda = names.map((name) => `  - { title: Item ${name}, documents: [ ${name} ] }\n`).join('')
    files[`meetings/${day}/meeting.yaml`] = `committee: health\ndate: ${day}\ntime: "13:30"\nagenda:\n${agenda}`
    for (const [index, name] of names.entries()) {
      files[`meetings/${day}/${name}`] = report(REPORTS * number + index + 1)
    }
  }
  return files
}
