import { beforeEach, expect, test } from 'vitest'
import { personKeys } from '../../../src/adapters/web/ids.ts'
import { type Playground, openPlayground } from '../../fixtures/playground.ts'

let playground: Playground
let requests = 0

beforeEach(async () => {
  playground = await openPlayground()
})

const headers = { host: '127.0.0.1:3000', 'content-type': 'application/json' }

async function send(as: string, what: string, body: object, room = 'general'): Promise<string> {
  requests += 1
  const request = `request${String(requests).padStart(8, '0')}`
  const response = await playground.routes.request(`/play/${what}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ as, room, request, ...body }),
  })
  return response.text()
}

/** Everything that a person would see in all channels after a reload. */
async function seenBy(as: string): Promise<string> {
  const pages = await Promise.all(
    ['general', 'quiz', 'me'].map(async (room) => {
      const page = await playground.routes.request(`/?as=${as}&room=${room}`, { headers })
      return page.text()
    }),
  )
  return pages.join('')
}

const others = personKeys.filter((key) => key !== 'ana')

test('nobody else in the classroom sees anything of a review, not even the teacher', async () => {
  await send('ana', 'line', { line: 'review start lines' })
  await send('ana', 'line', { line: 'review' })
  await send('ana', 'press', { address: 'review:show:quote/ninety/0' })
  await send('ana', 'press', { address: 'review:grade:quote/ninety/0/again' }, 'quiz')
  await send('ana', 'line', { line: 'review export' }, 'me')
  await send('ana', 'line', { line: 'mydata' })
  const own = await seenBy('ana')
  expect(own).toContain('How well did you know it?')
  expect(own).toContain('To get everything in full')
  expect(others.length).toBeGreaterThan(3)
  for (const other of others) {
    const page = await seenBy(other)
    expect(page).not.toMatch(/How well did you|review:(show|grade)|To get everything in full/)
  }
})

test('Save on a public message answers only the person who pressed it', async () => {
  await send('rivera', 'line', { line: 'quote ninety steps show:yes' })
  expect(await seenBy('ben')).toContain('review:save:quote/ninety')
  expect(await send('ana', 'press', { address: 'review:save:quote/ninety' })).toContain('Saved')
  for (const other of others) expect(await seenBy(other)).not.toContain('Saved to your flashcards')
  expect(await send('ben', 'line', { line: 'review' })).toContain('no flashcards')
})

test('a made-up request cannot share a review with the room', async () => {
  await send('ana', 'line', { line: 'review start lines' })
  await send('ana', 'press', { address: 'share:room:review:show:quote/ninety/0' })
  await send('ana', 'press', { address: 'share:room:mydata:sure:0' })
  for (const other of others) {
    expect(await seenBy(other)).not.toMatch(/How well did you|Are you sure/)
  }
})

test('a class’s deck is made, shown and joined on the page, and nobody sees who joined', async () => {
  const made = await send('rivera', 'line', { line: 'review deck add:terms' })
  expect(made).toContain('Whoever has joined gets them')
  await send('rivera', 'press', { address: 'share:room:review:post-deck:' })
  expect(await seenBy('ben')).toContain('Join if you like')
  expect(await send('ana', 'press', { address: 'review:join-deck:' })).toContain('You’ve joined')
  expect(await send('ana', 'line', { line: 'review' })).toContain('What does this term mean?')
  expect(await send('rivera', 'line', { line: 'review deck' })).toContain('1 student')
  for (const other of others) expect(await seenBy(other)).not.toContain('You’ve joined')
  expect(await send('ben', 'press', { address: 'share:room:review:post-deck:' })).toContain(
    'teacher',
  )
})

test('a run through missed questions on the page, which nobody else sees', async () => {
  await send('ana', 'line', { line: 'review start questions' })
  await send('ana', 'press', { address: 'review:grade:quiz/who-ninety/0/again' })
  expect(await send('ana', 'line', { line: 'review missed' })).toContain(
    'There’s 1 question that you missed lately.',
  )
  const page = await seenBy('ana')
  const [address] = /review:missed-answer:[^"&]+/.exec(page) ?? []
  expect(await send('ana', 'press', { address })).toMatch(/comes again later\.|You know it now\./)
  for (const other of others) expect(await seenBy(other)).not.toMatch(/missed-answer|missed lately/)
})
