import { crc32, deflateSync } from 'node:zlib'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** Two dark points side by side, in each format of pixels that reports may have. */
export const plainPictures = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAMAAADD/I+4AAAAA1BMVEUgQGAi/FVnAAAAC0lEQVQI12NgYAAAAAMAASDVlMcAAAAASUVORK5CYII=',
    'base64',
  ),
  jpeg: Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAABAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAA//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIQCDf/Z',
    'base64',
  ),
  webp: Buffer.from('UklGRjIAAABXRUJQVlA4ICYAAACQAQCdASoCAAEAAgA0JYgCdLoAA5gA/vUnX7a4bezT5vsezHAAAA==', 'base64'),
  gif: Buffer.from('R0lGODlhAgABAPAAACBAYP///yH5BAAAAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAAAgABAAACAgQKADs=', 'base64'),
} satisfies Readonly<Record<string, Buffer>>

/** Exif of a camera: the way up, and words after it. */
export function exifOf(words: string, orientation: number): Buffer {
  const head = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex')
  head.writeUInt16LE(orientation, 18)
  return Buffer.concat([head, latin1(words)])
}

/** A colour profile with words wherever it can have some, and a white point. */
export function profileOf(words: string): Buffer {
  const pad = (text: Buffer) => Buffer.concat([text, Buffer.alloc(-text.length & 3)])
  const wide = Buffer.from(words, 'utf16le').swap16()
  const mluc = Buffer.from('6d6c756300000000000000010000000c656e475300000000000000000000001c', 'hex').subarray(0, 28)
  mluc.writeUInt32BE(wide.length, 20)
  mluc.writeUInt32BE(28, 24)
  const desc = Buffer.concat([latin1('desc\0\0\0\0'), Buffer.from([0, 0, 0, words.length + 1]), latin1(`${words}\0`)])
  const tags: [string, Buffer][] = [
    ['desc', desc],
    ['cprt', Buffer.concat([mluc, wide])],
    ['dmnd', latin1(`text\0\0\0\0${words}\0`)],
    ['note', latin1(words)],
    ['wtpt', Buffer.from('58595a20000000000000f35100010000000116cc', 'hex')],
  ]
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length)
  let at = 128 + table.length
  for (const [index, [tag, data]] of tags.entries()) {
    table.write(tag, 4 + 12 * index, 'latin1')
    table.writeUInt32BE(at, 8 + 12 * index)
    table.writeUInt32BE(data.length, 12 + 12 * index)
    at += pad(data).length
  }
  const head = Buffer.alloc(128)
  head.writeUInt32BE(at)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  head.write('acsp', 36, 'latin1')
  head.write(words, 100, 'latin1')
  return Buffer.concat([head, table, ...tags.map(([, data]) => pad(data))])
}

/** The same pictures with words in every place that shows nothing, and the way up that a camera held sideways writes. */
export function picturesWith(words: string, orientation = 6): Record<keyof typeof plainPictures, Buffer> {
  const exif = exifOf(words, orientation)
  return {
    jpeg: Buffer.concat([
      plainPictures.jpeg.subarray(0, 2),
      segment(0xe0, latin1(`JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01${words}`)),
      segment(0xe1, Buffer.concat([latin1('Exif\0\0'), exif])),
      segment(0xe1, latin1(`http://ns.adobe.com/xap/1.0/\0<x>${words}</x>`)),
      segment(0xe2, Buffer.concat([latin1('ICC_PROFILE\0\x01\x01'), profileOf(words)])),
      segment(0xe2, latin1(`MPF\0${words}`)),
      segment(0xed, latin1(`Photoshop 3.0\0${words}`)),
      segment(0xfe, latin1(words)),
      plainPictures.jpeg.subarray(2),
      latin1(words),
    ]),
    png: Buffer.concat([
      plainPictures.png.subarray(0, 33),
      chunk('iCCP', Buffer.concat([latin1(`${words}\0\0`), deflateSync(profileOf(words))])),
      chunk('tEXt', latin1(`Comment\0${words}`)),
      chunk('eXIf', exif),
      plainPictures.png.subarray(33, -12),
      chunk('iTXt', latin1(`XML:com.adobe.xmp\0\0\0\0\0${words}`)),
      plainPictures.png.subarray(-12),
      latin1(words),
    ]),
    webp: riff(
      [
        riffChunk('VP8X', Buffer.from([0x2c, 0, 0, 0, 1, 0, 0, 0, 0, 0])),
        riffChunk('ICCP', profileOf(words)),
        plainPictures.webp.subarray(12),
        riffChunk('EXIF', exif),
        riffChunk('XMP ', latin1(words)),
        riffChunk('note', latin1(words)),
      ],
      words,
    ),
    gif: Buffer.concat([
      plainPictures.gif.subarray(0, 19),
      Buffer.from([0x21, 0xfe, words.length]),
      latin1(`${words}\0`),
      Buffer.from([0x21, 0xff, 11]),
      latin1('XMP DataXMP'),
      Buffer.from([words.length]),
      latin1(`${words}\0`),
      plainPictures.gif.subarray(19),
      latin1(words),
    ]),
  }
}

function segment(marker: number, content: Buffer): Buffer {
  const length = content.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), content])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([latin1(type), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function riffChunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

function riff(chunks: readonly Buffer[], after: string): Buffer {
  const body = Buffer.concat([latin1('WEBP'), ...chunks])
  return Buffer.concat([riffChunk('RIFF', body), latin1(after)])
}
