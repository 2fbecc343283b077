import { describe, expect, it } from 'vitest'
import { textVersion } from '../../../src/site/text-version/html.ts'
import type { TextElement } from '../../../src/verify/reading/structure-reading.ts'
import { english } from '../../support/wording.ts'
import { findings } from '../support/validate.ts'

type Kid = string | TextElement

/** An element of the 0-based page `page`, with words or other elements in it. */
function at(page: number, role: string, kids: Kid[] | string, more: Partial<TextElement> = {}): TextElement {
  return { role, kids: [kids].flat().map((kid) => (typeof kid === 'string' ? { page, text: kid } : kid)), ...more }
}

const marks = [6, 7].map((page) => ({ page, label: `Page ${page + 10}`, href: `item.pdf#page=${page - 5}` }))
const made = (elements: TextElement[], title = 'Weir') => textVersion(title, elements, marks, english)

describe('the text of a PDF', () => {
  it('has headings below the title without a gap, and a link to each page where it begins', () => {
    const { body, headings } = made([
      at(6, 'Part', [at(6, 'H1', 'Weir'), at(6, 'H4', 'Costs'), at(6, 'P', ['It ', 'leaks.']), at(7, 'H1', 'Lock')]),
    ])
    expect(headings).toEqual([
      { id: 'costs', level: 2, text: 'Costs' },
      { id: 'lock', level: 2, text: 'Lock' },
    ])
    expect(body.split('\n')).toEqual([
      '<p class="sheet" id="sheet-7"><a href="item.pdf#page=1">Page 16</a></p>',
      '<h2 id="costs">Costs</h2>',
      '<p>It leaks.</p>',
      '<p class="sheet" id="sheet-8"><a href="item.pdf#page=2">Page 17</a></p>',
      '<h2 id="lock">Lock</h2>',
    ])
  })

  it('has lists with their labels, tables with their headers, and what is said of pictures', () => {
    const cell = (role: string, text: string, more = {}) => at(6, role, text, more)
    const { body } = made([
      at(6, 'L', [at(6, 'LI', [at(6, 'Lbl', '•'), at(6, 'LBody', 'Timber')])]),
      at(6, 'L', [at(6, 'LI', [at(6, 'Lbl', '(a)'), at(6, 'LBody', [at(6, 'P', 'Iron'), at(6, 'P', 'Lead')])])]),
      at(6, 'Table', [
        at(6, 'Caption', 'Sums'),
        at(6, 'TR', [cell('TH', 'Year', { scope: 'Column' }), cell('TH', 'Cost', { scope: 'Column' })]),
        at(6, 'TR', [cell('TH', '2021', { scope: 'Row' }), cell('TD', '£5', { rowSpan: 2 })]),
        at(6, 'TR', [cell('TD', '')]),
      ]),
      at(6, 'P', ['See ', at(6, 'Figure', 'label', { alternative: 'A boat' }), ' here']),
    ])
    expect(body).toContain('<ul>\n<li>Timber</li>\n</ul>')
    expect(body).toContain('<ul class="labelled">\n<li><span class="label">(a)</span> Iron\n<p>Lead</p></li>\n</ul>')
    expect(body).toContain(
      '<caption>Sums</caption>\n<thead>\n<tr><th scope="col">Year</th><th scope="col">Cost</th></tr>',
    )
    expect(body).toContain('<tr><th scope="row">2021</th><td rowspan="2">£5</td></tr>\n<tr><td></td></tr>')
    expect(body).toContain('<p>See</p>\n<p class="picture">Picture: A boat</p>\n<p>here</p>')
  })

  it('is safe, whatever the words and addresses are', async () => {
    const hostile = '<script>alert(1)</script> " \u202e & \u0000'
    const { body } = made([
      at(6, 'P', [at(6, 'Link', hostile, { address: 'https://rb.example/"><script>' })]),
      at(6, 'Figure', 'x', { alternative: hostile }),
      at(6, 'H1', hostile),
      at(6, 'Table', [at(6, 'TR', [at(6, 'TD', hostile)])]),
      at(6, 'Private', 'nobody reads this'),
    ])
    for (const left of ['<script', '\u202e', '\u0000', 'nobody reads']) expect(body).not.toContain(left)
    const page = `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main><h1>x</h1>${body}</main></body></html>`
    expect(await findings(new Map([['weir.html', page]]))).toEqual([])
  })
})
