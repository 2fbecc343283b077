import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))
const Manifest = z.object({ scripts: z.record(z.string(), z.string()), bin: z.record(z.string(), z.string()) })
const Packed = z.array(z.object({ files: z.array(z.object({ path: z.string() })) }))

describe('the package', () => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(`${root}/package.json`, 'utf8')))

  it('is compiled wherever it is installed, linked or packed from a clone, which has no lib folder', () => {
    expect(manifest.scripts.prepare).toBe('npm run --silent build')
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
