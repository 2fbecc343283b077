// Leads on from an old address, by the table that the workspace has of them. Without this script the page leads to the archive.
;(async () => {
  const area = document.getElementById('moved')
  if (!area) return
  const root = new URL(area.dataset.root, location.href)
  const path = decodeURIComponent(location.pathname.slice(root.pathname.length)).toLowerCase().replace(/\/$/u, '')
  const given = new Map([...new URLSearchParams(location.search)].map(([name, value]) => [name.toLowerCase(), value]))
  const answer = await fetch(area.dataset.table)
  const table = answer.ok ? await answer.json() : []
  const found = table
    .filter(([from, parameters]) => from.replace(/\/$/u, '') === path && Object.entries(parameters).every(([name, value]) => given.get(name) === value))
    .sort(([, a], [, b]) => Object.keys(b).length - Object.keys(a).length)
  if (found.length > 0) location.replace(new URL(found[0][2], root))
})()
