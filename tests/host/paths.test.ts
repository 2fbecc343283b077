import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byCodePoint, extensionOf, folderOf, nameOf, resolvePath } from '../../src/host/paths.ts'

describe('resolvePath', () => {
  it.each([
    ['meetings/may', 'report.md', 'meetings/may/report.md'],
    ['meetings/may', './maps//site.pdf', 'meetings/may/maps/site.pdf'],
    ['meetings/may', '../../shared/map.pdf', 'shared/map.pdf'],
    ['', 'a/../b.md', 'b.md'],
    ['a', '..', ''],
  ])('joins %s and %s', (folder, path, expected) => {
    expect(resolvePath(folder, path)).toBe(expected)
  })

  it.each(['../../x', '/etc/passwd', '\\\\server\\x', 'C:\\x', 'c:x', 'a\0b', '../../meetings/x'])(
    'refuses %j',
    (path) => {
      expect(resolvePath('meetings', path)).toBeUndefined()
    },
  )

  it('never gives a path with dots, whatever it is given', () => {
    const segment = fc.constantFrom('..', '.', '', 'a', 'b c', '…')
    fc.assert(
      fc.property(fc.array(segment), fc.array(segment), (folder, path) => {
        const resolved = resolvePath(folder.join('/'), path.join('/'))
        for (const part of resolved?.split('/') ?? []) expect(['..', '.']).not.toContain(part)
      }),
    )
  })
})

describe('parts of a path', () => {
  it('takes folder, name and ending apart', () => {
    expect(folderOf('a/b/c.md')).toBe('a/b')
    expect(folderOf('c.md')).toBe('')
    expect(nameOf('a/b/c.md')).toBe('c.md')
    expect(extensionOf('a/b.x/Report.MD')).toBe('.md')
    expect(extensionOf('a.b/.hidden')).toBe('')
  })

  it('orders by code point, not by UTF-16 unit', () => {
    expect(['\u{1f600}', '\uff5e', 'b', 'B', 'a'].sort(byCodePoint)).toEqual(['B', 'a', 'b', '\uff5e', '\u{1f600}'])
  })
})
