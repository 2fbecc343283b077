import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { openAttachment } from '../../../src/attachments/opening/open.ts'
import { place } from '../../assemble/make-pack.ts'
import { typst } from '../../verify/typst.ts'

const plan = typst(
  '#set document(title: "Plan")\n#set text(lang: "en")\n= Plan\nThe weir.\n#figure(rect(width: 20pt), alt: "A boat")',
  'ua-1',
)
const key = (text: string) => PDFName.of(text)

/** Every dictionary of a file, those within others, too. */
function dictionaries(document: PDFDocument): PDFDict[] {
  const found: PDFDict[] = []
  const open: PDFObject[] = document.context.enumerateIndirectObjects().map(([, object]) => object)
  for (let value = open.pop(); value; value = open.pop()) {
    const dict = value instanceof PDFRawStream ? value.dict : value
    if (dict instanceof PDFDict) {
      found.push(dict)
      open.push(...dict.values())
    } else if (dict instanceof PDFArray) open.push(...dict.asArray())
  }
  return found
}

/** Adds operators to the first page, and a form that they may draw as `/Q`. */
function draw(document: PDFDocument, operators: string, form: Record<string, string | number[]> = {}): void {
  const page = document.getPages()[0]?.node
  const { context } = document
  const made = context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], ...form })
  page?.Resources()?.set(key('XObject'), context.obj({ Q: context.register(made) }))
  const before = page?.get(key('Contents'))
  const contents = [...(before ? [before] : []), context.register(context.stream(operators))]
  page?.set(key('Contents'), context.obj(contents))
}

/** What keeps the plan from PDF/UA-1, after a change. */
async function obstacles(change: (document: PDFDocument) => void): Promise<readonly string[]> {
  const document = await PDFDocument.load(plan, { updateMetadata: false })
  change(document)
  const bytes = await document.save({ useObjectStreams: false })
  const { value } = await openAttachment('plan.pdf', bytes, { place, title: 'Plan', allowOutsidePrograms: false })
  return value?.accessibility.obstacles ?? ['unreadable']
}

describe('a file that claims PDF/UA-1', () => {
  it('is believed where nothing is wrong', async () => {
    expect(await obstacles(() => undefined)).toEqual([])
  })

  const setAll = (name: string, value: PDFObject) => (document: PDFDocument) => {
    for (const dict of dictionaries(document)) if (dict.has(key(name))) dict.set(key(name), value)
  }
  const empty = (name: string) => (document: PDFDocument) => {
    for (const dict of dictionaries(document)) {
      const held = dict.lookup(key(name))
      if (!(held instanceof PDFRawStream)) continue
      held.contents = Buffer.from('nothing of the kind')
      held.dict.delete(key('Filter'))
    }
  }
  const lies: readonly [string, (document: PDFDocument) => void, RegExp][] = [
    ['without a font', setAll('FontDescriptor', key('None')), /fonts that are not embedded/],
    [
      'with a sign of which it does not say what it stands for',
      (file) => {
        for (const dict of dictionaries(file)) {
          const map = dict.lookup(key('ToUnicode'))
          if (!(map instanceof PDFRawStream)) continue
          const text = Buffer.from(decodePDFRawStream(map).decode()).toString('latin1')
          map.contents = Buffer.from(text.replace(/^<0002> <.*>$/mu, '<FFFE> <0041>'))
          map.dict.delete(key('Filter'))
        }
      },
      /1 pages? with signs that stand for no character/,
    ],
    [
      'with a font that is none',
      (file) => [empty('FontFile2'), empty('FontFile3')].map((change) => change(file)),
      /holds no font of its kind/,
    ],
    [
      'with widths that are not those of its glyphs',
      (file) => setAll('W', file.context.obj([1, 90, 1234]))(file),
      /has glyphs of other widths/,
    ],
    ['with an empty map to characters', empty('ToUnicode'), /does not say which characters/],
    ['with characters of another map', setAll('Encoding', key('UniJIS-UCS2-H')), /encoding that cannot be checked/],
    ['without alternatives', setAll('Alt', PDFString.of(' ')), /1 figures without an alternative text/],
    ['in no language', setAll('Lang', PDFString.of('plain English')), /a language that is none/],
    [
      'with a word in no language',
      (file) => draw(file, '/Artifact << /Lang (so_so!) >> BDC EMC'),
      /a language that is none/,
    ],
    ['with untagged lines', (file) => draw(file, '0 0 9 9 re f'), /content outside of the tags/],
    ['with tags in artifacts', (file) => draw(file, '/Artifact BMC /P << /MCID 0 >> BDC EMC EMC'), /within artifacts/],
    [
      'with pages of other files',
      (file) => draw(file, '/Artifact BMC /Q Do EMC', { Ref: 'x' }),
      /pages of other files/,
    ],
  ]
  it.each(lies)('is not believed %s', async (_name, change, expected) => {
    expect((await obstacles(change)).join('; ')).toMatch(expected)
  })
})
