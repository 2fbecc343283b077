import { describe, expect, it } from 'vitest'
import { cleanOperators } from '../../../src/pdf/content/clean-operators.ts'

const clean = (operators: string): string =>
  Buffer.from(cleanOperators(Buffer.from(operators, 'latin1')))
    .toString('latin1')
    .replace(/ +/g, ' ')

describe('operators', () => {
  it.each([
    ['comments', '1 g % no\n2 g', '1 g \n2 g'],
    ['unknown keys', '/P <</MCID 1 /Acme (no)>> BDC', '/P <</MCID 1 >> BDC'],
    ['unknown keys with names and numbers', '/P << /A /No /B 1 /Lang (en) /C true >> BDC', '/P << /Lang (en) >> BDC'],
    ['unknown keys with lists', '/P << /Acme [(no) << /B [(no)] >>] /E (yes) >> BDC', '/P << /E (yes) >> BDC'],
    ['known keys with what cannot stand there', '/P << /Lang << /No (no) >> /E (yes) >> BDC', '/P << /E (yes) >> BDC'],
    ['what stands in place of a key', '/P << (no) /E (yes) >> BDC', '/P << /E (yes) >> BDC'],
    ['a key without a value', '/P << /E (yes) /No >> BDC', '/P << /E (yes) >> BDC'],
    ['keys of a picture', 'BI /W 1 /Acme (no) /H 1 ID % EI Q', 'BI /W 1 /H 1 ID % EI Q'],
    ['a string after the last operator', 'q Q (no)', 'q Q '],
    ['a list that does not end', '/P << /Acme (no', '/P << '],
  ])('lose %s', (_name, operators, expected) => {
    expect(clean(operators)).toBe(expected)
  })

  it.each([
    ['a percent sign in words', '(100 % of it) Tj'],
    ['a mark that is no list', '/P << /MCID 1 >> BDC'],
    ['an artifact', '/Artifact << /Type /Pagination /Subtype /Header /Attached [/Top] /BBox [0 0 9 9] >> BDC'],
    ['parameters of a picture', 'BI /W 1 /H 1 /DP << /K -1 /Columns 9 >> /F /CCF ID x EI'],
    ['a comment in the data of a picture', 'BI /W 1 /H 1 ID %%% EI Q'],
  ])('keep %s', (_name, operators) => {
    const bytes = Buffer.from(operators, 'latin1')
    expect(cleanOperators(bytes)).toBe(bytes)
  })
})
