import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { siteTemplateProblems } from '../../../src/site/templates/template-problems.ts'
import { loadSiteTemplates, OWN_TEMPLATES } from '../../../src/site/templates/templates.ts'

/** What is said of a workspace's own templates of the site: place, severity and reason. */
async function problems(own: Readonly<Record<string, string>>): Promise<string[]> {
  const { files } = memoryHost(Object.fromEntries(Object.entries(own).map(([name, text]) => [name, text])))
  const found = await siteTemplateProblems(await loadSiteTemplates(files), files)
  return found.map(
    (made) => `${made.file}:${made.line}:${made.column} ${made.fatal ? 'error' : 'warning'} ${made.reason}`,
  )
}

describe('a workspace’s own templates of the site', () => {
  it('are clean as copies of those that come with agendapack', async () => {
    const names = (await readdir(OWN_TEMPLATES)).filter((name) => name.endsWith('.hbs'))
    const copies = await Promise.all(
      names.map(async (name) => [`templates/site/${name}`, await readFile(new URL(name, OWN_TEMPLATES), 'utf8')]),
    )
    expect(names.length).toBeGreaterThan(10)
    expect(await problems(Object.fromEntries(copies))).toEqual([])
  })

  it('may have partials of their own', async () => {
    const own = { 'templates/site/home.html.hbs': '{{> banner}}', 'templates/site/banner.html.hbs': '<p>{{title}}</p>' }
    expect(await problems(own)).toEqual([])
  })

  it.each([
    ['<p>\n{{#if</p>', '2:1 error The template is not valid here or just before'],
    ['{{#if title}}<p>', '1:1 error The template is not valid here or just before'],
    ['<p>{{titel}}</p>', '1:6 warning There is no name `titel`. Did you mean `title`?'],
    ['{{#each agenda}}{{nolabel}}{{/each}}', '1:19 warning There is no name `nolabel`.'],
    ['{{> contakt}}', '1:1 error There is no partial `contakt`. Did you mean `contact`?'],
    ['{{shout title}}', '1:1 error There is no helper `shout`.'],
    ['{{t "home.titel"}}', '1:5 warning There is no text `home.titel`.'],
  ])('%j is told with its place', async (text, told) => {
    const [first, ...others] = await problems({ 'templates/site/home.html.hbs': text })
    expect(first).toContain(`templates/site/home.html.hbs:${told}`)
    expect(others).toEqual([])
  })

  it('are refused with a slip in the file of translations', async () => {
    expect(await problems({ 'translations/cy.yaml': 'A: B\nA: C\n' })).toEqual([
      expect.stringMatching(/^translations\/cy\.yaml:2:1 error/),
    ])
  })
})
