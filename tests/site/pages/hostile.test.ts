import fc from 'fast-check'
import type { Element, Nodes } from 'hast'
import { raw } from 'hast-util-raw'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SiteMeeting } from '../../../src/site/model.ts'
import { committee, item, manifest, meeting, paper, settings, siteOf, siteReport } from '../support/fixture.ts'
import { deadLinks } from '../support/links.ts'
import { findings } from '../support/validate.ts'

const EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{evil}}'
const TURNED = 'Budget \u202Egnp.exe\u202C report\u0000\u0007'
const LONG = 'Pneumono'.repeat(60)

const REPORT = `# Heading <script>alert(1)</script> \u202Eturned

<script>alert('body')</script>

<img src=x onerror=alert(3)> <a href="javascript:alert(4)" onclick="alert(5)">inline link</a> <iframe src="https://evil.example"></iframe>

[script](javascript:alert(6)) [data](data:text/html,x) [vb](VBSCRIPT:x) [nothing](#) [lost](nowhere.md) [space](java&#10;script:alert(7))

![remote](https://evil.example/spy.png) ![local](missing.png)

<style>body { display: none }</style>

<div id="main" class="band" style="position:fixed">kept words <b id="p1.1">bold</b><u>under</u></div>

<table><tr><th>One</th><td colspan="2" onclick="x()">Two</td></tr></table>

<p>unclosed <b>bold

# Heading

# Heading

# Main

# 1.1

1.1 First paragraph.

1.1 The same number again.

**2.1** Bold number.

<svg onload=alert(8)><text>gone</text></svg>

${LONG}

| a ${EVIL.replaceAll('|', '')} | b |
| - | - |
| ${LONG} | 2 |

:::unknown{onclick="alert(9)"}
Kept.
:::

::redact[secret words]

:::exempt
More secret words.
:::

Time 13:30, ratio 1:x, [^note].

[^note]: <b onclick=x>Note</b>
`

const ALLOWED =
  'html head meta title link script body a caption header div span nav ul li main article p h1 h2 h3 h4 h5 h6 time dl dt dd section ol table thead tbody tr th td details summary code footer strong form label input select option button noscript b u sup br'.split(
    ' ',
  )

/** The elements that a browser would make of a page. */
function elementsOf(page: string): Element[] {
  const found: Element[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'element') found.push(node)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(raw({ type: 'root', children: [{ type: 'raw', value: page }] }))
  return found
}

function hostile(): SiteMeeting {
  const documents = [
    paper('1-1', EVIL),
    paper('1-2', TURNED),
    paper('1-3', 'Same title'),
    paper('1-4', 'Same   TITLE!'),
    paper('1-5', '報告'),
    paper('1-6', LONG),
  ]
  const base = manifest()
  return meeting(
    manifest({
      organisation: { name: EVIL },
      meeting: { ...base.meeting, committee: EVIL, venue: EVIL, title: EVIL },
      membership: [{ name: EVIL, group: EVIL, role: 'chair' }],
      agenda: [
        { kind: 'heading', title: EVIL },
        item('1', EVIL, { note: EVIL, documents }),
        item('1 ', 'An item with nearly the same label'),
      ],
    }),
    Object.fromEntries(documents.map(({ id }) => [id, siteReport(REPORT)])),
    {
      online: 'javascript:alert(1)',
      contact: { name: EVIL, email: 'a"b@rb.example', phone: '<b>' },
      supplements: [{ number: 1, published: '2022-12-03', reason: EVIL }],
    },
  )
}

describe('hostile titles and reports', () => {
  let files: Map<string, string>
  const folder = 'meetings/health-scrutiny/2022-12-12/'
  beforeAll(async () => {
    files = await siteOf({
      meetings: [hostile()],
      committees: {
        'health-scrutiny': committee({
          name: EVIL,
          description: EVIL,
          members: [{ name: EVIL, group: EVIL }, { name: 'Cllr Ann Twin' }, { name: 'Cllr Änn Twin' }],
        }),
      },
      settings: settings({ organisation: { name: EVIL } }),
      baseUrl: 'https://rb.example/a/b?x=1#y',
    })
  })

  it('inject nothing', () => {
    for (const [path, page] of files) {
      if (!path.endsWith('.html')) continue
      for (const element of elementsOf(page)) {
        const { tagName, properties } = element
        expect(ALLOWED, `${path}: ${tagName}`).toContain(tagName)
        if (tagName === 'script') expect(properties.src, path).toMatch(/^(?:\.\.\/)*assets\/\w+\.js$/u)
        for (const [name, value] of Object.entries(properties)) {
          expect(name, `${path}: ${tagName}`).not.toMatch(/^on|^style$|^srcdoc$/iu)
          expect(String(value), `${path}: ${tagName} ${name}`).not.toMatch(/^\s*(?:javascript|vbscript|data):/iu)
        }
      }
      expect(page, path).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|[^\P{Cc}\n\t]/u)
    }
  })

  it('leave valid pages without dead links', async () => {
    expect(await findings(files)).toEqual([])
    expect(deadLinks(files, 'https://rb.example/a/b/', (path) => path.endsWith('.pdf'))).toEqual([])
  })

  it('keep the words and drop what could run', () => {
    const page = files.get(`${folder}1-same-title.html`) ?? ''
    for (const kept of [
      'kept words',
      '<u>under</u>',
      'inline link',
      'Picture: remote',
      'First paragraph',
      'Kept.',
      'Time 13:30',
      'ratio 1:x',
    ])
      expect(page).toContain(kept)
    for (const dropped of ['secret words', 'alert(', 'evil.example', 'display: none', 'gone']) {
      expect(page.split('class="prose"')[1]?.split('<div class="table"')[0], dropped).not.toContain(dropped)
    }
  })

  it('give colliding titles and headings stable addresses of their own', () => {
    const pages = [...files.keys()].filter((path) => path.startsWith(folder) && path.endsWith('.html'))
    expect(pages).toEqual(expect.arrayContaining([`${folder}1-same-title.html`, `${folder}1-same-title-2.html`]))
    const page = files.get(`${folder}1-same-title.html`)
    for (const id of ['heading', 'heading-2', 'main-2', 'p1.1', 'p1.1-2', 'p2.1']) expect(page).toContain(`id="${id}"`)
  })

  it('do not break feeds, calendars and data', () => {
    expect(() => JSON.parse(files.get('api/popolo.json') ?? '')).not.toThrow()
    expect(files.get('feed.xml')).toContain('https://rb.example/a/b/')
    expect(files.get('feed.xml')).not.toMatch(/<img|<script/u)
    expect(
      files
        .get(`${folder}meeting.ics`)
        ?.split('\r\n')
        .every((line) => Buffer.byteLength(line) <= 75),
    ).toBe(true)
  })
})

describe('any text', () => {
  it('stands as itself in a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), async (title) => {
        fc.pre(title.trim() !== '')
        const files = await siteOf({
          meetings: [meeting(manifest({ agenda: [item('1', title, { documents: [paper('1-1', title)] })] }))],
        })
        expect(
          (await findings(new Map([...files].filter(([path]) => path.startsWith('meetings/'))))).filter(
            (found) => !found.includes('wcag'),
          ),
        ).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})
