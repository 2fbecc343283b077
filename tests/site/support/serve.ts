import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** Serves the files of a site on this machine, below a path. */
export async function serve(
  files: ReadonlyMap<string, string | Uint8Array>,
  base: string,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = decodeURIComponent(pathname.slice(base.length))
    const file = files.get(path === '' || path.endsWith('/') ? `${path}index.html` : path)
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? TYPES.html
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': type })
    response.end(file ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}` }
}
