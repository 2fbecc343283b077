import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReport } from '../../../src/load/markdown/markdown.ts'
import { breakable } from '../../../src/typeset/markdown/characters/long-words.ts'
import { placeOfLine } from '../../../src/typeset/markdown/source-map.ts'
import { convert, path, print, told } from './harness.ts'

describe('text', () => {
  it('is never run as Typst', async () => {
    const text = '#let x = 1; \\u{41} "quoted" $math$ #panic("no") @ref // no comment /* x */ = no heading'
    const printed = await print(text.replace('\\u', '\\\\u'))
    expect(printed.problems).toEqual([])
    expect(printed.text).toContain(text)
  })

  it('keeps colons that are no directives', async () => {
    const { text } = await print('At 10:30am, Time:noon, note:this and x:y[z]{a=b} :smile:')
    expect(text).toContain('At 10:30am, Time:noon, note:this and x:y[z]{a=b} :smile:')
  })

  it('prints a character that no font has as its code point, with one warning', async () => {
    const { text, made, problems } = await print('Leaflet ጼ and\nagain ጼ.')
    expect(problems).toEqual([])
    expect(text).toContain('Leaflet [U+133C] and again [U+133C].')
    expect(told(made)).toEqual([expect.stringMatching(/^1:9 character-missing .*U\+133C \(2 times\)/)])
  })

  it.each([
    ['ยินดีต้อนรับสู่การประชุม', 'Thai', 'noto-sans-thai'],
    ['환영합니다 여러분', 'Korean', 'noto-sans-kr'],
    ['സ്വാഗതം എല്ലാവർക്കും', 'Malayalam', 'noto-sans-malayalam'],
    ['ਜੀ ಸ್ವಾಗತ ಎಲ್ಲರಿಗೂ', 'Kannada', 'noto-sans-kannada'],
  ])('has the font to install for %s, in an error where it is most of the report', (text, script, name) => {
    const row = (report: string) =>
      convert(report).messages.map(({ ruleId, line, actual, fatal }) => [ruleId, line, actual, fatal])
    expect(row(`Welcome.\n\n${text}`)).toEqual([['character-missing', 3, script, true]])
    const english = 'The council meets in the town hall.\n'.repeat(9)
    expect(row(`${english}\n${text}`)).toEqual([['character-missing', 11, script, false]])
    expect(convert(text).messages[0]?.note).toContain(`npm install @expo-google-fonts/${name} `)
  })

  it('says how letters print whose font is not installed', () => {
    const { messages } = convert(`${'The council meets in the town hall. '.repeat(9)} 환영합`)
    expect(messages.map(({ reason }) => reason)).toEqual([
      'No font that is installed can print Korean: 3 letters are printed as codes such as [U+D658].',
    ])
  })

  it('prints a script whose font is installed', async () => {
    const { text, made } = await print('კეთილი იყოს 漢字')
    expect(told(made)).toEqual([])
    expect(text).toContain('კეთილი იყოს 漢字')
  })

  it('reports a script that no font has once, as an error where it is most of the report', () => {
    const text = 'ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ'
    const rows = (made: ReturnType<typeof convert>) =>
      made.messages.map(({ ruleId, line, column, actual, fatal }) => [ruleId, line, column, actual, fatal])
    expect(rows(convert(`Welcome.\n\n${text}`))).toEqual([['character-missing', 3, 1, 'Cherokee', true]])
    const english = 'The council meets in the town hall on the second Monday of every month. '.repeat(3)
    expect(rows(convert(`${english}\n\n${text}`))).toEqual([['character-missing', 3, 1, 'Cherokee', false]])
  })

  it.each([
    ['control characters', 'a\u0001b\u007fc\u0085d\u202ee\ufeff'],
    ['marks of another font', '漢\u0981 ❼\u035c e\u0301\u0301'],
    ['directions within each other', `${'\u2067a '.repeat(300)}${'\u2066b\u2069 '.repeat(300)}`],
    ['joiners and selectors', '⚠\ufe0f 👨\u200d👩\u200d👧 a\u200bb c\u00add \u{e0100}'],
    ['many scripts', 'Ünïcödé Ελληνικά Русский עברית العربية বাংলা ਪੰਜਾਬੀ ગુજરાતી தமிழ் हिन्दी 漢字かな'],
    ['scripts without a font', 'ไทย 한국어 አማርኛ'],
  ])('survives %s in every style', async (_, text) => {
    const { problems } = await print(`${text}\n\n**${text}** *${text}* ***${text}*** \`${text}\`\n\n# ${text}`)
    expect(problems).toEqual([])
  })

  it.each([
    ['joiners', 'a\u200d'.repeat(17_000)],
    ['marks', `ab${'\u0301'.repeat(33_000)}`],
  ])('survives a word with more %s than a PDF can say of one', async (_, text) => {
    const { problems } = await print(text)
    expect(problems).toEqual([])
  })

  it('warns of one tilde on each side right after a letter or a figure', () => {
    const made = convert('Text.\n\nEmissions of CO~2~ and 10~3~ fell.')
    expect(told(made)).toEqual([
      expect.stringMatching(/^3:16 single-tilde ~2~/),
      expect.stringMatching(/^3:26 single-tilde ~3~/),
    ])
    expect(made.messages[0]?.note).toMatch(/Write <sub>2<\/sub> .* or ~~2~~/)
    expect(made.source).toContain('strike({')
  })

  it.each(['All ~of it~ and CO~~2~~', '~All~ of it', 'CO<sub>2</sub> and CO<del>2</del>', '(~struck~)'])(
    'does not warn of %j',
    (text) => {
      expect(told(convert(text))).toEqual([])
    },
  )

  it('sets right-to-left documents from the right', () => {
    expect(convert('مرحبا بالعالم').source).toContain('lang: "ar", dir: rtl')
    expect(convert('Hello مرحبا and more words').source).toContain('lang: auto')
    expect(convert('会議の記録です').source).toContain('lang: "ja"')
  })

  it('joins lines of ideographs without a space', () => {
    expect(convert('会議\n記録').source).toContain('"会議記録"')
    expect(convert('two\nlines').source).toContain('"two lines"')
  })
})

