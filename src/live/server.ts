import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bytesOf } from '../host/content.ts'
import { pageAssets } from './page-assets.ts'
import { emptyPreview, type Preview } from './preview.ts'
import { viewOf } from './view.ts'

/** The server of a preview. */
export interface PreviewServer {
  /** Address of the page, with the word that nobody else knows. */
  url: string
  show(preview: Preview): void
  close(): Promise<void>
}

export interface ServerOptions {
  /** 0 for any that is free. */
  port: number
  /** Called when somebody chooses a meeting: the path of its file. */
  choose(meeting: string): void
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

/** Nothing is kept, guessed, or shared with another site; the address, which lets one in, is told to nobody. */
const PRIVATE_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** What is shown in the frame of the page. */
const FRAMED_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

/** Bytes of a request that is read. */
const LONGEST_REQUEST = 4096

/**
 * Serves a preview to this machine alone: on 127.0.0.1, under an address with a word that is made anew each time, and only
 * where the request asks for this host, so that no page of the web can reach it by a name of its own.
 */
export async function servePreview({ port, choose }: ServerOptions): Promise<PreviewServer> {
  const token = randomBytes(16).toString('hex')
  const assets = await pageAssets()
  const listeners = new Set<ServerResponse>()
  let preview: Preview = emptyPreview
  let hosts: readonly string[] = []

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500)
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [, word = '', ...rest] = pathname.split('/')
    if (!hosts.includes(request.headers.host ?? '') || !isSame(word, token)) return refuse(response, 404)
    const path = decodeURIComponent(rest.join('/'))
    if (request.method === 'POST' && path === 'meeting') return chooseMeeting(request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
    if (path === 'events') return listen(request, response)
    if (path.startsWith('pdf/')) return sendPdf(path, response)
    if (path.startsWith('site/')) return sendSite(path.slice('site/'.length), response)
    const asset = assets.get(path === '' ? 'index.html' : path)
    if (asset === undefined) refuse(response, 404)
    else send(response, path || 'index.html', asset, PAGE_POLICY)
  }

  /** Tells the page whenever something changes. */
  function listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { ...PRIVATE_HEADERS, 'content-type': 'text/event-stream; charset=utf-8' })
    response.write(eventOf(preview))
    listeners.add(response)
    request.on('close', () => listeners.delete(response))
  }

  /** `pdf/<id>/<version>`: the version keeps the browser from showing an older one. */
  function sendPdf(path: string, response: ServerResponse): void {
    const id = path.split('/')[1]
    const found = preview.documents.find((document) => document.id === id)
    if (found) send(response, `${id}.pdf`, found.pack.bytes, FRAMED_POLICY)
    else refuse(response, 404)
  }

  async function sendSite(path: string, response: ServerResponse): Promise<void> {
    const site = await preview.site()
    const name = path === '' || path.endsWith('/') ? `${path}index.html` : path
    const content = site?.files.get(name)
    if (content === undefined) return send(response, 'index.html', assets.get('no-page.html') ?? '', FRAMED_POLICY, 404)
    return send(response, name, typeof content === 'string' ? content : bytesOf(content), FRAMED_POLICY)
  }

  async function chooseMeeting(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.origin !== `http://${request.headers.host}`) return refuse(response, 403)
    const meeting = await bodyOf(request)
    if (!preview.meetings.includes(meeting)) return refuse(response, 400)
    choose(meeting)
    response.writeHead(204, PRIVATE_HEADERS).end()
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const own = (server.address() as AddressInfo).port
  hosts = [`127.0.0.1:${own}`, `localhost:${own}`]

  return {
    url: `http://127.0.0.1:${own}/${token}/`,
    show(next) {
      preview = next
      for (const listener of listeners) listener.write(eventOf(next))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function eventOf(preview: Preview): string {
  return `data: ${JSON.stringify(viewOf(preview))}\n\n`
}

/** Takes as long for a word that is nearly right. */
function isSame(one: string, other: string): boolean {
  const [ours, theirs] = [Buffer.from(one), Buffer.from(other)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

function send(
  response: ServerResponse,
  name: string,
  content: string | Uint8Array,
  policy: string,
  status = 200,
): void {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  response.writeHead(status, { ...PRIVATE_HEADERS, 'content-type': type, 'content-security-policy': policy })
  response.end(content)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    ...PRIVATE_HEADERS,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
  response.end()
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request.setEncoding('utf8')) {
    text += String(piece)
    if (text.length > LONGEST_REQUEST) return ''
  }
  return text
}
