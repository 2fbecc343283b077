import { expect, it } from 'vitest'
import { ArchiveError, type ArchiveProblem, openArchive } from '../../src/office/zip.ts'
import { zipOf } from '../support/papers/zip.ts'

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString()

function problemOf(open: () => unknown): ArchiveProblem | undefined {
  try {
    open()
    return undefined
  } catch (error) {
    if (error instanceof ArchiveError) return error.problem
    throw error
  }
}

it('reads files by name, whatever their case and slashes', () => {
  const archive = openArchive(zipOf({ 'word/': '', 'word/document.xml': '<w/>', 'docProps\\core.xml': 'é' }))
  expect(archive.names).toEqual(['word/document.xml', 'docProps/core.xml'])
  expect(text(archive.read('/word/Document.xml'))).toBe('<w/>')
  expect(text(archive.read('docProps/core.xml'))).toBe('é')
  expect(archive.has('word/styles.xml')).toBe(false)
  expect(archive.read('word/styles.xml')).toBeUndefined()
})

it('reads an archive with bytes before it, a comment after it, and sizes in Zip64 form', () => {
  const plain = zipOf({ 'a.xml': 'words' })
  expect(text(openArchive(Buffer.concat([Buffer.from('#!stub\n'), plain])).read('a.xml'))).toBe('words')
  const long = zipOf({ 'a.xml': 'words' }, { 'a.xml': { zip64: true } })
  expect(text(openArchive(Buffer.concat([long, Buffer.alloc(0)])).read('a.xml'))).toBe('words')
  expect(text(openArchive(Buffer.concat([plain, Buffer.from('comment')])).read('a.xml'))).toBe('words')
})

it('names what keeps a file from being read', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const whole = zipOf({ 'a.xml': 'words' })
  expect(
    problemOf(() => openArchive(Buffer.concat([ole, Buffer.alloc(101), Buffer.from('EncryptedPackage', 'utf16le')]))),
  ).toBe('password')
  expect(problemOf(() => openArchive(Buffer.concat([ole, Buffer.alloc(500)])))).toBe('old-format')
  expect(problemOf(() => openArchive(zipOf({ 'a.xml': 'x' }, { 'a.xml': { flags: 1 } })))).toBe('password')
  expect(problemOf(() => openArchive(whole.subarray(0, 40)))).toBe('truncated')
  for (const other of ['', '%PDF-1.7', 'x'.repeat(70_000)])
    expect(problemOf(() => openArchive(Buffer.from(other)))).toBe('not-zip')
  expect(
    problemOf(() =>
      openArchive(
        zipOf([
          ['a.xml', 'one'],
          ['A.xml', 'two'],
        ]),
      ),
    ),
  ).toBe('damaged')
})

it('unpacks no more than the directory declares, and declares no more than fits', () => {
  const big = 'x'.repeat(10_000)
  expect(problemOf(() => openArchive(zipOf({ 'a.xml': big }, { 'a.xml': { size: 50 } })).read('a.xml'))).toBe('damaged')
  expect(problemOf(() => openArchive(zipOf({ 'a.xml': 'x' }, { 'a.xml': { size: 200_000_000 } })))).toBe('too-large')
  const parts = Array.from({ length: 4 }, (_, index): [string, string] => [`${index}.xml`, 'x'])
  const claims = Object.fromEntries(parts.map(([name]) => [name, { size: 90_000_000 }]))
  expect(problemOf(() => openArchive(zipOf(parts, claims)))).toBe('too-large')
  const many = Array.from({ length: 5001 }, (_, index): [string, string] => [`${index}.xml`, ''])
  expect(problemOf(() => openArchive(zipOf(many)))).toBe('too-large')
})

it('survives any single byte that is wrong', () => {
  const good = zipOf({ 'a.xml': 'some words', 'b.xml': 'others' })
  for (let at = 0; at < good.length; at += 1) {
    const bad = Buffer.from(good)
    bad[at] = (bad[at] ?? 0) ^ 0xff
    expect(() => problemOf(() => openArchive(bad).read('a.xml'))).not.toThrow()
  }
})
