import { describe, expect, it } from 'vitest'
import { mainLanguage } from '../../../src/load/text/language.ts'

describe('mainLanguage', () => {
  it('is the first', () => {
    expect(mainLanguage(['cy', 'en'])).toBe('cy')
    expect(mainLanguage('fr')).toBe('fr')
  })
})
