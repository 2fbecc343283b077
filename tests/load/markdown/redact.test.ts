import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { readMarkdownReport } from '../../../src/load/markdown/markdown.ts'
import { redactReport } from '../../../src/load/markdown/redact.ts'

const report = `# Depot lease

The rent is :redact[forty-one pence[^rent] a foot, see [the offer][offer]] a year.

:::exempt
Our limit is **ninety-nine**.

![Bids](bids.svg)
:::

Open words[^open] and ![a plan](plan.svg).

[^rent]: Confirmed by Marchbank.
[^open]: Published in May.

[offer]: https://offer.example/secret
`

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'

async function redacted() {
  const { files } = memoryHost({ 'm/report.md': report, 'm/bids.svg': svg, 'm/plan.svg': svg })
  const { value } = await readMarkdownReport('m/report.md', new TextEncoder().encode(report), files)
  if (!value) throw new Error('The report can be read.')
  return { before: value, after: redactReport(value) }
}

describe('redaction', () => {
  it('takes every private word out of tree, text, notes and addresses', async () => {
    const { after } = await redacted()
    const everything = JSON.stringify(after.tree) + after.text + [...after.images.keys()].join()
    for (const word of ['forty-one', 'ninety-nine', 'Marchbank', 'secret', 'bids.svg'])
      expect(everything).not.toContain(word)
    for (const word of ['Depot', 'Open words', 'Published in May', 'plan.svg']) expect(everything).toContain(word)
  })

  it('keeps lines and offsets', async () => {
    const { before, after } = await redacted()
    expect(after.text.length).toBe(before.text.length)
    expect(after.text.split('\n').length).toBe(before.text.split('\n').length)
    expect(after.text.indexOf('Open words')).toBe(before.text.indexOf('Open words'))
  })

  it('leaves the report it was given as it was', async () => {
    const { before } = await redacted()
    expect(before.text).toBe(report)
    expect(JSON.stringify(before.tree)).toContain('ninety-nine')
  })
})
