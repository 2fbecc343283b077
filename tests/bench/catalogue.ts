import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { openBuildRecord } from '../../src/build/run/build-record.ts'
import { nodeHost } from '../../src/host/node.ts'
import { loadEditions } from '../../src/load/meeting/editions.ts'
import type { MeetingSources } from '../../src/load/sources.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { sha256 } from '../../src/manifest/digest.ts'
import type { Manifest } from '../../src/manifest/manifest.ts'

const REPORTS = 10
const PAGES = 24
const COMMITTEES = ['cabinet', 'planning', 'health-scrutiny', 'audit', 'licensing']
const MEMBERS = ['Cllr Ada Example', 'Cllr Bo Sample', 'Cllr Cy Specimen', 'Cllr Di Instance', 'Cllr Ed Pattern']

/**
 * Writes the workspace of an invented council's back catalogue: five committees, a meeting every three days, ten reports
 * of about 1.7 KB each.
 * @returns the number of reports
 */
export async function writeCatalogue(folder: string, meetings: number): Promise<number> {
  await mkdir(join(folder, 'committees'), { recursive: true })
  await writeFile(
    join(folder, 'agendapack.yaml'),
    'organisation: { name: Riverbank Council, website: "https://rb.example" }\nprofile: england-council\n',
  )
  for (const slug of COMMITTEES) {
    const members = MEMBERS.map(
      (name, index) => `  - { name: ${name}, role: ${index === 0 ? 'chair' : 'member'}, from: 2010-05-12 }\n`,
    )
    const name = `${slug.charAt(0).toUpperCase()}${slug.slice(1).replace('-', ' ')} Committee`
    await writeFile(join(folder, 'committees', `${slug}.yaml`), `name: ${name}\nmembers:\n${members.join('')}`)
  }
  for (let index = 0; index < meetings; index += 1) await writeMeeting(folder, index)
  return meetings * REPORTS
}

async function writeMeeting(folder: string, index: number): Promise<void> {
  const date = new Date(Date.UTC(2015, 0, 5 + index * 3)).toISOString().slice(0, 10)
  const slug = COMMITTEES[index % COMMITTEES.length] ?? ''
  const at = join(folder, 'meetings', `${date}-${slug}`)
  await mkdir(at, { recursive: true })
  const numbers = Array.from({ length: REPORTS }, (_, number) => number + 1)
  const agenda = numbers.map(
    (number) => `  - { item: "${number}", title: Subject ${number} of ${date}, documents: [report-${number}.md] }\n`,
  )
  await writeFile(
    join(at, 'meeting.yaml'),
    `committee: ${slug}\ndate: ${date}\ntime: "14:00"\nvenue: Council Chamber\nagenda:\n${agenda.join('')}`,
  )
  for (const number of numbers) await writeFile(join(at, `report-${number}.md`), reportText(number, date))
}

/** A report as committees get them: headings, numbered paragraphs, a table, a list, a footnote. */
export function reportText(number: number, date: string): string {
  const paragraph = `The service was asked in March to say how it will keep within its budget, and what that means for residents who use it, as part ${number} of the review of ${date}.`
  return `# Report ${number} on services

## 1.0 Purpose

1.1 ${paragraph}

1.2 It follows the report in September, and sets out the **options** that were found.[^1]

## 2.0 Figures

| Service | Budget £000 | Forecast £000 | Variance £000 |
| --- | ---: | ---: | ---: |
| Libraries | 1,193 | 1,133 | (60) |
| Parks | 5,865 | 5,829 | (36) |
| Leisure | 9,981 | 9,959 | (22) |

## 3.0 Options

3.1 Three options were considered:

- keep opening hours as they are, and find ${number} thousand pounds elsewhere;
- close one afternoon a week from April;
- move two libraries into community centres, as *other councils* have done.

3.2 The second is recommended. See [the first report](item:1) for what was said.

## 4.0 Implications

4.1 ${paragraph}

4.2 ${paragraph}

[^1]: Full council, minute ${number}.
`
}

/**
 * Stands in for `agendapack build` of the catalogue: a `pack.json` and a blank pack for each meeting, and the record of the
 * build, so that `agendapack site` finds its meetings up to date.
 */
export async function pretendPacks(folder: string, version: string): Promise<void> {
  const host = nodeHost(folder)
  const { value: workspace } = await loadWorkspace(host)
  if (!workspace) throw new Error('The catalogue cannot be read')
  const out = join(folder, 'dist')
  const pack = await blankPages(PAGES)
  const record = await openBuildRecord(host, { out, version, allowMissing: false, listed: async () => '' })
  for (const path of workspace.meetings) {
    const { value } = await loadEditions(workspace, path, host)
    if (!value) throw new Error(`${path} cannot be read`)
    const manifest = manifestOf(value.public, version)
    const { committeeSlug, date } = manifest.meeting
    const key = `${committeeSlug}/${date}`
    const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`)
    await mkdir(join(out, 'public', key), { recursive: true })
    await writeFile(join(out, 'public', key, 'pack.json'), bytes)
    await writeFile(join(out, 'public', key, 'public-pack.pdf'), pack)
    const publicFiles = new Map([['pack.json', bytes]])
    const output = { key, isPartlyPrivate: false, publicFiles, privateFiles: new Map(), manifests: [] }
    await record.built(path, { sources: value.members, output, audience: 'both', messages: [] })
  }
  await record.save()
}

/** A PDF, for the site reads the words of packs. */
async function blankPages(count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < count; page++) pdf.addPage()
  return pdf.save()
}

function manifestOf(sources: MeetingSources<'public'>, version: string): Manifest {
  const { value: meeting } = sources.definition
  const file = (path: string) => ({ path, size: 123_456, sha256: sha256(new TextEncoder().encode(path)) })
  const range = (index: number) => ({ first: 5 + 2 * index, last: 6 + 2 * index })
  return {
    agendapack: version,
    audience: 'public',
    organisation: { name: 'Riverbank Council' },
    meeting: {
      committee: sources.committee.value.name,
      committeeSlug: sources.committeeSlug,
      date: meeting.date,
      time: meeting.time ?? '14:00',
      venue: 'Council Chamber',
      status: 'scheduled',
      published: meeting.date,
      public: true,
    },
    membership: sources.committee.value.members.map(({ name, role }) => ({ name, role })),
    frontMatter: { frontSheet: { first: 1, last: 2 }, agenda: { first: 3, last: 4 } },
    agenda: sources.agenda.flatMap((entry, index) =>
      entry.kind === 'item'
        ? {
            kind: 'item' as const,
            label: entry.label,
            title: entry.item.title,
            pages: range(index),
            file: file(`items/${entry.label}.pdf`),
            documents: entry.documents.map(({ id, title, kind }) => ({
              id,
              title,
              kind,
              visibility: 'public' as const,
              pages: range(index),
              supplement: 0,
            })),
          }
        : [],
    ),
    packs: [
      {
        audience: 'public',
        supplement: 0,
        pageCount: PAGES,
        numbers: { first: 1, last: PAGES },
        file: file('public-pack.pdf'),
      },
    ],
    inputs: [],
    outputs: [],
    messages: [],
  }
}
