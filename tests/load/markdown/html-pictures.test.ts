import type { Image } from 'mdast'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseReport } from '../../../src/load/markdown/markdown.ts'

function picturesIn(text: string): Image[] {
  const { value, messages } = parseReport('report.md', text)
  if (!value) throw new Error(messages.map(String).join('\n'))
  const found: Image[] = []
  visit(value.tree, 'image', (node) => {
    found.push(node)
  })
  return found
}

describe('an <img> tag', () => {
  it.each([
    ['alone', '<img src="a.png" alt="A map">', undefined],
    ['in a line', 'See <img src="a.png" alt="A map"> here.', undefined],
    ['in a paragraph of HTML', '<p align="center">\n<img src="a.png" alt="A map">\n</p>', undefined],
    ['with a width in pixels', '<img src="a.png" alt="A map" width="400" height="300" />', 300],
    ['as pandoc writes it', '<img src="a.png" style="width:2in;height:1in" alt="A map" />', 144],
    ['with a share of the line', '<img src="a.png" alt="A map" width="50%">', 226.5],
    ['with a width that is none', '<img src="a.png" alt="A map" width="wide">', undefined],
  ])('%s is a picture', (_, text, width) => {
    expect(picturesIn(text)).toMatchObject([{ url: 'a.png', alt: 'A map', data: { width } }])
    expect(picturesIn(text)[0]?.position?.start.line).toBe(1)
  })

  it('stays in HTML that says more', () => {
    expect(picturesIn('<table><tr><td><img src="a.png"></td><td>Weir</td></tr></table>')).toEqual([])
  })
})