describe('breakable', () => {
  it('divides without losing anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(breakable(text, width).join('')).toBe(text)
      }),
    )
  })

  it('prefers signs and capitals', () => {
    expect(breakable('https://rb.example/meetings/2022', 9)).toEqual([
      'https://',
      'rb.',
      'example/',
      'meetings/',
      '2022',
    ])
    expect(breakable('AdministrationAndGovernance', 8)).toEqual(
      ['Administration', 'And', 'Governance'].flatMap((part) => breakable(part, 8)),
    )
  })

  it('knows that a line does not break before a sign, even after a space', () => {
    expect(breakable('Department .net.expenditure', 9)).toEqual(['Department ', '.net.', 'expenditure'])
    expect(breakable('Department .net', 38)).toEqual(['Department .net'])
    expect(breakable('one two ... three , four', 9)).toEqual(['one two ... three , four'])
  })

  it('leaves what fits', () => {
    expect(breakable('Some short words', 38)).toEqual(['Some short words'])
  })
})

describe('placeOfLine', () => {
  it('leads from the source back to the Markdown', () => {
    const made = convert('First.\n\nSecond **bold**.\n\n- item\n- `other`')
    const lineOf = (words: string): number => made.source.split('\n').findIndex((line) => line.includes(words))
    expect(placeOfLine(made, lineOf('"First."'))?.start).toMatchObject({ line: 1, column: 1 })
    expect(placeOfLine(made, lineOf('"bold"'))?.start).toMatchObject({ line: 3, column: 10 })
    expect(placeOfLine(made, lineOf('"other"'))?.start).toMatchObject({ line: 6, column: 3 })
    expect(placeOfLine(made, 0)).toBeUndefined()
  })
})

describe('code', () => {
  it('breaks where its box ends, in a quotation earlier', async () => {
    const letters = '1234567890'.repeat(8)
    const { text } = await print(`\`\`\`\n${letters}\n\`\`\`\n\n> \`\`\`\n> ${letters}\n> \`\`\``)
    const lines = text.match(/\d{2,}/g)?.map(({ length }) => length)
    expect(lines).toEqual([60, 20, 57, 23])
  })
})

/** Levels of lists and quotations that a report may have; deeper ones are refused when it is read. */
const DEEPEST = 15

describe('hostile Markdown', () => {
  it.each([
    ['block quotes', `${'> '.repeat(DEEPEST)}deep`],
    ['lists', Array.from({ length: DEEPEST }, (_, depth) => `${'  '.repeat(depth)}- deep ${depth}`).join('\n')],
    [
      'numbered lists',
      Array.from({ length: DEEPEST }, (_, depth) => `${'   '.repeat(depth)}1. deep ${depth}`).join('\n'),
    ],
    ['emphasis', `${'*a **b '.repeat(40)}deep${'** *'.repeat(40)}`],
    ['a word', `deep ${'W'.repeat(3000)}`],
    ['code', `deep \`${'x'.repeat(600)}\`\n\n\`\`\`\n${'y'.repeat(900)}\n\`\`\``],
    ['columns', `|${'deep|'.repeat(60)}\n|${'-|'.repeat(60)}\n|${'Administration 12,345|'.repeat(60)}`],
    ['nothing', 'deep\n\n#\n\n- \n\n>\n\n| | |\n|-|-|\n| | |\n\n```\n```'],
    ['headings in odd places', '> # deep\n\n- ## list\n\n[^1]: # note'],
  ])('of %s is typeset', async (_, text) => {
    const { problems, text: printed } = await print(text)
    expect(problems).toEqual([])
    expect(printed.replaceAll(' ', '')).toContain('deep')
  })

  it('of any kind gives a module that Typst takes', async () => {
    const piece = fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '> ',
      '| a | b |\n|---|---|\n| c | d |\n',
      '**',
      '*',
      '`',
      '[^1]',
      '[^1]: n\n',
      '<b>',
      '</b>',
      '<x>',
      '\n\n',
      ':::note\n',
      ':::\n',
      ':a[b]',
      '[x](item:5)',
      '"',
      '\\',
      '#',
      '\u0000',
      '漢',
      '\u0301',
      '    ',
      'word ',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const text = pieces.join('')
        fc.pre(parseReport(path, text).value !== undefined)
        const { problems } = await print(text)
        expect(problems).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
