// The search page. Reads the index that agendapack made, with MiniSearch; without it the page leads to the archive.
;(() => {
  const area = document.getElementById('search')
  const status = document.getElementById('search-status')
  const results = document.getElementById('search-results')
  const field = document.getElementById('query')
  if (!area || !status || !results || !field) return
  const query = new URLSearchParams(location.search).get('q')?.trim() ?? ''
  field.value = query
  if (query === '') return

  const say = (text) => {
    status.textContent = text.replace('{query}', query)
  }
  // Languages have different words for different numbers.
  const counted = (count) => {
    const texts = JSON.parse(area.dataset.results)
    const category = new Intl.PluralRules(document.documentElement.lang).select(count)
    return (texts[category] ?? texts.other).replace('{count}', count)
  }
  const line = ({ title, about, page, kind }) => {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = area.dataset.root + page
    link.textContent = title
    const soft = document.createElement('span')
    soft.className = 'soft'
    soft.textContent = [area.dataset[kind], about].filter(Boolean).join(' · ')
    item.append(link, ' ', soft)
    return item
  }
  const show = (found) => {
    say(found.length === 0 ? area.dataset.none : counted(found.length))
    results.replaceChildren(...found.slice(0, 100).map(line))
    results.hidden = found.length === 0
  }
  fetch(area.dataset.index)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
    .then((text) => {
      const index = MiniSearch.loadJSON(text, { fields: ['title', 'text'], storeFields: ['kind', 'title', 'about', 'page'] })
      show(index.search(query, { prefix: true, fuzzy: 0.15, combineWith: 'AND', boost: { title: 3 } }))
    })
    .catch(() => say(area.dataset.failed))
})()
