import { describe, expect, it } from 'vitest'
import { cleanJpeg2000 } from '../../../src/load/pictures/clean/jpeg2000.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const number = (value: number, bytes: number) => Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex')
const box = (kind: string, content: Uint8Array, size = content.length + 8) =>
  Buffer.concat([number(size, 4), latin1(kind), content])
const segment = (marker: number, content: Uint8Array) =>
  Buffer.concat([number(0xff00 + marker, 2), number(content.length + 2, 2), content])

const stream = (words: string) =>
  Buffer.concat([
    number(0xff4f, 2),
    segment(0x51, latin1('size of it')),
    segment(0x64, Buffer.concat([number(1, 2), latin1(words)])),
    segment(0x90, latin1('first tile')),
    latin1('tile \xff\x64 data'),
  ])
const head = [box('jP  ', number(0x0d0a870a, 4)), box('ftyp', latin1('jp2 ')), box('jp2h', latin1('colours'))]

describe('a JPEG 2000 picture', () => {
  it('loses boxes and comments of programs, and nothing else', () => {
    const long = Buffer.concat([number(1, 4), latin1('xml '), number(22, 8), latin1('Canary')])
    const given = [...head, box('xml ', latin1('Canary')), box('uuid', latin1('Canary')), long]
    const clean = cleanJpeg2000(Buffer.concat([...given, box('jp2c', stream('Canary'), 0)]))
    expect(clean).toEqual(Buffer.concat([...head, box('jp2c', stream('      '), 0)]))
  })

  it('loses the comments of a bare stream', () => {
    expect(cleanJpeg2000(stream('Canary'))).toEqual(stream('      '))
  })

  it('is read to its end, whatever it holds', () => {
    for (const bytes of [latin1(''), latin1('\0\0\0\x0cjP  '), number(0xff4fff51, 4), Buffer.alloc(64)])
      expect(cleanJpeg2000(bytes).length).toBeLessThanOrEqual(bytes.length)
  })
})
