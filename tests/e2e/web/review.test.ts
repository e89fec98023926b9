import { beforeEach, expect, test } from 'vitest'
import { personKeys } from '../../../src/adapters/web/classroom.ts'
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

/** Everything that somebody would see in every channel after a reload. */
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

test('nothing of a review is visible to anybody else in the classroom, teachers included', async () => {
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

test('Save under what is shown to all answers the one who presses alone', async () => {
  await send('rivera', 'line', { line: 'quote ninety steps show:yes' })
  expect(await seenBy('ben')).toContain('review:save:quote/ninety')
  expect(await send('ana', 'press', { address: 'review:save:quote/ninety' })).toContain('Saved')
  for (const other of others) expect(await seenBy(other)).not.toContain('Saved to your flashcards')
  expect(await send('ben', 'line', { line: 'review' })).toContain('no flashcards')
})

test('a review cannot be shared with the room by hand', async () => {
  await send('ana', 'line', { line: 'review start lines' })
  await send('ana', 'press', { address: 'share:room:review:show:quote/ninety/0' })
  await send('ana', 'press', { address: 'share:room:mydata:sure:0' })
  for (const other of others) {
    expect(await seenBy(other)).not.toMatch(/How well did you|Are you sure/)
  }
})
