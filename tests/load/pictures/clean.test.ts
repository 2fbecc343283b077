import { imageSize } from 'image-size'
import { describe, expect, it } from 'vitest'
import { cleanPicture } from '../../../src/load/pictures/clean/clean.ts'
import { pictureProblem } from '../../../src/load/pictures/picture.ts'
import { picturesWith, plainPictures } from '../../support/pdf/pictures.ts'

const CANARY = 'Quokka 51.5007N 0.1246W'
const formats = ['jpeg', 'png', 'webp', 'gif'] as const
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')

describe('a picture of pixels', () => {
  it.each(formats)('loses all that shows nothing, and keeps its colours: %s', (format) => {
    const dirty = picturesWith(CANARY)[format]
    const clean = cleanPicture(dirty)
    expect(textOf(dirty)).toContain(CANARY)
    expect(clean?.format).toBe(format)
    expect(textOf(clean?.bytes)).not.toContain('Quokka')
    if (format !== 'gif') expect(textOf(clean?.bytes)).toContain(format === 'png' ? 'iCCP' : 'acsp')
    expect(imageSize(clean?.bytes ?? new Uint8Array())).toMatchObject({ width: 2, height: 1 })
    expect(pictureProblem('a', clean?.bytes ?? new Uint8Array())).toBeUndefined()
  })

  it.each(formats)('is as it was where there is nothing to leave out: %s', (format) => {
    expect(Buffer.from(cleanPicture(plainPictures[format])?.bytes ?? []).equals(plainPictures[format])).toBe(true)
  })

  it('keeps the way up, and nothing else of Exif', () => {
    const { orientation } = imageSize(cleanPicture(picturesWith(CANARY, 6).jpeg)?.bytes ?? new Uint8Array())
    expect(orientation).toBe(6)
    expect(textOf(cleanPicture(picturesWith(CANARY, 1).jpeg)?.bytes)).not.toContain('Exif')
    expect(textOf(cleanPicture(picturesWith(CANARY, 1).webp)?.bytes)).not.toContain('EXIF')
    expect(textOf(cleanPicture(picturesWith(CANARY, 1).png)?.bytes)).not.toContain('eXIf')
  })

  it('that is cut short stays one that is cut short, without words', () => {
    for (const format of formats) {
      const dirty = picturesWith(CANARY)[format]
      for (let length = 16; length < dirty.length; length += 7)
        expect(textOf(cleanPicture(dirty.subarray(0, length))?.bytes)).not.toContain('Quokka')
    }
  })
})

describe('a drawing', () => {
  const head = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"'
  const clean = (inner: string, attributes = '') =>
    textOf(cleanPicture(new TextEncoder().encode(`<svg ${head} ${attributes}>${inner}</svg>`))?.bytes)

  it.each([
    '<script>Quokka()</script>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">Quokka()</x:script>',
    '<g onclick="Quokka()"><path d="M0 0"/></g>',
    '<a xlink:href="java&#115;cript:Quokka()"><path d="M0 0"/></a>',
    '<a href="https://example.org/Quokka"><path d="M0 0"/></a>',
    '<use href="https://example.org/Quokka.svg#a"/>',
    '<style>@import "https://example.org/Quokka.css"; .a { fill: red }</style>',
    '<style>@font-face { font-family: Quokka; src: url(x) } .a { fill: red }</style>',
    '<style>.a { fill: url(https://example.org/Quokka) }</style>',
    '<style>.a { fill: u\\72l(https://example.org/Quokka) }</style>',
    '<rect style="fill: url(\'https://example.org/Quokka\')"/>',
    '<rect fill="url(https://example.org/Quokka)"/>',
    '<metadata>Quokka</metadata>',
    '<title>Quokka</title><desc>Quokka</desc>',
    '<!-- Quokka -->',
    '<?Quokka Quokka?>',
    '<g display="none"><text>Quokka</text></g>',
    '<g style="display:none"><text>Quokka</text></g>',
    '<g style="visibility: hidden"><text>Quokka</text></g>',
    '<g opacity="0"><text>Quokka</text></g>',
    '<g fill="none"><text><tspan>Quokka</tspan></text></g>',
    '<text fill-opacity="0">Quokka</text><text style="fill:transparent">Quokka</text><text font-size="0">Quokka</text>',
    '<style>.off { display: none }</style><g class="off"><text>Quokka</text></g>',
    '<defs><g id="unused"><text>Quokka</text></g></defs>',
    '<symbol id="unused"><text>Quokka</text></symbol>',
    '<g id="Quokka"><path d="M0 0"/></g>',
    '<g class="Quokka" data-name="Quokka" aria-label="Quokka"><path d="M0 0"/></g>',
    '<g xmlns:inkscape="http://www.inkscape.org/" inkscape:label="Quokka"><inkscape:x>Quokka</inkscape:x></g>',
    '<g>Quokka</g>',
    '<foreignObject></foreignObject><animate attributeName="Quokka"/><set to="Quokka"/><iframe>Quokka</iframe>',
  ])('loses what draws nothing: %s', (inner) => {
    const written = clean(`<rect width="5" height="5"/>${inner}`, 'sodipodi:docname="/home/Quokka/plan.svg"')
    expect(written).toContain('<rect width="5" height="5">')
    expect(written).not.toMatch(/quokka|script|@import|on\w+=/iu)
  })

  it('cleans the pictures in it', () => {
    const data = (bytes: Buffer) =>
      `<image width="2" height="1" href="data:image/jpeg;base64,${bytes.toString('base64')}"/>`
    const [, base64 = ''] = /base64,([^"]*)/u.exec(clean(data(picturesWith(CANARY).jpeg))) ?? []
    expect(imageSize(Buffer.from(base64, 'base64'))).toMatchObject({ width: 2, height: 1 })
    expect(Buffer.from(base64, 'base64').toString('latin1')).not.toContain('Quokka')
    expect(clean('<image href="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="/>')).not.toContain('data:')
  })

  it('keeps words of which the outline is drawn, or that a style sheet may paint', () => {
    expect(clean('<g fill="none"><text stroke="red">Weir</text></g>')).toContain('Weir')
    expect(clean('<style>.a { fill: red }</style><text fill="none" class="a">Weir</text>')).toContain('Weir')
  })

  it('keeps what draws it', () => {
    const inner =
      '<style>.a,#b{fill:#f00;font-family:"Noto Sans"}</style>' +
      '<defs><linearGradient id="c"><stop offset="0" stop-color="red"/></linearGradient></defs>' +
      '<g class="a" transform="scale(2)"><text x="1" y="2">Weir &amp; lock</text></g>' +
      '<rect id="b" width="5" height="5" fill="url(#c)" style="stroke:red;stroke-width:2"/>'
    const written = clean(inner, 'viewBox="0 0 9 9"')
    for (const part of [
      'viewBox="0 0 9 9"',
      '.a,#b{fill:#f00',
      '<linearGradient id="c"><stop offset="0" stop-color="red">',
      '<g transform="scale(2)" class="a">',
      '>Weir &#38; lock</text>',
      'fill="url(#c)" style="stroke:red;stroke-width:2"',
    ])
      expect(written).toContain(part)
    expect(clean(written.replace(/^<svg[^>]*>|<\/svg>$/gu, ''), 'viewBox="0 0 9 9"')).toBe(written)
  })
})
