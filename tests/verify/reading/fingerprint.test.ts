import { describe, expect, it } from 'vitest'
import { holdsPrint } from '../../../src/verify/reading/fingerprint.ts'

const shown = (text: string) => ({ text, pictures: [], paths: 0, fields: [], numbers: [], targets: [], addresses: [] })

describe('the words of a page', () => {
  it.each([
    ['with fewer dots that lead to its number', `Timber${'.'.repeat(90)}4`, `Timber${'.'.repeat(60)}4`, true],
    ['with another number', `Timber${'.'.repeat(90)}4`, `Timber${'.'.repeat(90)}5`, false],
  ])('%s', (_name, asked, found, same) => {
    expect(holdsPrint(shown(found), shown(asked))).toBe(same)
  })
})
