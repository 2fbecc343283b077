import { expect, it } from 'vitest'
import { otherFormat } from '../../../src/load/meeting/other-format.ts'

it.each(['.dot', '.xlsb', '.key', '.zip', '.msg', '.pages', '.heic', '.tiff'])(
  'says what %s is and what to do',
  (ending) => {
    const { reason, note } = otherFormat(`paper${ending}`, ending)
    expect(reason).toContain(`\`paper${ending}\` is a`)
    expect(note).toMatch(/\.$/)
    expect(note).not.toBe(otherFormat('paper.xyz', '.xyz').note)
  },
)
