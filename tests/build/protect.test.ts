import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, type Content } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { expectationOf } from '../../src/verify/expectation/expect-manifest.ts'
import { verifyPack } from '../../src/verify/verify.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'

const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined
it.runIf(process.env.CI === 'true')('qpdf is there in CI', () => {
  expect(hasQpdf).toBe(true)
})

const PASSWORD = 'dreary fish Wühlmaus'

const files = {
  'agendapack.yaml': `${riverbank['agendapack.yaml']}members: { password: MEMBERS_PASSWORD }\n`,
  [MEETING]: `${meetingHead}copies: [Cllr Jo Jason]
agenda:
  - { title: Weir, chair_note: Be brief., documents: [ weir.md, { file: bids.md, private: { paragraphs: [3], reason: Prices, public_title: Bids } } ] }
`,
  'meetings/2022-12-12-health/weir.md': '# Weir\n\nThe weir is old.\n',
  'meetings/2022-12-12-health/bids.md': '# Bids\n\nHollowbrook asks for 412 pounds.\n',
}

/** The words of a file as pdf.js reads them, or why it cannot. */
async function wordsOf(content: Content | undefined, password?: string): Promise<string> {
  const data = new Uint8Array(bytesOf(content ?? new Uint8Array()))
  const task = getDocument({ data, verbosity: 0, ...(password === undefined ? {} : { password }) })
  try {
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    }
    return pages.join('\n').replace(/\s+/g, ' ')
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  } finally {
    await task.destroy()
  }
}

describe('members’ files with a password', () => {
  let reader: PdfReader
  let folder: string
  let built: BuiltFiles
  const build = (environment: Record<string, string>) => buildFiles(files, reader, {}, environment)
  beforeAll(async () => {
    reader = startReader()
    folder = await mkdtemp(join(tmpdir(), 'agendapack-protect-'))
    // Some keyboards give a letter and its dots apart.
    built = await build({ MEMBERS_PASSWORD: PASSWORD.normalize('NFD') })
  })
  afterAll(async () => {
    await reader.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('open with it and with no other, and the public’s open without', async () => {
    expect(built.errors).toEqual([])
    const { publicFiles, privateFiles } = built.output ?? {}
    const pdfs = [...(privateFiles ?? [])].filter(([path]) => path.endsWith('.pdf'))
    expect(pdfs.map(([path]) => path).sort()).toEqual([
      'chair-agenda.pdf',
      'copies/cllr-jo-jason.pdf',
      'members-pack.pdf',
    ])
    for (const [path, content] of pdfs) {
      expect(await wordsOf(content), path).toBe('PasswordException')
      expect(await wordsOf(content, 'dreary fish'), path).toBe('PasswordException')
      expect(await wordsOf(content, PASSWORD), path).toContain('Health Scrutiny Panel')
    }
    expect(await wordsOf(privateFiles?.get('members-pack.pdf'), PASSWORD)).toContain('Hollowbrook')
    expect(await wordsOf(publicFiles?.get('public-pack.pdf'))).toContain('The weir is old')
    expect(built.members?.password).toBe('MEMBERS_PASSWORD')
  })

  it('show nothing to who reads their bytes', () => {
    const bytes = Buffer.from(bytesOf(built.output?.privateFiles.get('members-pack.pdf') ?? new Uint8Array()))
    expect(bytes.toString('latin1')).toContain('/Encrypt')
    expect(bytes.toString('latin1')).not.toMatch(/Hollowbrook|Bids|Scrutiny/)
  })

  it('are the same bytes each time, and others with another password', async () => {
    const bytes = (made: BuiltFiles) =>
      Buffer.from(bytesOf(made.output?.privateFiles.get('members-pack.pdf') ?? new Uint8Array()))
    expect(bytes(await build({ MEMBERS_PASSWORD: PASSWORD })).equals(bytes(built))).toBe(true)
    expect(bytes(await build({ MEMBERS_PASSWORD: `${PASSWORD}.` })).equals(bytes(built))).toBe(false)
  })

  it('can be verified later by who has the password', async () => {
    const { members, output } = built
    const pack = members?.packs.find(({ copyFor }) => copyFor === undefined)
    if (!members || !pack) throw new Error('There is a pack for members.')
    const bytes = bytesOf(output?.privateFiles.get(pack.file.path) ?? new Uint8Array())
    const verified = (password: string) =>
      verifyPack(bytes, expectationOf(members, pack), { file: pack.file.path, reader, password })
    expect((await verified(PASSWORD)).map(String)).toEqual([])
    expect((await verified('another one')).map(({ ruleId }) => ruleId)).toEqual(['verify-unreadable'])
  })

  it.skipIf(!hasQpdf)('are AES-256 of revision 6, sound, and may be read aloud', async () => {
    const path = join(folder, 'pack.pdf')
    await writeFile(path, bytesOf(built.output?.privateFiles.get('members-pack.pdf') ?? new Uint8Array()))
    const told = execFileSync('qpdf', [`--password=${PASSWORD}`, '--check', path]).toString()
    expect(told).toMatch(/R = 6/)
    expect(told).toMatch(/extract for accessibility: allowed/)
    expect(told).toMatch(/stream encryption method: AESv3/)
    expect(told).toMatch(/No syntax or stream encoding errors found/)
  })

  it.each([
    ['no password', {}, 'The password for the members’ files is not known.'],
    ['a short one', { MEMBERS_PASSWORD: 'fish' }, 'has fewer than 8 characters'],
  ])('are not made with %s', async (_, environment, reason) => {
    const made = await build(environment as Record<string, string>)
    expect(made.errors.join()).toContain(reason)
    expect(made.output).toBeUndefined()
  })
})
