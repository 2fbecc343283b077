import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))
const Manifest = z.object({ scripts: z.record(z.string(), z.string()), bin: z.record(z.string(), z.string()) })
const Lock = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() })),
})
const Packed = z.array(z.object({ files: z.array(z.object({ path: z.string() })) }))

describe('the package', () => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(`${root}/package.json`, 'utf8')))

  it('is compiled once where it is installed, linked or packed from a clone, which has no lib folder', () => {
    expect(manifest.scripts.prepare).toBe('npm run --silent build')
    expect(Object.keys(manifest.scripts)).not.toContain('prestart')
  })

  it('installs without compiling, in less than 120 MB', () => {
    expect(Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?install$/u.test(name))).toEqual([])
    const installed = Object.entries(Lock.parse(JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))).packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true && existsSync(join(root, path)))
      .map(([path, { hasInstallScript }]) => ({ path, hasInstallScript, size: sizeBelow(join(root, path)) }))
    expect(installed.length).toBeGreaterThan(10)
    expect(installed.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([])
    const own = ['lib', 'templates', 'src/profiles/data'].map((path) => sizeBelow(join(root, path)))
    const total = [...own, ...installed.map(({ size }) => size)].reduce((sum, size) => sum + size, 0)
    expect(total).toBeLessThan(120 * 1024 * 1024)
  })

  it('holds the program and all that it reads at run time', () => {
    const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const files = Packed.parse(JSON.parse(listed)).flatMap((packed) => packed.files.map(({ path }) => path))
    expect(files).toEqual(
      expect.arrayContaining([
        ...Object.values(manifest.bin),
        'lib/main.js',
        'lib/main.js.map',
        'lib/reader-worker.js',
        'lib/licences.txt',
        'templates/front-sheet.md.hbs',
        'templates/house-style.typ',
        'templates/report-sections/corporate.yaml',
        'templates/site/layout.html.hbs',
        'src/profiles/data/england/england-council.yaml',
      ]),
    )
    expect(files.filter((path) => /^(tests|examples|src)\/.*\.tsx?$/.test(path))).toEqual([])
  })
})

/** Bytes of all files below a folder. */
function sizeBelow(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}
