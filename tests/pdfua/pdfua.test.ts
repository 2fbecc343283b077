import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samplePack } from '../verify/sample-pack.ts'
import { typst } from '../verify/typst.ts'
import { missingTools, validatePdfUa } from './verapdf.ts'

const missing = await missingTools()
const inCi = process.env.CI === 'true'

describe('PDF/UA validation', () => {
  it.runIf(inCi)('has its tools in CI', () => {
    expect(missing).toEqual([])
  })
})

describe.skipIf(missing.length > 0)(
  `PDF/UA-1 by veraPDF${missing.length > 0 ? `, without ${missing.join(', ')}` : ''}`,
  () => {
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'agendapack-pdfua-'))
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    /** Failures by file name: none for a valid file. */
    async function validate(
      files: Record<string, Uint8Array>,
    ): Promise<Record<string, { valid: boolean; failures: string[] }>> {
      const paths = Object.keys(files).map((name) => join(folder, name))
      await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(folder, name), bytes)))
      const results = await validatePdfUa(paths)
      return Object.fromEntries(
        results.map(({ path, valid, failures }) => [path.slice(folder.length + 1), { valid, failures }]),
      )
    }

    it('tells tagged files from those that are not', async () => {
      const tagged = typst('#set document(title: "Notice")\n= Notice\nThe panel meets at the boathouse.', 'ua-1')
      const untagged = typst('= Notice\nThe panel meets at the boathouse.', '1.7')
      const broken = new TextEncoder().encode('no PDF')
      const results = await validate({
        'tagged.pdf': tagged,
        'untagged.pdf': untagged,
        'sample.pdf': samplePack(),
        'broken.pdf': broken,
      })
      expect(results['tagged.pdf']).toEqual({ valid: true, failures: [] })
      expect(results['untagged.pdf']?.valid).toBe(false)
      expect(results['untagged.pdf']?.failures.join('\n')).toContain('5-1')
      expect(results['broken.pdf']?.valid).toBe(false)
      expect(Object.keys(results)).toHaveLength(4)
    })
  },
)
