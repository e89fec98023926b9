/** The form for what a pack is about changes only what somebody has changed, and gives a new pack an id of its own. */
import { expect, test } from 'vitest'
import { createAboutForm } from '../../../src/app/studio/about-form.ts'
import { applyEdits } from '../../../src/app/studio/rewrite-entry.ts'
import { readStarter } from '../../../src/app/studio/read-starter.ts'

const texts = await readStarter('play')
const form = createAboutForm()

function open(pack = texts.pack) {
  const opened = form.openForm({ texts: { ...texts, pack } })
  if (typeof opened === 'string') throw new Error(`There is no form: ${opened}.`)
  return opened
}

function write(given: Parameters<typeof form.write>[1], pack = texts.pack) {
  const written = form.write({ texts: { ...texts, pack } }, given)
  if (typeof written === 'string') throw new Error(`It was not written: ${written}.`)
  return { text: applyEdits(pack, [written.edit]), mistakes: written.mistakes }
}

test('only lines that say something else now are different, and notes stay', () => {
  const { text, mistakes } = write({ ...open().value, title: 'Éowyn’s Song: One' })
  const before = texts.pack.split('\n')
  expect(mistakes).toEqual([])
  expect(text.split('\n').filter((line, at) => line !== before[at])).toEqual([
    'id: eowyns-song-one # the same as the name of the folder',
    expect.stringContaining(`title: 'Éowyn’s Song: One' #`),
  ])
})

test('an id that somebody chose stays, and a title without letters is no reason to stop', () => {
  const own = texts.pack.replace('id: starter', 'id: macbeth')
  expect(write({ ...open(own).value, title: 'Other' }, own).text).toContain('id: macbeth #')
  expect(write({ ...open().value, title: '…' }).text).toContain('id: my-pack #')
})

test('begins a file that is empty, and says at each field what is missing', () => {
  for (const empty of ['', '# Nothing yet.\n']) {
    const { text, mistakes } = write({ ...open(empty).value, title: 'One' }, empty)
    expect(text).toMatch(/^(?:# Nothing yet\.\n)?format: 2\nid: one\n/)
    expect(mistakes.map(({ path }) => path)).toEqual([['part'], ['summary'], ['work']])
  }
})

const wide = Array.from({ length: 500 }, (_, index) => `k${index}: 1\n`).join('')

test.each(['a: [', '- 1', 'text', 'a: &x [1]\nb: *x', wide])('there is no form for %j', (pack) => {
  const place = { texts: { ...texts, pack } }
  expect([form.openForm(place), form.write(place, { title: 'x' })]).toEqual([
    'unreadable',
    'unreadable',
  ])
})

test('a format of two levels is left alone, and odd names are kept as they are', () => {
  const pack = `${texts.pack.replace(/^unit:.*(?:\n .*)*/m, '')}\nunit: { name: scene, within: act }\n"__proto__": 1\n`
  const { fields, value } = open(pack)
  expect(fields.map(({ name }) => name)).not.toContain('unit')
  expect(write({ ...value, part: 'Two' }, pack).text).toContain(
    'unit: { name: scene, within: act }',
  )
})
