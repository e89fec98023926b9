/** Searches the sections of all pages, in the browser. */
import MiniSearch from './minisearch.js'

const words = new URLSearchParams(location.search).get('q') ?? ''
const input = document.querySelector('#q')
const count = document.querySelector('#count')
const results = document.querySelector('#results')
const maxResults = 30

input.value = words
if (words.trim() === '') count.textContent = 'Type what you are looking for above.'
else await show()

async function show() {
  const sections = await (await fetch('site/sections.json')).json()
  const index = new MiniSearch({
    idField: 'address',
    fields: ['heading', 'page', 'text'],
    storeFields: ['heading', 'page', 'text'],
    searchOptions: { boost: { heading: 3, page: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  })
  index.addAll(sections)
  const found = index.search(words)
  const shown = found.slice(0, maxResults)
  count.textContent =
    found.length === 0
      ? `Nothing was found for “${words}”.`
      : `${found.length} ${found.length === 1 ? 'place' : 'places'} for “${words}”`
  results.append(...shown.map((each) => result(each)))
}

function result({ id, heading, page, text, terms }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = id
  link.textContent = heading
  const where = document.createElement('p')
  where.textContent = heading === page ? '' : page
  const excerpt = document.createElement('p')
  excerpt.textContent = around(text, terms)
  item.append(link, where, excerpt)
  return item
}

/** The words around the first that was found. */
function around(text, terms) {
  const lower = text.toLowerCase()
  const places = terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0)
  const start = Math.max(0, Math.min(...places, text.length) - 60)
  const from = places.length === 0 ? 0 : text.indexOf(' ', start)
  const piece = text.slice(Math.max(0, from), from + 200).trim()
  return `${from > 0 ? '… ' : ''}${piece}${text.length > from + 200 ? ' …' : ''}`
}
