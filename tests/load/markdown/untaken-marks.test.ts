import { describe, expect, it } from 'vitest'
import { redactReport } from '../../../src/load/markdown/redact.ts'
import { read } from '../read-report.ts'

const placesOf = async (text: string): Promise<string[]> => {
  const { value, messages } = await read(text)
  const found = messages.filter(({ ruleId, fatal }) => ruleId === 'privacy-mark' && fatal)
  if (found.length > 0) expect(value).toBeUndefined()
  return found.map(({ line, column }) => `${line}:${column}`)
}

describe('a mark for privacy that does not take', () => {
  it.each([
    [':::exempt (paragraph 3)\nsecret\n:::\n', ['1:1', '3:1']],
    [':::exempt: price\nsecret\n:::\n', ['1:1', '3:1']],
    [':::exempt "x"\nsecret\n:::\n', ['1:1', '3:1']],
    ['::: exempt\nsecret\n:::\n', ['1:1', '3:1']],
    [':::exempt-info\nsecret\n:::\n', ['1:1', '3:1']],
    [':::redact Names\nsecret\n:::\n', ['1:1', '3:1']],
    ['::: {.exempt}\nsecret\n:::\n', ['1:1', '3:1']],
    ['Text.\n\n:::\n', ['3:1']],
    ['::::\n\nText.\n', ['1:1']],
    [':::exempt\n```\n:::\n```\nsecret\n:::\n', ['6:1']],
    [':::exempt\n:::warning\nx\n:::\nsecret\n:::\n', ['6:1']],
    ['：：：exempt\nsecret\n：：：\n', ['1:1', '3:1']],
    ['&#58;::exempt\nsecret\n&colon;::\n', ['1:1', '3:1']],
    ['\\:::exempt\nsecret\n\\:::\n', ['1:2', '3:1']],
    [':\u200b::exempt\nsecret\n', ['1:1']],
    ['By \\:redact[the owner].\n', ['1:5']],
    ['By ：redact[the owner].\n', ['1:4']],
    ['By :re\u00addact[the owner].\n', ['1:4']],
    ['By :redact [the owner].\n', ['1:4']],
    ['By :redact(the owner).\n', ['1:4']],
    ['By :redact “the owner”.\n', ['1:4']],
    ['By :redacted[the owner].\n', ['1:4']],
    ['By :exempt[the owner].\n', ['1:4']],
    ['By redact[the owner].\n', ['1:4']],
    ['![:redact[the owner]](map.png)\n', ['1:3']],
    ['[a](https://a.example ":redact[the owner]")\n', ['1:24']],
    ['`:redact[the owner]`\n', ['1:2']],
    ['Text\r\n\r\n:::redact Names\r\n', ['3:1']],
  ])('is an error at its place: %j', async (text, places) => {
    expect(await placesOf(text)).toEqual(places)
  })

  it.each([
    ':::exempt\nsecret\n:::\n',
    '::::exempt\n:::note\nsecret\n:::\n::::\n',
    '> :::exempt\n> secret\n> :::\n',
    '- a\n\n  :::redact[Names]\n  secret\n  :::\n',
    'By :redact[the owner [of] it] and ::redact[x].\n',
    ':::note[About exempt items]\nx\n:::\n',
    'Exempt information is redacted: see below.\n',
    '```\n:::\n```\n',
    ':::warning\nx\n:::\n',
  ])('is not seen where there is none: %j', async (text) => {
    expect(await placesOf(text)).toEqual([])
  })
})

describe('what stands around a redaction', () => {
  it.each([
    [':redact[words](https://example.org/secret)\n', ['1:15']],
    [':redact[a][secret]\n', ['1:11']],
    ['By :redact[a ] secret] and more.\n', ['1:22']],
    ['| a |\n| - |\n| :redact[a ] secret] |\n', ['3:21']],
    ['<a href="https://example.org/name">:redact[the name]</a>\n', ['1:36']],
  ])('is an error where it would be published: %j', async (text, places) => {
    expect(await placesOf(text)).toEqual(places)
  })

  it('loses the address of a link, and the definition of one', async () => {
    const text =
      'By [:redact[Ada]](https://example.org/ada) and [see :redact[Bo]][bo], and [a paper](https://example.org/open).\n\n' +
      '[bo]: https://example.org/bo\n'
    const { value, messages } = await read(text)
    expect(messages).toEqual([])
    const open = JSON.stringify(value && { ...redactReport(value), place: undefined })
    expect(open).not.toMatch(/example\.org\/(?:ada|bo)/u)
    expect(open).toContain('https://example.org/open')
  })

  it('may be a note, a bracket of its own or a pair', async () => {
    expect(await placesOf('By :redact[Ada][^1] (see [above]) and \\].\n\n[^1]: A note.\n')).toEqual([])
    expect(await placesOf('[see :redact[Ada] here](https://example.org)\n')).toEqual([])
  })
})
