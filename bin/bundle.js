// Makes lib: the program and its threads, each with all it needs but the packages under `dependencies`, which are native,
// WebAssembly or files. What they have in common, and what is loaded later, is in chunks.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const threads = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('-worker.ts'))
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))

rmSync('lib', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: ['src/main.ts', ...threads.map((path) => `src/${path}`)],
  outdir: 'lib',
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: Object.keys(dependencies),
  sourcemap: true,
  sourcesContent: false,
  // Some packages are CommonJS and ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
})

/** The licences of the packages that are in lib, which most of them ask to be passed on. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
)
const NAMES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE', 'license.md', 'LICENSE-MIT']
const licences = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = NAMES.find((one) => existsSync(`${folder}/${one}`))
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : `License: ${license}`
  return `${name} ${version}\n\n${text}\n`
})
writeFileSync('lib/licences.txt', licences.join(`\n${'-'.repeat(80)}\n\n`))
