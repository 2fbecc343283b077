// The page of `agendapack preview`: shows what the server tells it, and keeps its place.
const $ = (id) => document.getElementById(id)
const SITE = 'website'
const SEVERITIES = { error: 'Error', warning: 'Warning', info: 'Note' }
const STATES = {
  working: 'Making the pack.',
  shown: 'The pages are up to date. They are being checked and proved.',
  proved: 'Up to date. Every page has been proved.',
  refused: 'The pages are up to date. This pack cannot be published: correct the errors first.',
  broken: 'The pages are older than your files.',
}

let told
let shown = { src: '', frame: undefined }

/** The document and the page that the address names. */
function place() {
  const [id = '', page = '1'] = decodeURIComponent(location.hash.slice(1)).split('/')
  const documents = told?.documents ?? []
  const known = id === SITE || documents.some((one) => one.id === id)
  return { id: known ? id : (documents[0]?.id ?? ''), page: Math.max(1, Number.parseInt(page, 10) || 1) }
}

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** An entry of a list that leads to a place of the page. */
function link(href, isCurrent, ...children) {
  const made = make('a', { href }, ...children)
  if (isCurrent) made.setAttribute('aria-current', 'true')
  return make('li', {}, made)
}

/** Replaces the children of a list without taking the keyboard from the link it is on. */
function refill(list, children) {
  const href = list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : undefined
  list.replaceChildren(...children)
  if (href) [...list.querySelectorAll('a')].find((one) => one.getAttribute('href') === href)?.focus()
}

function render() {
  const { id, page } = place()
  const current = told.documents.find((one) => one.id === id)
  $('title').textContent = told.title || 'Preview'
  document.title = `${told.title || 'Preview'} - agendapack`
  $('status').textContent = `${STATES[told.state]} ${inWords(told.findings.length)}`
  $('broken').hidden = told.state !== 'broken'
  $('broken').textContent = told.documents.length
    ? 'Something cannot be read. These are the pages as they were before.'
    : 'There is no pack to show yet. The findings say what to correct.'
  refill($('documents'), [
    ...told.documents.map((one) => link(`#${one.id}/1`, one.id === id, one.title)),
    ...(told.siteAddress ? [link(`#${SITE}`, id === SITE, 'Website')] : []),
  ])
  $('pages').hidden = !current
  $('of').textContent = current ? `of ${current.pages}` : ''
  if (document.activeElement !== $('page')) $('page').value = String(page)
  $('page').max = String(current?.pages ?? 1)
  refill(
    $('parts'),
    (current?.parts ?? []).map((part) =>
      link(`#${id}/${part.page}`, false, part.title, make('span', {}, ` page ${part.page}`)),
    ),
  )
  renderFindings()
  renderMeetings()
  const pdf = current && `pdf/${id}/${current.digest}#page=${Math.min(page, current.pages)}&navpanes=0&view=FitH`
  show(id === SITE ? `site/${told.siteAddress ?? ''}` : pdf, id === SITE ? 'Website' : `${current?.title}, PDF`)
}

/** Lets the next picture come up behind the old one, so that nothing flickers. */
function show(src, title) {
  if (!src || src === shown.src) return
  const hadFocus = document.activeElement?.tagName === 'IFRAME'
  const frame = make('iframe', { title, src, className: 'coming' })
  const before = [...$('frames').children]
  frame.addEventListener('load', () => {
    if (shown.frame !== frame) return
    frame.className = ''
    for (const old of before) old.remove()
    if (hadFocus) frame.focus()
  })
  shown = { src, frame }
  $('frames').append(frame)
}

function renderFindings() {
  $('count').textContent = told.findings.length > 1 ? `${inWords(told.findings.length)} The worst come first.` : inWords(told.findings.length)
  refill(
    $('findings'),
    told.findings.map(({ severity, reason, note, words, where, href }) =>
      make(
        'li',
        { className: severity },
        make('p', {}, make('span', { className: 'severity' }, `${SEVERITIES[severity]}: `), reason),
        words === undefined ? undefined : make('blockquote', {}, words),
        note ? make('p', {}, note) : undefined,
        make('p', {}, make('a', { href }, where)),
      ),
    ),
  )
}

function inWords(count) {
  return count === 0 ? 'No findings.' : count === 1 ? '1 finding.' : `${count} findings.`
}

function renderMeetings() {
  $('choose').hidden = told.meetings.length === 0
  const options = told.meetings.map((path) =>
    make('option', { value: path, selected: path === told.meeting }, path.replace(/^meetings\/|\/meeting\.yaml$/g, '')),
  )
  if (document.activeElement !== $('meeting')) $('meeting').replaceChildren(...options)
}

/** Goes to the page of what was changed, where there is one in the document that is shown. */
function follow(next) {
  const { id, page } = place()
  const one = next.documents.find((document) => document.id === id)
  const isNew = one && one.digest !== told?.documents.find((document) => document.id === id)?.digest
  if (!isNew || one.changed === undefined || !$('follow').checked || one.changed === page) return
  history.replaceState(undefined, '', `#${id}/${one.changed}`)
}

addEventListener('hashchange', () => told && render())
$('go').addEventListener('submit', (event) => {
  event.preventDefault()
  location.hash = `#${place().id}/${$('page').value}`
})
$('meeting').addEventListener('change', () => {
  fetch('meeting', { method: 'POST', body: $('meeting').value })
  $('meeting').blur()
})
const events = new EventSource('events')
events.addEventListener('message', ({ data }) => {
  const next = JSON.parse(data)
  if (told) follow(next)
  told = next
  render()
})
events.addEventListener('error', () => {
  $('status').textContent = 'The preview has stopped. Run agendapack preview again.'
})
