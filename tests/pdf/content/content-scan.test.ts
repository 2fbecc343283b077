import fc from 'fast-check'
import { PDFContext, PDFDict } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { scanContents } from '../../../src/pdf/content/content-scan.ts'
import { createReader } from '../../../src/pdf/objects.ts'

const context = PDFContext.create()
const reader = createReader(context)

function scan(contents: string | Uint8Array, resources: PDFDict = PDFDict.withContext(context)) {
  const bytes = typeof contents === 'string' ? Buffer.from(contents, 'latin1') : contents
  return scanContents(bytes, reader, resources)
}

describe('what a page leaves open', () => {
  it.each([
    ['q 1 0 0 1 0 0 cm Q', 0, ''],
    ['q q Q', 0, 'Q\n'],
    ['Q Q q', 2, 'Q\n'],
    ['q BT (Q ET) Tj', 0, 'ET Q\n'],
    ['/P <</MCID 0>> BDC q', 0, 'EMC Q\n'],
    ['(a \\) q (nested q) ) Tj % q\n<71 20> Tj', 0, ''],
    ['BI /W 1 /H 1 ID q q q EI Q', 1, ''],
    ['q (a (b', 0, ')) Q\n'],
    ['q <41', 0, '> Q\n'],
    ['q [1 [2 << /A', 0, '>>]] Q\n'],
    ['q BI /W 1 ID xyz', 0, '\nEI Q\n'],
  ])('%s', (contents, missingSaves, closing) => {
    expect(scan(contents)).toMatchObject({ missingSaves, closing, tooDeep: false })
  })

  it.each(['q ', 'Q ', '/P <</MCID 0>> BDC ', '/Artifact BMC '])('is too much after %swithout an end', (operators) => {
    expect(scan(operators.repeat(10_000)).tooDeep).toBe(false)
    expect(scan(operators.repeat(100_000)).tooDeep).toBe(true)
  })
})

describe('content outside of tags', () => {
  it.each([
    ['0 0 10 10 re f', true],
    ['/Artifact BMC 0 0 10 10 re f EMC', false],
    ['/P <</MCID 3>> BDC BT (x) Tj ET EMC', false],
    ['/P BMC BT (x) Tj ET EMC', true],
    ['/P <</MCID 3>> BDC EMC BT (x) Tj ET', true],
    ['/Span <</Lang (de)>> BDC /P <</MCID 1>> BDC (x) Tj EMC EMC', false],
    ['/P /Props BDC (x) Tj EMC', false],
    ['0 0 10 10 re W n', false],
  ])('%s: %s', (contents, untagged) => {
    const resources = context.obj({ Properties: { Props: { MCID: 7 } } })
    expect(scan(contents, resources).untagged).toBe(untagged)
  })

  it('knows the identifiers of what is tagged', () => {
    const resources = context.obj({ Properties: { Props: { MCID: 7 } } })
    expect([...scan('/P <</MCID 3>> BDC EMC /P /Props BDC EMC', resources).contentIds]).toEqual([3, 7])
  })
})

describe('any bytes', () => {
  it('are read to their end, and what closes them balances them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('q', 'Q', 'BT', 'ET', '(', ')', '<<', '>>', '/P', 'BDC', 'EMC', 'ID', '1')),
        (parts) => {
          const found = scan(parts.join(' '))
          const whole = `${'q '.repeat(found.missingSaves)}${parts.join(' ')} ${found.closing}`
          // An open string or picture swallows what follows; then nothing can close it.
          fc.pre(scan(`${parts.join(' ')} Q Q`).missingSaves !== found.missingSaves || found.closing !== '')
          const again = scan(whole)
          if (!parts.includes('(') && !parts.includes('ID'))
            expect(again).toMatchObject({ missingSaves: 0, closing: '' })
        },
      ),
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => scan(bytes).missingSaves >= 0))
  })
})
