import { PDFDict, PDFName, type PDFObject } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { readNamedDestinations } from '../../src/assemble/files/destinations.ts'
import { extractPages } from '../../src/assemble/parts/extract.ts'
import { bytesOf } from '../../src/host/content.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { english } from '../support/wording.ts'
import { faultsOf } from './faults.ts'
import { hasNoDanglingReferences, type Inspected, inspect } from './inspect.ts'
import { packOf } from './make-pack.ts'
import { richPaper } from './rich-paper.ts'

describe('two papers that call everything the same, one of them twice', () => {
  let bytes: Uint8Array
  let pack: Inspected
  beforeAll(async () => {
    const plan = richPaper('Plan', 'H1', 3)
    bytes = bytesOf((await packOf({ a: plan, b: richPaper('Letter', 'P', 7), c: plan })).pack.bytes)
    pack = await inspect(bytes)
  })
  const keysOf = (value: PDFObject | undefined): string[] =>
    value instanceof PDFDict ? value.keys().map((key) => key.decodeText()) : []
  const listed = (...path: string[]): readonly PDFObject[] => pack.reader.array(pack.at(...path))?.asArray() ?? []
  const text = (value: PDFObject, key: string): string | undefined =>
    pack.reader.text(pack.reader.dict(value)?.get(PDFName.of(key)))

  it('contradict nothing in the pack, nor in parts of it', async () => {
    expect(faultsOf(pack)).toEqual([])
    expect(hasNoDanglingReferences(pack)).toBe(true)
    for (const pages of [[1, 2, 3], [2], [4, 9]]) {
      const part = await inspect(
        bytesOf(await extractPages(bytes, pages, { title: 'Part', language: 'en-GB', wording: english })),
      )
      expect(faultsOf(part)).toEqual([])
      expect(hasNoDanglingReferences(part)).toBe(true)
    }
  })

  it('keep the meaning of their types and classes', () => {
    const heads = pack.elements.filter(({ role }) => role.endsWith('Head'))
    expect(heads.map(({ role, standard }) => [role, standard])).toEqual([
      ['Head', 'H1'],
      ['b-Head', 'P'],
      ['Head', 'H1'],
    ])
    const spaces = heads.map(({ dict }) => {
      const name = pack.reader.array(dict.get(PDFName.of('C')))?.get(0)
      return String(
        pack.at('StructTreeRoot', 'ClassMap', name instanceof PDFName ? name.decodeText() : '', 'SpaceAfter'),
      )
    })
    expect(spaces).toEqual(['3', '7', '3'])
    expect(keysOf(pack.at('StructTreeRoot', 'RoleMap')).sort()).toEqual(['Head', 'b-Head'])
  })

  it('keep their tags, those of a form XObject among them', () => {
    const paper = 'Part(Document(Head P P Table(TR(TH TD)) Link) Link Link Link Form Form Form Form Form Form)'
    expect(pack.structure).toBe(`Document(P ${[paper, paper.replace('Head', 'b-Head'), paper].join(' ')} P)`)
  })

  it('lead to their own pages, and to the web', async () => {
    const read = await readPdf(bytes)
    const firstPages = [1, 4, 7]
    expect(firstPages.map((page) => read.pages[page]?.links.map(({ target }) => target))).toEqual(
      firstPages.map((page) => ['https://rb.example/papers/maps/one.html', undefined, page + 1, page + 2]),
    )
    expect(read.outline.map(({ children }) => children[0])).toEqual(
      firstPages.map((page) => ({
        title: 'One',
        page,
        children: [{ title: 'Two', page: page + 1, children: [{ title: 'Three', page: page + 2, children: [] }] }],
      })),
    )
    expect([...readNamedDestinations(pack.reader, pack.catalog).keys()]).toEqual(
      ['a', 'b', 'c'].flatMap((id) => [`${id}-both`, `${id}-new`, `${id}-old`]),
    )
    expect(read.labels).toEqual(Array.from({ length: 11 }, (_, page) => String(page + 1)))
  })

  it('keep layers and fields of their own', () => {
    const groups = listed('OCProperties', 'OCGs')
    expect(groups.map((group) => text(group, 'Name'))).toEqual([
      'Streets',
      'Flood',
      'Streets',
      'Flood',
      'Streets',
      'Flood',
    ])
    expect(listed('OCProperties', 'D', 'OFF')).toEqual([groups[1], groups[3], groups[5]])
    expect(listed('OCProperties', 'D', 'RBGroups').map((group) => pack.reader.array(group)?.asArray())).toEqual([
      groups.slice(0, 2),
      groups.slice(2, 4),
      groups.slice(4),
    ])
    const [first] = listed('OCProperties', 'D', 'Order')
    const [label, map] = pack.reader.array(first)?.asArray() ?? []
    expect(pack.reader.text(label)).toBe('Paper a')
    expect(pack.reader.array(map)?.asArray().slice(1)).toEqual(groups.slice(0, 2))
    expect(listed('OCProperties', 'D', 'AS')).toHaveLength(3)
    const fields = listed('AcroForm', 'Fields')
    expect(fields.map((field) => text(field, 'T'))).toEqual(
      ['a', 'b', 'c'].flatMap((id) => ['name', 'choice', 'reset', 'unlisted'].map((name) => `${id}-${name}`)),
    )
    expect(fields.slice(0, 4).map((field) => text(field, 'TU'))).toEqual(['name', 'choice', 'reset', 'unlisted'])
    const resets = [2, 6, 10].map((index) => {
      const action = pack.reader.dict(pack.reader.dict(fields[index])?.get(PDFName.of('A')))
      return pack.reader.array(action?.get(PDFName.of('Fields')))?.asArray()
    })
    expect(resets.map((reset) => [pack.reader.key(reset?.[0]), reset?.[1]])).toEqual([
      ['a-name', fields[1]],
      ['b-name', fields[5]],
      ['c-name', fields[9]],
    ])
  })
})
