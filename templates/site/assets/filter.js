// Leaves of a list of members those whose line has all the words that are typed. Without this script, the whole list stands.
const form = document.querySelector('form.filter')
const field = document.querySelector('#filter')
const status = document.querySelector('#filter-status')
const sections = [...document.querySelectorAll('section.letter')].map((section) => ({
  section,
  lines: [...section.querySelectorAll('li')].map((line) => ({ line, text: folded(line.textContent ?? '') })),
}))

if (form && field && status) {
  form.hidden = false
  form.addEventListener('submit', (event) => event.preventDefault())
  field.addEventListener('input', () => {
    const words = folded(field.value).split(/\s+/).filter(Boolean)
    let count = 0
    for (const { section, lines } of sections) {
      const shown = lines.filter(({ line, text }) => {
        line.hidden = !words.every((word) => text.includes(word))
        return !line.hidden
      })
      section.hidden = shown.length === 0
      count += shown.length
    }
    status.textContent = words.length === 0 ? '' : field.dataset.count.replace('{count}', String(count))
  })
}

function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
