import { describe, expect, it } from 'vitest'
import { mainLanguage, packLanguage } from '../../src/plan/language.ts'

describe('packLanguage', () => {
  it.each([
    ['en-GB', false, 'en-GB'],
    ['cy', false, 'en-GB'],
    ['cy', true, 'cy'],
    [['cy', 'en'], false, 'en'],
    [['cy', 'EN-IE'], false, 'EN-IE'],
    [['cy', 'en'], true, 'cy'],
    [['enm', 'fr'], false, 'en-GB'],
  ] as const)('of %j, own wording %s, is %s', (language, hasOwnWording, wanted) => {
    expect(packLanguage(language, hasOwnWording)).toBe(wanted)
  })
})

describe('mainLanguage', () => {
  it('is the first', () => {
    expect(mainLanguage(['cy', 'en'])).toBe('cy')
    expect(mainLanguage('fr')).toBe('fr')
  })
})
