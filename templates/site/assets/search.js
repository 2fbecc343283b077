// The search page. Without this script the page leads to the archive.
;(() => {
  const area = document.getElementById('search')
  const status = document.getElementById('search-status')
  const results = document.getElementById('search-results')
  const more = document.getElementById('search-more')
  const form = document.querySelector('form[role="search"]')
  if (!area || !status || !results || !more || !form) return
  const asked = new URLSearchParams(location.search)
  const query = asked.get('q')?.trim() ?? ''
  form.elements.q.value = query
  if (query === '') return

  const STEP = 10
  const { index: root, pages, files, edition } = area.dataset
  const words = JSON.parse(area.dataset.words)
  const filter = { body: asked.get('body'), year: asked.get('year'), kind: asked.get('kind') }
  // So that a browser does not mix the files of yesterday with those of today.
  let version = ''
  const load = async (path, cache) => {
    const answer = await fetch(path + version, { cache })
    if (!answer.ok) throw new Error(answer.statusText)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    // Some servers say that the file is compressed, and the browser has opened it already.
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b
    const body = isCompressed ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')) : bytes
    return new Response(body).json()
  }
  const element = (name, content, attributes = {}) => {
    const made = document.createElement(name)
    made.append(...[content].flat())
    return Object.assign(made, attributes)
  }
  const text = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  const dateOf = (date) => {
    const [year, month, day] = date.split('-').map(Number)
    return text(words.date, { year, month: words.months[month - 1], day: day === 1 ? words.firstDay : day })
  }

  const fill = (name, options) => {
    const select = form.elements[name]
    select.append(...options.map(([value, label]) => element('option', label, { value })))
    select.value = filter[name] ?? ''
  }
  const showFilters = (index) => {
    const years = [...new Set(index.parts.map(({ date }) => date.slice(0, 4)))].filter(Boolean).sort().reverse()
    const bodies = index.bodies.map(({ slug, names }) => [slug, names[edition]])
    fill('body', bodies.sort(([, a], [, b]) => (a < b ? -1 : 1)))
    fill('year', years.map((year) => [year, year]))
    fill('kind', index.kinds.map((kind) => [kind, words.kind[kind] ?? kind]))
    document.getElementById('search-filters').hidden = false
  }

  /** A paper with the words around the best place, and the other places. */
  const line = async (search, index, { passages }, found) => {
    const places = passages.map((passage) => ({ passage, part: search.partAt(index, passage) }))
    const { passage, part } = places[0]
    const paper = await load(`${files}${part.page}search-${part.number}.json.gz`)
    const best = paper.passages[passage - part.first]
    const href = (paper.isFile ? files : pages) + paper.page + best.at
    const sheet = /^#page=(\d+)$/.exec(best.at)?.[1]
    const about = [
      words.kind[part.kind] ?? part.kind,
      index.bodies[part.body]?.names[edition],
      part.date && dateOf(part.date),
      sheet && text(words.page, { page: sheet }),
    ]
    const title = [paper.title, best.heading].filter((one, at, all) => one && all.indexOf(one) === at)
    const link = element('a', title.join(' – '), { href, lang: paper.language })
    const soft = element('p', about.filter(Boolean).join(' · '), { className: 'soft' })
    const pieces = search.snippet(best.text || (best.heading ?? ''), found)
    const shown = pieces.map((piece) => (piece.isFound ? element('mark', piece.text) : piece.text))
    if (sheet && paper.text) {
      const href = `${pages}${paper.text}#sheet-${sheet}`
      soft.append(' · ', element('a', words.text, { href, ariaLabel: `${words.text}: ${paper.title}` }))
    }
    const item = element('li', [element('h2', link), soft, element('p', shown, { lang: paper.language })])
    if (sheet && passages.length > 1) item.append(otherPages(passages, Number(sheet) - passage, files + paper.page))
    return item
  }
  /** Links to the other pages of a PDF. `offset` leads from a passage to its page. */
  const otherPages = ([, ...others], offset, href) => {
    const numbers = others.map((passage) => passage + offset).sort((a, b) => a - b)
    const links = numbers.map((number) => element('li', element('a', number, { href: `${href}#page=${number}` })))
    const list = element('ul', links, { className: 'pages' })
    return element('details', [element('summary', text(words.pages, { count: links.length })), list])
  }

  const run = async () => {
    status.textContent = words.loading
    const search = await import('./search-index.js')
    const index = await search.openIndex((name) =>
      name === 'index' ? load(root, 'no-cache') : load(root.replace(/index(?=\.json\.gz$)/, name)),
    )
    version = `?${index.version}`
    showFilters(index)
    const { papers, words: found, corrected } = await search.ask(index, query, filter)
    const count = papers.length
    // Languages have different words for different numbers.
    const category = new Intl.PluralRules(document.documentElement.lang).select(count)
    const pattern = count === 0 ? words.none : (words.results[category] ?? words.results.other)
    const said = text(pattern, { query: query.replaceAll('"', ''), count })
    const instead = corrected.map(([, word]) => word).join(', ')
    let next = 0
    const show = async () => {
      const items = await Promise.all(papers.slice(next, next + STEP).map((paper) => line(search, index, paper, found)))
      results.append(...items)
      results.hidden = count === 0
      next += STEP
      more.hidden = next >= count
      return items
    }
    more.addEventListener('click', async () => {
      const [first] = await show()
      first?.querySelector('a').focus()
    })
    await show()
    status.textContent = instead === '' ? said : `${said} ${text(words.instead, { words: instead })}`
  }
  run().catch(() => {
    status.textContent = words.failed
  })
})()
