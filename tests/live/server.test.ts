import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashesBelow, run } from '../commands/run.ts'
import { type RunningPreview, startPreview } from './preview-workspace.ts'

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A request with any headers, which `fetch` would not send. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString('latin1'),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The first thing that the page is told that fits. */
async function told(url: string, fits: (view: View) => boolean): Promise<View> {
  const response = await fetch(`${url}events`)
  let text = ''
  for await (const piece of response.body ?? []) {
    text += Buffer.from(piece).toString()
    for (const [, data = ''] of text.matchAll(/^data: (.*)\n\n/gm)) {
      const view = JSON.parse(data) as View
      if (fits(view)) return view
    }
  }
  throw new Error('The server ended')
}

interface View {
  state: string
  documents: { id: string; digest: string }[]
}

describe('the server of a preview', () => {
  let running: RunningPreview
  let view: View
  beforeAll(async () => {
    running = await startPreview()
    view = await told(running.url, ({ state }) => state === 'proved')
  })
  afterAll(async () => {
    await running.stop()
    await rm(running.folder, { recursive: true, force: true })
  })

  const paths = () => [
    '',
    'preview.js',
    ...view.documents.map(({ id, digest }) => `pdf/${id}/${digest}`),
    'site/index.html',
  ]

  it('serves the pack of the members, which nothing keeps, frames or shares', async () => {
    expect(view.documents.map(({ id }) => id)).toEqual(['public-pack', 'members-pack'])
    for (const path of paths()) {
      const { status, headers } = await ask(running.url + path)
      expect(status, path).toBe(200)
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(headers['content-security-policy']).toMatch(
        path === '' ? /frame-ancestors 'none'/ : /frame-ancestors '(?:none|self)'/,
      )
    }
  })

  it('answers nobody without the word in the address, nor under another name', async () => {
    const { origin, pathname, host } = new URL(running.url)
    const wrong = pathname.replace(/[0-9a-f]/, (digit) => (digit === '0' ? '1' : '0'))
    for (const path of ['/', '/preview.js', wrong, `${wrong}pdf/members-pack/1`, '/../', '/%2e%2e/package.json'])
      expect(await ask(origin + path)).toMatchObject({ status: 404, body: '' })
    for (const name of ['evil.example', `evil.example:${new URL(running.url).port}`, '127.0.0.1'])
      for (const path of paths())
        expect(await ask(running.url + path, { host: name })).toMatchObject({ status: 404, body: '' })
    expect((await ask(running.url, { host })).status).toBe(200)
    for (const path of ['%2e%2e/%2e%2e/package.json', 'site/..%2f..%2fpackage.json', 'pdf/constructor/1', '__proto__'])
      expect((await ask(running.url + path)).status, path).toBe(404)
  })

  it('is not there on any other address of this machine', async () => {
    const { port, pathname } = new URL(running.url)
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others) await expect(ask(`http://${address}:${port}${pathname}`)).rejects.toThrow()
  })

  it('lets only its own page choose a meeting, and only one of the workspace', async () => {
    const { origin } = new URL(running.url)
    const meeting = 'meetings/2022-12-12-health/meeting.yaml'
    const choose = (from: string | undefined, what: string) =>
      ask(`${running.url}meeting`, from === undefined ? {} : { origin: from }, 'POST', what)
    expect((await choose('https://evil.example', meeting)).status).toBe(403)
    expect((await choose(undefined, meeting)).status).toBe(403)
    expect((await choose(origin, '../../package.json')).status).toBe(400)
    expect((await choose(origin, 'x'.repeat(10_000))).status).toBe(400)
    expect((await choose(origin, meeting)).status).toBe(204)
    expect((await ask(running.url, {}, 'DELETE')).status).toBe(405)
  })

  it('writes nothing, and stands beside another preview and a build of the same workspace', async () => {
    expect(Object.keys(await hashesBelow(join(running.folder, 'dist')))).toEqual([])
    expect(Object.keys(await hashesBelow(join(running.folder, '.agendapack')))).toEqual([])
    const other = await startPreview(running.folder)
    const [built, same] = await Promise.all([
      run('build', running.folder),
      told(other.url, ({ state }) => state === 'proved'),
    ])
    expect(built.code).toBe(0)
    expect(same.documents).toEqual(view.documents)
    expect(await other.stop()).toBe(0)
    const wanted = await hashesBelow(join(running.folder, 'dist/members/health/2022-12-12'))
    const { body } = await ask(`${running.url}pdf/members-pack/x`)
    const { createHash } = await import('node:crypto')
    expect(createHash('sha256').update(Buffer.from(body, 'latin1')).digest('hex')).toBe(wanted['members-pack.pdf'])
  })

  it('shows the packs of each language of the workspace', async () => {
    const settings = await running.read('agendapack.yaml')
    await running.save('agendapack.yaml', `${settings}language: [en-GB, cy]\n`)
    const { documents } = await told(running.url, (next) => next.state === 'shown' && next.documents.length > 2)
    expect(documents.map(({ id }) => id)).toEqual([
      ...['public-pack', 'members-pack', 'cy-public-pack', 'cy-members-pack'],
    ])
  })
})
