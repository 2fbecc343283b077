import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { hashesBelow, run } from '../run.ts'
import { BODIES } from './lives.ts'

interface Item {
  item?: string
  title: string
  documents?: unknown[]
}

interface MeetingFile {
  committee: string
  agenda: (Item | { part: string } | { heading: string })[]
  supplements?: unknown[]
}

const isItem = (entry: MeetingFile['agenda'][number]): entry is Item => 'title' in entry

const reportOf = (title: string, text: string) =>
  `---\ntitle: ${title}\nauthor: The officer who wrote it\nnumbering: off\n---\n\n${text}\n\n## Recommendation\n\nThe meeting is asked to note the report.\n`

describe.each(BODIES)('the life of a meeting: $example', (body) => {
  let root = ''
  afterAll(() => rm(root, { recursive: true, force: true }))

  const folder = `meetings/${body.date}-${body.committee}`
  const nextFolder = `meetings/${body.next}-${body.committee}`
  const write = (path: string, text: string) => writeFile(join(root, path), text)
  const read = (path: string) => readFile(join(root, path), 'utf8')
  const change = async <T>(path: string, edit: (value: T) => void) => {
    const value = parse(await read(path)) as T
    edit(value)
    await write(path, stringify(value))
  }
  const meeting = (edit: (value: MeetingFile) => void) => change(`${folder}/meeting.yaml`, edit)
  const itemOf = ({ agenda }: MeetingFile, label: string): Item => {
    const items = agenda.filter(isItem)
    const found = items.find((item, index) => (item.item ?? String(index + 1)) === label)
    if (!found) throw new Error(`There is no item ${label}.`)
    return found
  }
  const dist = `dist/${body.audience}/${body.committee}`
  const file = (name: string, date = body.date) =>
    join(
      root,
      dist,
      date,
      body.audience === 'public' ? name : name.replace(/^(?:public-)?(?=supplement|consolidated|pack)/, 'members-'),
    )
  const wordsIn = async (name: string, date?: string) =>
    (await readPdf(await readFile(file(name, date)))).pages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ')
  const succeeds = async (...command: string[]) => {
    const done = await run(...command)
    expect(done, `${command[0]}: ${done.err}${done.out}`).toMatchObject({ code: 0 })
    return done
  }
  const checksAndBuilds = async () => {
    await succeeds('check', root)
    await succeeds('build', root)
  }

  it('begins with an agenda', async () => {
    root = await mkdtemp(join(tmpdir(), 'agendapack-life-'))
    const from = fileURLToPath(new URL(`../../../examples/${body.example}`, import.meta.url))
    await cp(from, root, {
      recursive: true,
      // Of the example, this body and this meeting.
      filter: (path) => {
        const [, kind, name = '', inner] = path.slice(from.length).split('/')
        if (inner === 'decisions.yaml') return false
        if (kind === 'meetings' && name !== '') return name === `${body.date}-${body.committee}`
        return !['dist', 'site', '.agendapack'].includes(kind ?? '')
      },
    })
    if (!(await readdir(join(root, folder))).includes(body.report)) {
      await write(`${folder}/${body.report}`, reportOf('Trees on the green', 'Four limes are old.'))
      await meeting((value) => {
        itemOf(value, body.item).documents = [body.report]
      })
    }
    await checksAndBuilds()
    expect(await wordsIn('public-pack.pdf')).toContain('Agenda')
  })

  it('gets a late paper in a supplement', async () => {
    await write(`${folder}/late.md`, reportOf('What came late', 'The figures of the last week.'))
    await meeting((value) => {
      value.supplements = [
        {
          supplement: 1,
          published: body.late,
          reason: 'The figures were not ready.',
          items: [{ item: body.item, documents: ['late.md'] }],
        },
      ]
    })
    await checksAndBuilds()
    expect(await wordsIn('supplement-1.pdf')).toContain('The figures of the last week')
  })

  it('gets an item that is added, and the published pack stays as it is', async () => {
    const before = await readFile(file('public-pack.pdf'))
    await write(`${folder}/flood.md`, reportOf('Flood damage', 'The cellar is under water.'))
    await meeting((value) => {
      value.agenda.push({
        ...{ item: '20', title: 'Flood damage', added: body.urgent },
        urgent: { reason: 'The cellar has to be pumped out this week', chair: 'the chair' },
      } as Item)
      value.supplements?.push({
        supplement: 2,
        published: body.urgent,
        items: [{ item: '20', documents: ['flood.md'] }],
      })
    })
    await checksAndBuilds()
    expect(await wordsIn('supplement-2.pdf')).toMatch(/Flood damage.*has to be pumped out/)
    expect(await wordsIn('consolidated-pack.pdf')).toMatch(/The cellar is under water/)
    expect((await readFile(file('public-pack.pdf'))).equals(before)).toBe(true)
  })

  it('is frozen, and a change of clerk changes nothing of it', async () => {
    await succeeds('publish', '--freeze', root)
    const before = await hashesBelow(join(root, dist, body.date))
    await change<{ contact: object }>(`committees/${body.committee}.yaml`, (register) => {
      register.contact = { name: 'Bo Newcome', phone: '01632 960999' }
    })
    await succeeds('build', root, '--force')
    expect(await hashesBelow(join(root, dist, body.date))).toEqual(before)
  })

  it('goes on with a revised report, without touching what was published', async () => {
    const before = await hashesBelow(join(root, dist, body.date))
    await write(
      `${folder}/revised.md`,
      (await read(`${folder}/${body.report}`)).replace('\n---\n\n', '\n---\n\nOne figure was wrong.\n\n'),
    )
    await meeting((value) => {
      value.supplements?.push({
        ...{ supplement: 3, published: body.revised },
        items: [
          {
            item: body.item,
            documents: [
              { file: 'revised.md', revised: { version: 2, date: body.revised, change: 'A figure is corrected.' } },
            ],
          },
        ],
      })
    })
    await checksAndBuilds()
    expect(await wordsIn('supplement-3.pdf')).toMatch(/A figure is corrected/)
    const after = await hashesBelow(join(root, dist, body.date))
    for (const [path, hash] of Object.entries(before))
      if (!/consolidated|chair-agenda|pack\.json$|decisions/.test(path))
        expect([path, after[path]]).toEqual([path, hash])
  })

  it('has decisions and actions, and minutes that need no more than what was said', async () => {
    const { members } = parse(await read(`committees/${body.committee}.yaml`)) as { members: { name: string }[] }
    const names = members.map(({ name }) => name)
    const decision = { resolved: 'That the report be noted.', reasons: 'It is complete.', options_rejected: 'None' }
    await write(
      `${folder}/decisions.yaml`,
      stringify({
        ...{ published: body.recorded, present: names, apologies: [], declarations: [] },
        decisions: [
          { item: body.item, ...decision, outcome: 'noted', moved: names[0], votes: { for: names } },
          { item: '20', ...decision },
        ],
        actions: [{ item: '20', action: 'Pump out the cellar', owner: 'Clerk', due: body.nextPublished }],
      }),
    )
    await checksAndBuilds()
    const path = `${folder}/minutes-${body.date}.md`
    await succeeds('minutes', join(root, folder))
    const draft = await read(path)
    expect(draft).toContain('**Resolved:** That the report be noted.')
    expect(draft).not.toMatch(/is asked to/)
    expect(draft).toMatch(/Signed as a correct record: \.+/)
    expect(draft).not.toMatch(/\[insert a title|\[insert the members|\[insert the date/)
    const filled = draft.replace('[insert the time]', '9 pm').replaceAll(/\[insert[^\]]*\]/g, 'This was considered.')
    await write(path, filled)
  })

  it('goes into the next meeting, which approves the minutes and has the open action', async () => {
    await mkdir(join(root, nextFolder), { recursive: true })
    await write(
      `${nextFolder}/actions.md`,
      '---\ntitle: Actions\nauthor: Clerk\nnumbering: off\n---\n\n::actions\n\n## Recommendation\n\nThe meeting is asked to note the actions.\n',
    )
    await write(
      `${nextFolder}/meeting.yaml`,
      stringify({
        ...{ committee: body.committee, date: body.next, time: '18:00', published: body.nextPublished },
        ...(body.audience === 'members' ? { public: false } : {}),
        agenda: [
          { title: 'Apologies' },
          { title: 'Declarations of interest' },
          {
            title: 'Minutes of the last meeting',
            type: 'minutes',
            documents: [`../../${folder}/minutes-${body.date}.md`],
          },
          { title: 'Actions', documents: ['actions.md'] },
        ],
      }),
    )
    await checksAndBuilds()
    const words = await wordsIn('public-pack.pdf', body.next)
    expect(words).toContain('Pump out the cellar')
    expect(words).toContain('This was considered.')
    expect(words).toContain('Bo Newcome')
  })

  it('is on the website as it happened, and nothing of a private body is', async () => {
    await succeeds('site', root, '--base-url', 'https://meetings.example/')
    const pages = Object.keys(await hashesBelow(join(root, 'site')))
    const page = `meetings/${body.committee}/${body.date}/index.html`
    if (body.audience === 'members') {
      expect(pages).not.toContain(page)
      return
    }
    const html = await readFile(join(root, 'site', page), 'utf8')
    for (const words of ['supplement-1.pdf', 'Flood damage', 'A figure is corrected', 'That the report be noted'])
      expect(html).toContain(words)
    expect(pages).toContain(`meetings/${body.committee}/${body.next}/index.html`)
  })
})
